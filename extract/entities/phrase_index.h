// PhraseIndex: many fixed phrases, found by the longest match at a place of the text. Built once, then const.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/text/text_tables.h"

namespace onrecord {

struct PhraseMatch {
  std::uint32_t size = 0;   ///< bytes of the text covered
  std::uint32_t value = 0;  ///< what was added with the phrase
};

class PhraseIndex {
 public:
  /// A phrase added twice keeps its first value.
  void add(std::string_view phrase, std::uint32_t value);
  /// The longest phrase that starts at byte `at` of `text` and ends at a word's end. Case counts; curly apostrophes equal straight ones,
  /// any white space but a paragraph break equals one space.
  [[nodiscard]] std::optional<PhraseMatch> longest(std::string_view text, std::size_t at) const;

 private:
  struct Entry {
    std::string phrase;
    std::uint32_t value;
  };
  StringMap<std::vector<Entry>> by_first_word_;  ///< longest first
};

}  // namespace onrecord
