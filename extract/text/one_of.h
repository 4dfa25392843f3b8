// Whether a word, or a part of speech, is one of a few.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "core/annotations.h"

namespace onrecord {

/// Most words differ in length or first letter: these are looked at before memory is compared.
[[nodiscard]] inline bool same_word(std::string_view a, std::string_view b) {
  return a.size() == b.size() && (a.empty() || (a[0] == b[0] && a == b));
}
[[nodiscard]] inline bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view each) { return same_word(word, each); });
}
[[nodiscard]] inline bool is_one_of(Pos pos, std::initializer_list<Pos> all) { return std::find(all.begin(), all.end(), pos) != all.end(); }

}  // namespace onrecord
