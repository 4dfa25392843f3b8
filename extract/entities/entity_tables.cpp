#include "extract/entities/entity_tables.h"

#include "extract/entities/table_builder.h"

namespace onrecord {

Result<EntityTables> load_entity_tables(const std::filesystem::path& config) {
  const std::filesystem::path folder = config / "entities";
  EntityTables tables;
  // Countries come first: a phrase keeps the meaning that was added first.
  for (const auto load : {load_countries, load_country_roles, load_metonyms, load_blockers, load_organizations, load_body_metonyms, load_places,
                          load_offices, load_people, load_qids, load_known_names, load_words}) {
    const Status status = load(folder, tables);
    if (!status) return status.error();
  }
  return tables;
}

}  // namespace onrecord
