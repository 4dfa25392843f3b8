// Clauses: where an indirect content begins and ends.
#pragma once

#include "extract/claims/attributions.h"
#include "extract/claims/clause_text.h"

namespace onrecord {

inline constexpr std::uint32_t kLongestContent = 300;  ///< tokens of an indirect content: keeps a text without sentence ends linear

/// Without punctuation and a leading "that" at the edges.
[[nodiscard]] TokenRange trimmed(const ClauseText& t, TokenRange range);

/// Token behind the next "that" outside quotations; kNone: none near.
[[nodiscard]] std::uint32_t find_that(const ClauseText& t, const Sentence& sentence, std::uint32_t from);

/// Token behind the addressee that starts at `i`: "told |the committee| that".
[[nodiscard]] std::uint32_t after_addressee(const ClauseText& t, const Sentence& sentence, std::uint32_t i);

/// To the sentence's end, or before a comma that leads a new attribution (", adding that", ", according to", ", she said").
[[nodiscard]] std::uint32_t clause_end(const ClauseText& t, const Sentence& sentence, std::uint32_t start);

}  // namespace onrecord
