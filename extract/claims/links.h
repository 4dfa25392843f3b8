// Links: which labelled sources and contents belong to which cue.
#pragma once

#include <string_view>
#include <vector>

#include "extract/claims/attributions.h"
#include "extract/labeller/models.h"
#include "extract/text/token_view.h"

namespace onrecord {

/// The longest phrase of a cue that the table knows, else its last such word; nullptr: none.
[[nodiscard]] const Cue* find_cue(const TokenView& view, const ClaimTables& tables, TokenRange cue);

/// One attribution for each cue that has a content. A content goes to its nearest cue of the same sentence, or of the sentence before it
/// in the paragraph; a cue takes the nearest source of its sentence. A cue that no table knows counts beside a quotation only. `spans`: text order,
/// disjoint. Linear time.
[[nodiscard]] std::vector<Attribution> link_attributions(std::string_view text, const Annotations& layers, const ClaimTables& tables,
                                                         const std::vector<LabelledSpan>& spans);

/// `model` in full, and those of `rules` that overlap no content of it.
/// Both in order of their cues.
[[nodiscard]] std::vector<Attribution> merge_attributions(std::vector<Attribution> model, std::vector<Attribution> rules);

}  // namespace onrecord
