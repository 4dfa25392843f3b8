// Numbers as written: digits of several locales, words, mixtures, fractions. What they count is read elsewhere.
#pragma once

#include <cstddef>
#include <optional>

#include "extract/figures/figure_text.h"

namespace onrecord::figures {

struct Number {
  std::size_t begin = 0;  ///< tokens, half-open
  std::size_t end = 0;
  double low = 0;
  double high = 0;           ///< equal to `low` but for "dozens", "several hundred"
  double scale = 1;          ///< what its scale words multiplied: "2.5 million" is 1e6
  bool fraction = false;     ///< "a third", "one in five"
  bool letters = false;      ///< spelled out
  std::size_t unit_end = 0;  ///< of a currency written onto the digits ("EUR50m"): index into the units + 1; 0: none
  const char* rule = "";
};

/// The number that begins at token `at`. "one" alone is read too: whether it counts is for the caller.
[[nodiscard]] std::optional<Number> read_number(const FigureText& text, std::size_t at);
/// "a third", "two-thirds", "half of", "one in five", "two out of three": also begins at `at`.
[[nodiscard]] std::optional<Number> read_fraction(const FigureText& text, std::size_t at);
/// Value of digits with separators, by the habits of `language`; absent where they are no one number ("1.2.3").
[[nodiscard]] std::optional<double> parse_digits(std::string_view digits, std::string_view language);

}  // namespace onrecord::figures
