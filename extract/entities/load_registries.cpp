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

Status load_people(const std::filesystem::path& folder, EntityTables& tables) { return add_people(folder / "people.tsv", tables); }

Status add_people(const std::filesystem::path& file, EntityTables& tables) {
  auto table = Table::load(file, {"name", "surname", "gender", "country", "role", "organization", "from", "to", "other_names"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string name(table->cell(row, 0));
    const auto from = day_of(table->cell(row, 6), {1, 1, 1});
    const auto to = day_of(table->cell(row, 7), {9999, 12, 31});
    if (!from || !to || *to < *from) return table->error(row, "not a term: '" + std::string(table->cell(row, 6)) + "'");
    const auto country = CountryCode::parse(table->cell(row, 3));
    std::vector<std::pair<std::string, std::uint32_t>> others;
    auto& known = tables.people_by_name[name];
    auto same = std::find_if(known.begin(), known.end(), [&](std::uint32_t at) {
      const auto& of = tables.people[at].country;
      return !of || !country || *of == *country;
    });
    if (same == known.end()) {
      PersonRecord person;
      person.name = name;
      person.id = "person:" + slug(known.empty() || !country ? name : name + " " + country->str());  // a namesake of another country
      person.surname = table->cell(row, 1);
      person.gender = table->cell(row, 2).empty() ? '\0' : table->cell(row, 2)[0];
      person.country = country;
      const auto index = static_cast<std::uint32_t>(tables.people.size());
      same = known.insert(known.end(), index);
      if (name.find(' ') != std::string::npos) tables.person_names.add(name, index);
      for (const auto other : table->list(row, 8)) {
        others.emplace_back(other, index);
        if (other.find(' ') != std::string_view::npos) tables.person_names.add(other, index);
      }
      tables.people_by_surname[person.surname].push_back(index);
      tables.people.push_back(std::move(person));
    }
    const std::uint32_t index = *same;
    for (const auto& [other, person] : others) tables.people_by_name[other].push_back(person);
    if (!table->cell(row, 4).empty())
      tables.people[index].terms.push_back({std::string(table->cell(row, 4)), std::string(table->cell(row, 5)), {*from, *to}});
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
  for (std::size_t row = 0; row < heads->size(); ++row) {
    const std::string_view kind = heads->cell(row, 0);
    if (kind == "government") {
      for (const auto w : heads->list(row, 1)) tables.government_nouns.emplace(w);
      continue;
    }
    if (kind == "national") {
      for (const auto w : heads->list(row, 1)) tables.national_heads.emplace(w);
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
