// From amounts to figures: kind, rate, modifier, change, what is counted and whose figure it is.
#pragma once

#include "extract/figures/counted.h"
#include "extract/figures/figure_parts.h"

namespace onrecord::figures {

struct Described {
  Figure figure;
  std::size_t end = 0;      ///< token after the number, unit and rate
  std::size_t skip = 0;     ///< token after a rate that stands behind the counted noun; reading goes on there
  bool noun_later = false;  ///< "13 of the 40 farms": the noun comes with the next figure
};

/// The figure of one amount (`low` and `high` the same) or of a range.
[[nodiscard]] Described describe(const FigureText& text, const Amount& low, const Amount& high);
/// A figure with number, unit and span only.
[[nodiscard]] Figure bare_figure(const FigureText& text, const Amount& low, const Amount& high);
void set_counted(const FigureText& text, const Counted& counted, Figure& figure);
// ages.cpp
/// Makes an age of a bare number where the words around say so ("Harrow, 71, said"); `end` is the token after it.
void read_age(const FigureText& text, const Amount& amount, std::size_t end, Figure& figure);
// pounds.cpp
/// "40 pounds of flour" weigh, "40 pounds of aid" are money; so do pounds of a sentence that speaks of weight. In a text of the United States pounds
/// without "of" weigh, millions of them do not.
[[nodiscard]] bool pounds_weigh(const FigureText& text, const Amount& amount);

}  // namespace onrecord::figures
