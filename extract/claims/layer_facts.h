// Layer facts: what names, times and the claim tables say of each token; features of the attribution tagger.
#pragma once

#include <string_view>
#include <vector>

#include "core/annotations.h"
#include "extract/claims/claim_tables.h"
#include "extract/labeller/attribution_features.h"

namespace onrecord {

/// One entry a token. Reads tokens, times and mentions. LayerFacts::first is left 0.
[[nodiscard]] std::vector<LayerFacts> find_layer_facts(std::string_view text, const Annotations& layers, const ClaimTables& tables);

}  // namespace onrecord
