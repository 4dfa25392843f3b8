// Carried quotes: a speech over paragraphs, each opened by a mark anew and only the last one closed, is of one speaker.
#pragma once

#include <string_view>
#include <vector>

#include "extract/claims/attributions.h"

namespace onrecord {

/// `found` with the paragraphs of such a speech that nobody has added to the attribution that has the first, or else a later one.
[[nodiscard]] std::vector<Attribution> carry_quotes(std::string_view text, const std::vector<Token>& tokens, std::vector<Attribution> found);

}  // namespace onrecord
