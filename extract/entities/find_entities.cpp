#include "extract/entities/find_entities.h"

#include "extract/entities/country_roles.h"
#include "extract/entities/find_hints.h"
#include "extract/entities/group.h"
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
      if (const auto qid = tables.country_qids.find(code); qid != tables.country_qids.end()) entity.qid = qid->second;
      entity.country = mention.country;
      layer.entities.push_back(std::move(entity));
    }
    mention.entity = place->second;
    layer.entities[place->second].mentions.push_back(i);
  }
}

}  // namespace

EntityLayer find_entities(std::string_view text, const Annotations& annotations, const Context& context, const EntityTables& tables,
                          const Models& models) {
  const Reading reading{text, annotations, tables};
  EntityLayer layer;
  std::vector<Mention> fixed = scan_phrases(reading);
  std::vector<Mention> tagged = tag_names(text, annotations.sentences, annotations.tokens, find_hints(reading), models);
  layer.mentions = merge_mentions(reading, std::move(fixed), std::move(tagged), find_titled_names(reading));
  find_country_roles(reading, layer.mentions);
  group_countries(tables, layer);
  group_people(reading, context, layer);
  group_organizations(reading, layer);
  find_anaphors(reading, layer);
  return layer;
}

}  // namespace onrecord
