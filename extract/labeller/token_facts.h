// TokenFacts: what all feature templates are made of, as numbers, computed once a token and shared by the taggers.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/annotations.h"

namespace onrecord {

struct TokenFacts {
  static constexpr std::size_t kAffixes = 4;

  std::uint64_t word = 0;                        ///< hash of the token as written, quote marks and dashes unified
  std::uint64_t lower = 0;                       ///< of the same in lower case
  std::uint64_t shape = 0;                       ///< of the compressed shape: "Xx", "X.X.", "0", "x-"
  std::array<std::uint64_t, kAffixes> prefix{};  ///< of the first 1..4 letters in lower case; 0 where the token is not longer
  std::array<std::uint64_t, kAffixes> suffix{};  ///< of the last 1..4
  bool letters = false;                          ///< has a letter
  bool capital = false;                          ///< begins with an upper-case letter
  bool all_upper = false;                        ///< at least two letters, none in lower case
  bool quote_mark = false;                       ///< a double quotation mark of any style, or '' and ``
  std::uint8_t length = 0;                       ///< code points, at most 255
};

/// One entry a token.
[[nodiscard]] std::vector<TokenFacts> find_facts(std::string_view text, std::span<const Token> tokens);

/// `word` hashed as TokenFacts::lower.
[[nodiscard]] std::uint64_t hash_lower(std::string_view word);

}  // namespace onrecord
