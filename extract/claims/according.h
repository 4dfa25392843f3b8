// "According to the ministry", "per the ministry": before, inside or behind what is said.
#pragma once

#include <optional>

#include "extract/claims/attributions.h"
#include "extract/claims/clause_text.h"

namespace onrecord {

/// How many words of such a cue begin with token `i`; 0: none. "Per" is one before "the" or a name at the start of a clause: no "per cent".
[[nodiscard]] std::uint32_t according_words(const ClauseText& t, const Sentence& sentence, std::uint32_t i);

/// The attribution of the cue; nothing where nobody stands behind it.
[[nodiscard]] std::optional<Attribution> find_according(const ClauseText& t, const Sentence& sentence, TokenRange cue);

}  // namespace onrecord
