// Folded text: what makes two spellings of a name or of a statement one key.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

/// Letters and digits only, case and accents folded, words separated by one space.
[[nodiscard]] std::string fold_words(std::string_view text);

}  // namespace onrecord
