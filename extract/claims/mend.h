// Mend: what the tagger and the rules leave rough: sources that run over a clause, datelines in contents, verbs left without their subject.
#pragma once

#include <vector>

#include "core/annotations.h"
#include "extract/claims/attributions.h"
#include "extract/claims/claim_tables.h"
#include "extract/text/token_view.h"

namespace onrecord {

/// Trims sources and contents, gives a cue its subject, drops cues that are no verbs here and contents that are left empty. Order is kept; each
/// that is left has a content. Linear time.
[[nodiscard]] std::vector<Attribution> mend_attributions(const TokenView& view, const Annotations& layers, std::vector<Attribution> found);

}  // namespace onrecord
