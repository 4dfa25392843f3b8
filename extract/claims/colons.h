// Colons: attributions by layout rather than by verb: transcripts, headlines, block quotations under "She added:", signed quotations.
#pragma once

#include <vector>

#include "core/annotations.h"
#include "extract/claims/attributions.h"
#include "extract/claims/claim_tables.h"
#include "extract/text/token_view.h"

namespace onrecord {

/// Text order. The cue is the colon or dash, or the verb before the colon. Linear time.
[[nodiscard]] std::vector<Attribution> find_colon_attributions(const TokenView& view, const Annotations& layers, const ClaimTables& tables);

}  // namespace onrecord
