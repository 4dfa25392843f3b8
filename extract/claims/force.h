// Force: what a speaker does by saying it: asserts, denies, promises, warns; from the cue, its frame, and the words of the content.
#pragma once

#include <string_view>
#include <vector>

#include "core/claim.h"
#include "extract/claims/attributions.h"
#include "extract/claims/claim_tables.h"
#include "extract/text/token_view.h"

namespace onrecord {

struct Force {
  ClaimClass claim_class = ClaimClass::assert_;
  std::string_view why;          ///< "cue", "content", "modal", "frame", "negation", "negated cue"
  bool negated = false;          ///< the cue: "did not say"
  bool content_negated = false;  ///< the main clause of the content: "had not agreed"
  Tense tense = Tense::none;     ///< of the content's first finite verb
  bool hedged = false;           ///< "reportedly", "appeared to suggest", may, could
};

/// `attribution` has a cue and a content; `speaker` is its source, resolved: "the ministry will" is a promise of the ministry alone. Linear in
/// their length.
[[nodiscard]] Force find_force(const TokenView& view, const Annotations& layers, const ClaimTables& tables, const Attribution& attribution,
                               QuoteType quote, const Speaker& speaker);

}  // namespace onrecord
