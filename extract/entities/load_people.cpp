// Offices, and the people who hold them.
#include <algorithm>
#include <cctype>

#include "core/table.h"
#include "extract/entities/table_builder.h"

namespace onrecord {

std::string to_slug(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) != 0) {
      out += static_cast<char>(byte < 0x80 ? std::tolower(byte) : byte);
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

namespace {

std::optional<CivilDate> day_of(std::string_view text, CivilDate open) {
  if (text.empty()) return open;
  return CivilDate::parse(text);
}

/// Index of `person`, which is one of tables.people.
std::uint32_t index_of(const EntityTables& tables, const PersonRecord& person) { return static_cast<std::uint32_t>(&person - tables.people.data()); }

void add_name(EntityTables& tables, PersonRecord& person, std::string_view name) {
  if (std::find(person.names.begin(), person.names.end(), name) != person.names.end()) return;
  person.names.emplace_back(name);
  tables.people_by_name[std::string(name)].push_back(index_of(tables, person));
  if (name.find(' ') != std::string_view::npos) tables.person_names.add(name, index_of(tables, person));
}

/// The person whose term the row is: one of that name and country, else a new one.
std::uint32_t person_of(EntityTables& tables, const Table& table, std::size_t row) {
  const std::string name(table.cell(row, 0));
  const auto country = CountryCode::parse(table.cell(row, 3));
  const auto known = tables.people_by_name.find(name);
  bool namesakes = false;
  for (const std::uint32_t at : known == tables.people_by_name.end() ? std::vector<std::uint32_t>{} : known->second) {
    if (tables.people[at].name != name) continue;
    if (!tables.people[at].country || !country || *tables.people[at].country == *country) return at;
    namesakes = true;
  }
  PersonRecord person;
  person.name = name;
  person.id = "person:" + to_slug(namesakes && country ? name + " " + country->str() : name);
  person.surname = table.cell(row, 1);
  person.gender = table.cell(row, 2).empty() ? '\0' : table.cell(row, 2)[0];
  person.country = country;
  tables.people.push_back(std::move(person));
  const auto index = static_cast<std::uint32_t>(tables.people.size() - 1);
  add_name(tables, tables.people.back(), name);
  tables.people_by_surname[tables.people.back().surname].push_back(index);
  return index;
}

/// The days of a term, from the cells `column` and the one after it.
Result<DateRange> term_of(const Table& table, std::size_t row, std::size_t column) {
  const auto from = day_of(table.cell(row, column), {1, 1, 1});
  const auto to = day_of(table.cell(row, column + 1), {9999, 12, 31});
  if (!from || !to || *to < *from) return table.error(row, "not a term: '" + std::string(table.cell(row, column)) + "'");
  return DateRange{*from, *to};
}

bool is_office_id(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

}  // namespace

Status load_offices(const std::filesystem::path& folder, EntityTables& tables) {
  auto table = Table::load(folder / "offices.tsv", {"id", "label", "organization", "country", "other_names"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string id(table->cell(row, 0));
    if (!is_office_id(id)) return table->error(row, "not an id: '" + id + "'");
    if (table->cell(row, 1).empty()) return table->error(row, "an office without a label");
    OfficeRecord office{id, std::string(table->cell(row, 1)), std::string(table->cell(row, 2)), CountryCode::parse(table->cell(row, 3)), {}};
    if (!office.country && !table->cell(row, 3).empty()) return table->error(row, "not a country: '" + std::string(table->cell(row, 3)) + "'");
    for (const auto name : table->list(row, 4)) office.other_names.emplace_back(to_lower_ascii(name));
    if (!tables.office_by_id.emplace(id, static_cast<std::uint32_t>(tables.offices.size())).second)
      return table->error(row, "a second office '" + id + "'");
    tables.offices.push_back(std::move(office));
  }
  return Done{};
}

Status load_people(const std::filesystem::path& folder, EntityTables& tables) {
  auto table = Table::load(folder / "people.tsv", {"name", "surname", "gender", "country", "office", "as", "from", "to", "other_names"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto days = term_of(*table, row, 6);
    if (!days) return days.error();
    const auto found = tables.office_by_id.find(table->cell(row, 4));
    if (found == tables.office_by_id.end()) return table->error(row, "no office '" + std::string(table->cell(row, 4)) + "' in offices.tsv");
    const OfficeRecord& office = tables.offices[found->second];
    PersonRecord& person = tables.people[person_of(tables, *table, row)];
    for (const auto other : table->list(row, 8)) add_name(tables, person, other);
    const std::string as(table->cell(row, 5));
    person.terms.push_back({as.empty() ? office.label : as + ' ' + office.label, office.organization, *days, found->second});
  }
  return Done{};
}

Status add_people(const std::filesystem::path& file, EntityTables& tables) {
  auto table = Table::load(file, {"name", "surname", "gender", "country", "role", "organization", "from", "to", "other_names"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto days = term_of(*table, row, 6);
    if (!days) return days.error();
    PersonRecord& person = tables.people[person_of(tables, *table, row)];
    for (const auto other : table->list(row, 8)) add_name(tables, person, other);
    if (!table->cell(row, 4).empty()) person.terms.push_back({std::string(table->cell(row, 4)), std::string(table->cell(row, 5)), *days});
  }
  return Done{};
}

}  // namespace onrecord
