#include <algorithm>
#include <cctype>

#include "core/table.h"
#include "extract/entities/table_builder.h"

namespace onrecord {
namespace {

/// "Alejandro Mayorkas" -> "alejandro-mayorkas"; bytes that are not ASCII stay.
std::string slug(std::string_view name) {
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

std::optional<CivilDate> day_of(std::string_view text, CivilDate open) {
  if (text.empty()) return open;
  return CivilDate::parse(text);
}

}  // namespace

Status load_organizations(const std::filesystem::path& folder, EntityTables& tables) {
  auto table = Table::load(folder / "organizations.tsv", {"name", "country", "other_names", "titles", "parent"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    OrganizationRecord record;
    record.name = table->cell(row, 0);
    record.country = CountryCode::parse(table->cell(row, 1));
    record.id = "org:" + slug((record.country ? record.country->str() + " " : "") + record.name);
    record.parent = table->cell(row, 4);
    record.names.push_back(record.name);
    for (const auto name : table->list(row, 2)) record.names.emplace_back(name);
    for (const auto topic : table->list(row, 3)) record.topics.emplace_back(topic);
    const auto index = static_cast<std::uint32_t>(tables.organizations.size());
    for (const std::string& name : record.names) {
      tables.organization_by_name.emplace(name, index);
      add_phrase(tables, name, {PhraseKind::organization, record.country, MentionType::organization, index});
    }
    tables.organizations.push_back(std::move(record));
  }
  return Done{};
}

namespace {

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
  person.id = "person:" + slug(namesakes && country ? name + " " + country->str() : name);
  person.surname = table.cell(row, 1);
  person.gender = table.cell(row, 2).empty() ? '\0' : table.cell(row, 2)[0];
  person.country = country;
  tables.people.push_back(std::move(person));
  const auto index = static_cast<std::uint32_t>(tables.people.size() - 1);
  add_name(tables, tables.people.back(), name);
  tables.people_by_surname[tables.people.back().surname].push_back(index);
  return index;
}

}  // namespace

Status load_people(const std::filesystem::path& folder, EntityTables& tables) { return add_people(folder / "people.tsv", tables); }

Status add_people(const std::filesystem::path& file, EntityTables& tables) {
  auto table = Table::load(file, {"name", "surname", "gender", "country", "role", "organization", "from", "to", "other_names"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto from = day_of(table->cell(row, 6), {1, 1, 1});
    const auto to = day_of(table->cell(row, 7), {9999, 12, 31});
    if (!from || !to || *to < *from) return table->error(row, "not a term: '" + std::string(table->cell(row, 6)) + "'");
    PersonRecord& person = tables.people[person_of(tables, *table, row)];
    for (const auto other : table->list(row, 8)) add_name(tables, person, other);
    if (!table->cell(row, 4).empty()) person.terms.push_back({std::string(table->cell(row, 4)), std::string(table->cell(row, 5)), {*from, *to}});
  }
  return Done{};
}

Status load_known_names(const std::filesystem::path& folder, EntityTables& tables) {
  static constexpr std::string_view kKinds[] = {"company", "media", "group", "club", "other", "family"};
  auto table = Table::load(folder / "known_names.tsv", {"kind", "names"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto kind = std::find(std::begin(kKinds), std::end(kKinds), table->cell(row, 0));
    if (kind == std::end(kKinds)) return table->error(row, "unknown kind '" + std::string(table->cell(row, 0)) + "'");
    for (const auto name : table->list(row, 1)) tables.known_names.add(name, static_cast<std::uint32_t>(kind - std::begin(kKinds)));
  }
  return Done{};
}

Status load_words(const std::filesystem::path& folder, EntityTables& tables) {
  auto titles = Table::load(folder / "titles.tsv", {"kind", "gender", "words"});
  if (!titles) return titles.error();
  for (std::size_t row = 0; row < titles->size(); ++row) {
    TitleWord word;
    const std::string_view kind = titles->cell(row, 0);
    if (kind == "honorific")
      word.kind = TitleKind::honorific;
    else if (kind == "calling")
      word.kind = TitleKind::calling;
    else if (kind == "former")
      word.kind = TitleKind::former;
    else if (kind == "rank")
      word.kind = TitleKind::rank;
    else if (kind != "office")
      return titles->error(row, "unknown kind '" + std::string(kind) + "'");
    word.gender = titles->cell(row, 1).empty() ? '\0' : titles->cell(row, 1)[0];
    for (const auto w : titles->list(row, 2)) tables.titles.emplace(w, word);
  }
  auto names = Table::load(folder / "given_names.tsv", {"gender", "names"});
  if (!names) return names.error();
  for (std::size_t row = 0; row < names->size(); ++row) {
    const char gender = names->cell(row, 0).empty() ? '\0' : names->cell(row, 0)[0];
    for (const auto name : names->list(row, 1)) tables.given_names.emplace(name, gender);
  }
  auto heads = Table::load(folder / "heads.tsv", {"kind", "words"});
  if (!heads) return heads.error();
  const std::pair<std::string_view, StringSet*> sets[] = {{"government", &tables.government_nouns},
                                                          {"national", &tables.national_heads},
                                                          {"shared", &tables.shared_bodies},
                                                          {"particle", &tables.particles},
                                                          {"suffix", &tables.suffixes}};
  for (std::size_t row = 0; row < heads->size(); ++row) {
    const std::string_view kind = heads->cell(row, 0);
    const auto set = std::find_if(std::begin(sets), std::end(sets), [&](const auto& s) { return s.first == kind; });
    if (set != std::end(sets)) {
      for (const auto w : heads->list(row, 1)) set->second->emplace(w);
      continue;
    }
    if (kind == "leader") {
      for (const auto w : heads->list(row, 1)) tables.leaders.emplace_back(w);
      continue;
    }
    HeadKind head = HeadKind::not_name;
    if (kind == "organization")
      head = HeadKind::organization;
    else if (kind == "place")
      head = HeadKind::place;
    else if (kind == "event")
      head = HeadKind::event;
    else if (kind != "not_name")
      return heads->error(row, "unknown kind '" + std::string(kind) + "'");
    for (const auto w : heads->list(row, 1)) tables.heads.emplace(w, head);
  }
  return Done{};
}

}  // namespace onrecord
