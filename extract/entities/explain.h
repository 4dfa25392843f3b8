// Why each name of a text was taken, for `onrecord explain entities`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/annotations.h"
#include "extract/entities/entity_tables.h"

namespace onrecord {

/// One line a mention, in text order: rule or model, what the tables say of its words, whom it means; then one line a pronoun or role noun.
[[nodiscard]] std::vector<std::string> explain_entities(std::string_view text, const Annotations& layers, const EntityTables& tables);

}  // namespace onrecord
