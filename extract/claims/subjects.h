// Subjects: the noun phrase before or behind a cue that names who speaks.
#pragma once

#include "extract/claims/attributions.h"
#include "extract/claims/clause_text.h"

namespace onrecord {

/// A subject that ends at token `end`: back to a clause edge. Empty where none does.
[[nodiscard]] TokenRange subject_before(const ClauseText& t, const Sentence& sentence, std::uint32_t end);

/// A subject that starts at `first`, behind the verb: names, titles, "of" phrases and an apposition. Empty where none does.
[[nodiscard]] TokenRange subject_after(const ClauseText& t, const Sentence& sentence, std::uint32_t first);

}  // namespace onrecord
