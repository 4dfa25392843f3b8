#include "report/row_table.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/terminal_text.h"
#include "core/utf8.h"
#include "report/escape.h"

namespace onrecord {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kWidest = 72;  // a table cell longer than this is cut with "…"

std::string number_text(double value) {
  if (std::nearbyint(value) == value && std::abs(value) < 9e15) return std::to_string(static_cast<std::int64_t>(value));
  return Json(value).dump();
}

std::string cell_text(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return std::to_string(*whole);
  if (const auto* number = std::get_if<double>(&cell)) return number_text(*number);
  return {};
}

Json cell_json(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return *whole;
  if (const auto* number = std::get_if<double>(&cell)) {
    if (std::nearbyint(*number) == *number && std::abs(*number) < 9e15) return static_cast<std::int64_t>(*number);
    return *number;
  }
  return nullptr;
}

Json row_json(const RowTable& table, std::size_t row) {
  Json object = Json::object();
  for (std::size_t c = 0; c < table.columns.size(); ++c) object[table.columns[c]] = cell_json(table.rows[row][c]);
  return object;
}

std::string dump(const Json& json, int indent) { return json.dump(indent, ' ', false, Json::error_handler_t::replace); }

std::string cut(const std::string& text) {
  if (count_code_points(text) <= kWidest) return text;
  std::string out;
  std::size_t at = 0;
  for (std::size_t i = 0; i + 1 < kWidest; ++i) at += decode_utf8(text, at).size;
  return text.substr(0, at) + "\xE2\x80\xA6";
}

std::string render_aligned(const RowTable& table) {
  std::vector<std::vector<std::string>> cells = {table.columns};
  for (const auto& row : table.rows) {
    std::vector<std::string> line;
    for (const Cell& cell : row) line.push_back(cut(to_terminal_text(cell_text(cell))));
    cells.push_back(std::move(line));
  }
  std::vector<std::size_t> widths(table.columns.size(), 0);
  for (const auto& line : cells) {
    for (std::size_t c = 0; c < line.size(); ++c) widths[c] = std::max(widths[c], count_code_points(line[c]));
  }
  std::string out;
  for (const auto& line : cells) {
    std::string text;
    for (std::size_t c = 0; c < line.size(); ++c) {
      text += line[c];
      text.append(widths[c] - count_code_points(line[c]) + 2, ' ');
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + "\n";
  }
  return out;
}

std::string render_separated(const RowTable& table, std::string (*escape)(std::string_view), const std::string& before, const std::string& between,
                             const std::string& after, bool rule) {
  std::string out = before;
  for (std::size_t c = 0; c < table.columns.size(); ++c) out += (c == 0 ? "" : between) + escape(table.columns[c]);
  out += after;
  if (rule) {
    out += "|";
    for (std::size_t c = 0; c < table.columns.size(); ++c) out += " --- |";
    out += "\n";
  }
  for (const auto& row : table.rows) {
    out += before;
    for (std::size_t c = 0; c < row.size(); ++c) out += (c == 0 ? "" : between) + escape(cell_text(row[c]));
    out += after;
  }
  return out;
}

}  // namespace

std::optional<Format> parse_format(std::string_view word) {
  if (word == "table") return Format::table;
  if (word == "json") return Format::json;
  if (word == "jsonl") return Format::jsonl;
  if (word == "csv") return Format::csv;
  if (word == "markdown") return Format::markdown;
  return std::nullopt;
}

std::string render(const RowTable& table, Format format) {
  std::string out;
  switch (format) {
    case Format::table: return table.rows.empty() ? "" : render_aligned(table);
    case Format::csv: return render_separated(table, escape_csv, "", ",", "\r\n", false);
    case Format::markdown: return render_separated(table, escape_markdown, "| ", " | ", " |\n", true);
    case Format::jsonl:
      for (std::size_t row = 0; row < table.rows.size(); ++row) out += dump(row_json(table, row), -1) + "\n";
      return out;
    case Format::json: {
      Json list = Json::array();
      for (std::size_t row = 0; row < table.rows.size(); ++row) list.push_back(row_json(table, row));
      return dump(list, 2) + "\n";
    }
  }
  return out;
}

}  // namespace onrecord
