// What a figure counts: the noun phrase beside it, its lemma, the country in it; and whose figure it is.
#pragma once

#include <optional>
#include <string>

#include "extract/figures/figure_text.h"

namespace onrecord::figures {

struct Counted {
  std::size_t begin = 0;  ///< tokens, half-open, nationality left out
  std::size_t end = 0;
  std::size_t head = 0;
  std::optional<CountryCode> country;
  bool of = false;  ///< "13 of the farms"
};

/// The noun phrase from token `at` ("of the" and "more" are passed over); absent where none begins there.
[[nodiscard]] std::optional<Counted> read_counted(const FigureText& text, std::size_t at);
/// The country named in a phrase that follows: "crossings by Chinese nationals", "exports to China".
[[nodiscard]] std::optional<CountryCode> country_after(const FigureText& text, std::size_t at);
/// The place, no country, named in a phrase that follows: "arrests in El Paso"; empty: none.
[[nodiscard]] std::string place_after(const FigureText& text, std::size_t at);
/// The first country named within `span`, as in the subject "Chinese nationals".
[[nodiscard]] std::optional<CountryCode> country_in(const FigureText& text, Span span);
/// "crossings" -> "crossing", by rule and table; in lower case.
[[nodiscard]] std::string lemma_of(const FigureTables& tables, std::string_view word);
/// The noun phrase before the verb of the clause that holds token `at`; empty: none found. `whole`, where given, receives it with the phrases
/// that hang on it ("asylum applications by Turks").
[[nodiscard]] Span read_subject(const FigureText& text, std::size_t at, Span* whole = nullptr);

}  // namespace onrecord::figures
