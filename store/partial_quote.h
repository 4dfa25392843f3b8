// Partial quotes: whether one content is a part of another, as where one paper quotes half a sentence and another the whole of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

/// Fewer content words than these tell no statement: "a step in the right direction" is said by many of many things.
inline constexpr std::size_t kTellingWords = 5;

/// The folded words of a content in order. A content word has four letters or more, or a digit.
class ContentWords {
 public:
  explicit ContentWords(std::string_view text);
  ContentWords(const ContentWords&) = delete;
  ContentWords& operator=(const ContentWords&) = delete;
  [[nodiscard]] std::size_t telling() const { return telling_; }
  /// A bit for each content word: a content stands in another one only if the other has all of its bits.
  [[nodiscard]] std::uint64_t signature() const;
  /// Whether this content, with at least kTellingWords content words, stands in `longer`: its content words in their order and close together,
  /// and denied neither more nor less often there.
  [[nodiscard]] bool stands_in(const ContentWords& longer) const;

 private:
  [[nodiscard]] std::size_t end_of_match(const ContentWords& longer, std::size_t from) const;
  [[nodiscard]] std::ptrdiff_t denials(std::size_t from, std::size_t to) const;

  std::string folded_;
  std::vector<std::string_view> words_;  ///< of folded_
  std::size_t telling_ = 0;
};

}  // namespace onrecord
