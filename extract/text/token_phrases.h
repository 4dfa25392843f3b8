// TokenPhrases: fixed phrases over tokens, without regard to case, found by the longest match. Built once, then const.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/text/text_tables.h"
#include "extract/text/token_view.h"
#include "extract/text/word_shapes.h"

namespace onrecord {

struct TokenMatch {
  std::size_t begin = 0;    ///< first token
  std::size_t end = 0;      ///< token after the last
  std::uint32_t value = 0;  ///< what was added with the phrase
};

class TokenPhrases {
 public:
  /// Words of a phrase are cut at spaces and around marks: "km/h" is three tokens. A phrase added twice keeps its first value.
  void add(std::string_view phrase, std::uint32_t value);
  [[nodiscard]] std::optional<TokenMatch> longest_from(const TokenView& view, std::size_t at) const;
  /// The longest that ends just before token `end`.
  [[nodiscard]] std::optional<TokenMatch> longest_before(const TokenView& view, std::size_t end) const;
  /// False: no phrase begins with this lower-case word. Cheap; true only says that one may.
  [[nodiscard]] bool may_begin(std::string_view word) const { return by_first_.shapes.may_hold(word); }
  /// Calls `use` with the first word of each phrase, in no order.
  template <typename Use>
  void each_first(Use use) const {
    for (const auto& [word, entries] : by_first_.entries) use(word);
  }

 private:
  struct Entry {
    std::vector<std::string> words;
    std::uint32_t value;
  };
  struct Index {
    StringMap<std::vector<Entry>> entries;  ///< longest first
    WordShapes shapes;                      ///< of the keys

    void insert(const std::string& key, const Entry& entry);
    [[nodiscard]] const std::vector<Entry>* find(std::string_view word) const;
  };

  Index by_first_;
  Index by_last_;
};

/// The pieces of a phrase as the tokenizer would cut them, in lower case.
[[nodiscard]] std::vector<std::string> phrase_words(std::string_view phrase);

}  // namespace onrecord
