// Units beside a number: currency before it, unit after it, and the denominator of a rate.
#pragma once

#include <optional>
#include <string>

#include "extract/figures/numbers.h"

namespace onrecord::figures {

/// A unit with the tokens it covers.
struct UnitMatch {
  std::size_t begin = 0;
  std::size_t end = 0;
  const FigureUnit* unit = nullptr;
};

[[nodiscard]] std::optional<UnitMatch> currency_from(const FigureText& text, std::size_t at);  ///< a currency that starts at `at`
/// The unit after token `at` (a hyphen may stand between).
[[nodiscard]] std::optional<UnitMatch> unit_after(const FigureText& text, std::size_t at);
/// "m", "b", "t" on the digits of money or before a noun are scales: moves the number over them.
void read_letter_scale(const FigureText& text, Number& number, bool money);

struct Rate {
  std::string unit;  ///< "day", "100,000 people"; empty: no rate
  std::string ucum;
  std::size_t end = 0;
};
/// "per barrel", "a day", "per 100,000 people", "/month" from token `at`.
[[nodiscard]] Rate read_rate(const FigureText& text, std::size_t at);
/// What "$" or "pesos" means, and the basis in config/figures/currency_bases.tsv that told; `basis` is empty where the name means one currency.
struct CurrencyChoice {
  std::string code;
  std::string basis;
};
[[nodiscard]] CurrencyChoice currency_in_context(const FigureText& text, const std::string& unit, std::size_t begin, std::size_t end);

}  // namespace onrecord::figures
