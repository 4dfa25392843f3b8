// Who and where: named mentions, the document's people, bodies and countries, and the pronouns and role nouns that stand for them.
#pragma once

#include <string_view>
#include <vector>

#include "core/annotations.h"
#include "extract/entities/entity_tables.h"
#include "extract/labeller/models.h"
#include "extract/text/context.h"

namespace onrecord {

struct EntityLayer {
  std::vector<Mention> mentions;
  std::vector<Entity> entities;
  std::vector<Anaphor> anaphors;
};

/// Reads tokens, sentences, parts of speech and times. Rules and registries decide where they know; the name model decides the rest.
/// Never fails.
[[nodiscard]] EntityLayer find_entities(std::string_view text, const Annotations& annotations, const Context& context, const EntityTables& tables,
                                        const Models& models);

}  // namespace onrecord
