#include "app/people_rows.h"

#include <algorithm>
#include <map>

#include "core/table.h"

namespace onrecord {
namespace {

constexpr const char* kComment =
    "# Office holders of this workspace, one term a row, read beside the program's own. Dates are days; an empty `to`: still held.\n";

std::string key_of(const PersonRow& row) {
  std::string key;
  for (const std::string* cell : {&row.name, &row.country, &row.role, &row.organization, &row.from}) key += *cell + '\t';
  return key;
}

std::string join(const std::vector<std::string>& cells, char separator) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : std::string(1, separator)) + cells[i];
  return out;
}

std::string line_of(const PersonRow& r) {
  return join({r.name, r.surname, r.gender, r.country, r.role, r.organization, r.from, r.to, join(r.other_names, '|')}, '\t') + '\n';
}

PersonRow row_at(const Table& table, std::size_t at) {
  const auto cell = [&](std::size_t column) { return std::string(table.cell(at, column)); };
  PersonRow row{cell(0), cell(1), cell(2), cell(3), cell(4), cell(5), cell(6), cell(7), {}};
  for (const auto name : table.list(at, 8)) row.other_names.emplace_back(name);
  return row;
}

/// What is new in `row`; the newer file knows when a term ended.
bool take_in(PersonRow& known, const PersonRow& row) {
  bool changed = false;
  const auto take = [&](std::string& cell, const std::string& from) {
    if (from.empty() || cell == from) return;
    cell = from;
    changed = true;
  };
  take(known.to, row.to);
  if (known.gender.empty()) take(known.gender, row.gender);
  for (const std::string& name : row.other_names) {
    if (std::find(known.other_names.begin(), known.other_names.end(), name) != known.other_names.end()) continue;
    known.other_names.push_back(name);
    changed = true;
  }
  return changed;
}

/// The lines of a file: those that are rows by their index, all others as they are.
struct Line {
  std::string text;
  bool row = false;
};

std::vector<Line> lines_of(const std::string& before) {
  std::vector<Line> lines;
  bool header = false;
  for (const auto line : split(before, '\n')) {
    const bool comment = trim(line).empty() || trim(line).starts_with('#');
    lines.push_back({std::string(line) + '\n', !comment && header});
    header |= !comment;
  }
  if (!lines.empty() && lines.back().text == "\n") lines.pop_back();
  return lines;
}

}  // namespace

const std::vector<std::string>& people_columns() {
  static const std::vector<std::string> columns = {"name", "surname", "gender", "country", "role", "organization", "from", "to", "other_names"};
  return columns;
}

Result<MergedPeople> merge_people(const std::string& before, const std::string& file, const std::vector<PersonRow>& rows) {
  const std::string start = before.empty() ? kComment + join(people_columns(), '\t') + '\n' : before;
  const auto table = Table::parse(start, file, people_columns());
  if (!table) return table.error();
  MergedPeople out;
  std::vector<PersonRow> merged;
  std::vector<bool> dirty;
  std::map<std::string, std::size_t> at;
  for (std::size_t i = 0; i < table->size(); ++i) {
    merged.push_back(row_at(*table, i));
    at.emplace(key_of(merged.back()), i);
  }
  dirty.resize(merged.size());
  for (const PersonRow& row : rows) {
    const auto [known, fresh] = at.emplace(key_of(row), merged.size());
    if (fresh) {
      merged.push_back(row);
      ++out.added;
      continue;
    }
    const bool changed = take_in(merged[known->second], row);
    if (known->second < dirty.size() && changed) dirty[known->second] = true;
    (changed ? out.changed : out.same) += 1;
  }
  std::size_t row = 0;
  for (const Line& line : lines_of(start)) {
    out.text += line.row && dirty[row] ? line_of(merged[row]) : line.text;
    row += line.row ? 1 : 0;
  }
  for (; row < merged.size(); ++row) out.text += line_of(merged[row]);
  return out;
}

}  // namespace onrecord
