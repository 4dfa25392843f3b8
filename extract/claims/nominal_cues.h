// Nominal cues: "complaints that the road was unsafe", "Ruiz's claim that ...": a noun that reports a clause.
#pragma once

#include <vector>

#include "extract/claims/attributions.h"
#include "extract/text/token_view.h"

namespace onrecord {

/// Text order. The source is the noun's possessor or stands behind it with "by" or "from"; empty where nobody is named.
[[nodiscard]] std::vector<Attribution> find_nominal_cues(const TokenView& view, const Annotations& layers, const ClaimTables& tables);

/// Cuts the clauses of such nouns in `found` where the verb of the sentence begins: "the claim that it leaked |was rejected|".
void end_nominal_clauses(const TokenView& view, const Annotations& layers, const ClaimTables& tables, std::vector<Attribution>& found);

}  // namespace onrecord
