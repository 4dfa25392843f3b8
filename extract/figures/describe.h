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

}  // namespace onrecord::figures
