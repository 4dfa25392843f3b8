#include <algorithm>

#include "core/table.h"
#include "extract/entities/table_builder.h"

namespace onrecord {
Status load_organizations(const std::filesystem::path& folder, EntityTables& tables) {
  auto table = Table::load(folder / "organizations.tsv", {"name", "country", "other_names", "titles", "parent"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    OrganizationRecord record;
    record.name = table->cell(row, 0);
    record.country = CountryCode::parse(table->cell(row, 1));
    record.id = "org:" + to_slug((record.country ? record.country->str() + " " : "") + record.name);
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
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string_view parent = table->cell(row, 4);
    const bool known = std::any_of(tables.organizations.begin(), tables.organizations.end(), [&](const auto& o) { return o.name == parent; });
    if (!parent.empty() && (!known || parent == table->cell(row, 0))) return table->error(row, "unknown parent '" + std::string(parent) + "'");
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
