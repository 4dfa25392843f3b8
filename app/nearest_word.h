// Did you mean: the known word nearest to a mistyped one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

/// The one of `known` with the least Levenshtein distance to `word`, below 4; empty where none is near.
[[nodiscard]] std::string nearest_word(std::string_view word, const std::vector<std::string>& known);

/// "a, b, c".
[[nodiscard]] std::string join_words(const std::vector<std::string>& words);

}  // namespace onrecord
