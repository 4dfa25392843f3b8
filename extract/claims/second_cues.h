// Second cues: "said the quay was dry, |adding that| the dam was safe": what a participle reports is a claim of its own. "Dismissed the report |as|
// 'a farce'" is one.
#pragma once

#include <vector>

#include "extract/claims/attributions.h"
#include "extract/text/token_view.h"

namespace onrecord {

/// `found` with the contents parted at participles of the cue table that stand behind a comma outside quotation marks; each tail goes to a new
/// attribution of the same source.
[[nodiscard]] std::vector<Attribution> part_second_cues(const TokenView& view, const ClaimTables& tables, std::vector<Attribution> found);

/// `found`, in text order, with each attribution whose cue is "as" right behind another's content joined to that one.
[[nodiscard]] std::vector<Attribution> join_as(const TokenView& view, std::vector<Attribution> found);

}  // namespace onrecord
