#include "core/table.h"
#include "extract/entities/table_builder.h"

namespace onrecord {
namespace {

std::optional<MentionType> blocker_type(std::string_view kind) {
  if (kind == "place") return MentionType::place;
  if (kind == "organization") return MentionType::organization;
  if (kind == "person") return MentionType::person;
  if (kind == "none") return std::nullopt;
  return MentionType::other;
}

}  // namespace

void add_phrase(EntityTables& tables, std::string_view phrase, const Phrase& facts) {
  tables.phrases.add(phrase, static_cast<std::uint32_t>(tables.phrase_facts.size()));
  tables.phrase_facts.push_back(facts);
}

Status load_countries(const std::filesystem::path& folder, EntityTables& tables) {
  auto table = Table::load(folder / "countries.tsv", {"code", "name", "other_names", "adjectives", "people", "codes"});
  if (!table) return table.error();
  static constexpr PhraseKind kinds[] = {PhraseKind::country_name, PhraseKind::country_name, PhraseKind::adjective, PhraseKind::people,
                                         PhraseKind::code};
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto code = CountryCode::parse(table->cell(row, 0));
    if (!code) return table->error(row, "not a country code: '" + std::string(table->cell(row, 0)) + "'");
    tables.country_names.emplace(code->str(), table->cell(row, 1));
    for (std::size_t column = 1; column < 6; ++column) {
      for (const std::string_view phrase : table->list(row, column)) add_phrase(tables, phrase, {kinds[column - 1], code, {}, kNone});
    }
  }
  return Done{};
}

Status load_metonyms(const std::filesystem::path& folder, EntityTables& tables) {
  auto table = Table::load(folder / "metonyms.tsv", {"name", "country", "kind", "example"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto code = CountryCode::parse(table->cell(row, 1));
    if (!code) continue;
    const bool seat = table->cell(row, 2) == "seat";
    if (!seat && table->cell(row, 2) != "capital") return table->error(row, "kind should be seat or capital");
    add_phrase(tables, table->cell(row, 0), {seat ? PhraseKind::seat : PhraseKind::capital, code, MentionType::place, kNone});
  }
  return Done{};
}

Status load_body_metonyms(const std::filesystem::path& folder, EntityTables& tables) {
  auto table = Table::load(folder / "metonyms.tsv", {"name", "country", "kind", "example"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    if (CountryCode::parse(table->cell(row, 1))) continue;
    const auto body = tables.organization_by_name.find(std::string(table->cell(row, 1)));
    if (body == tables.organization_by_name.end())
      return table->error(row, "neither a country code nor a body of organizations.tsv: '" + std::string(table->cell(row, 1)) + "'");
    add_phrase(tables, table->cell(row, 0), {PhraseKind::capital, {}, MentionType::place, body->second});
  }
  return Done{};
}

Status load_blockers(const std::filesystem::path& folder, EntityTables& tables) {
  auto table = Table::load(folder / "blockers.tsv", {"phrase", "kind"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row)
    add_phrase(tables, table->cell(row, 0), {PhraseKind::blocker, {}, blocker_type(table->cell(row, 1)), kNone});
  return Done{};
}

Status load_places(const std::filesystem::path& folder, EntityTables& tables) {
  auto table = Table::load(folder / "places.tsv", {"kind", "names"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    for (const std::string_view name : table->list(row, 1)) add_phrase(tables, name, {PhraseKind::place, {}, MentionType::place, kNone});
  }
  return Done{};
}

}  // namespace onrecord
