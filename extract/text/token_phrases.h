// TokenPhrases: fixed phrases over tokens, without regard to case, found by the longest match. Built once, then const.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/text/text_tables.h"
#include "extract/text/token_view.h"

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

 private:
  struct Entry {
    std::vector<std::string> words;
    std::uint32_t value;
  };
  struct Index {
    StringMap<std::vector<Entry>> entries;  ///< longest first
    std::bitset<4096> shapes;               ///< of the keys: most words of a text are told apart by it without a look into the map

    void insert(const std::string& key, const Entry& entry);
    [[nodiscard]] const std::vector<Entry>* find(std::string_view word) const;
  };

  Index by_first_;
  Index by_last_;
};

/// The pieces of a phrase as the tokenizer would cut them, in lower case.
[[nodiscard]] std::vector<std::string> phrase_words(std::string_view phrase);

}  // namespace onrecord
