#include "extract/entities/find_entities.h"

#include "extract/entities/reading.h"

namespace onrecord {
namespace {

/// One entity for each country, in order of first mention.
void group_countries(const EntityTables& tables, EntityLayer& layer) {
  StringMap<std::uint32_t> seen;
  for (std::uint32_t i = 0; i < layer.mentions.size(); ++i) {
    Mention& mention = layer.mentions[i];
    if (!mention.country) continue;
    const std::string code = mention.country->str();
    const auto [place, fresh] = seen.emplace(code, static_cast<std::uint32_t>(layer.entities.size()));
    if (fresh) {
      Entity entity;
      entity.kind = EntityKind::country;
      const auto name = tables.country_names.find(code);
      entity.name = name == tables.country_names.end() ? code : name->second;
      entity.id = "country:" + code;
      entity.country = mention.country;
      layer.entities.push_back(std::move(entity));
    }
    mention.entity = place->second;
    layer.entities[place->second].mentions.push_back(i);
  }
}

}  // namespace

EntityLayer find_entities(std::string_view text, const Annotations& annotations, const Context&, const EntityTables& tables, const Models&) {
  const Reading reading{text, annotations, tables};
  EntityLayer layer;
  std::vector<std::uint32_t> organizations;
  layer.mentions = scan_phrases(reading, organizations);
  group_countries(tables, layer);
  return layer;
}

}  // namespace onrecord
