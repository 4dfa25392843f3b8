// Ids of Wikidata beside the ids of our own registries.
#include <algorithm>
#include <cctype>

#include "core/table.h"
#include "extract/entities/table_builder.h"

namespace onrecord {
namespace {

/// Where the record's QID belongs, and its name.
struct Place {
  std::string* qid = nullptr;
  std::string_view name;
};

StringMap<Place> find_places(EntityTables& tables) {
  StringMap<Place> places;
  for (const auto& [code, name] : tables.country_names) places.emplace("country:" + code, Place{&tables.country_qids[code], name});
  for (OrganizationRecord& record : tables.organizations) places.emplace(record.id, Place{&record.qid, record.name});
  for (PersonRecord& record : tables.people) places.emplace(record.id, Place{&record.qid, record.name});
  return places;
}

bool is_qid(std::string_view text) {
  return text.size() > 1 && text[0] == 'Q' && text[1] != '0' &&
         std::all_of(text.begin() + 1, text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

}  // namespace

Status load_qids(const std::filesystem::path& folder, EntityTables& tables) {
  const auto table = Table::load(folder / "qids.tsv", {"id", "qid", "name"});
  if (!table) return table.error();
  const StringMap<Place> places = find_places(tables);
  StringSet taken;
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto place = places.find(table->cell(row, 0));
    if (place == places.end()) return table->error(row, "no such id: '" + std::string(table->cell(row, 0)) + "'");
    if (place->second.name != table->cell(row, 2)) return table->error(row, "the registry calls it '" + std::string(place->second.name) + "'");
    if (!is_qid(table->cell(row, 1))) return table->error(row, "not a QID: '" + std::string(table->cell(row, 1)) + "'");
    if (!taken.emplace(table->cell(row, 1)).second) return table->error(row, "QID of another row");
    *place->second.qid = table->cell(row, 1);
  }
  return Done{};
}

}  // namespace onrecord
