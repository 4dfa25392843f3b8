// Figures by kind: each reader takes a place and gives the figure that begins there, with the token after it.
#pragma once

#include <optional>
#include <vector>

#include "extract/figures/find_figures.h"
#include "extract/figures/numbers.h"
#include "extract/figures/units.h"

namespace onrecord::figures {

/// A figure with the tokens it covers.
struct Placed {
  Figure figure;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// One side of a range, or a lone number: currency, number and unit where they stand beside it.
struct Amount {
  Number number;
  std::size_t begin = 0;  ///< sign and currency included
  std::size_t end = 0;    ///< unit included
  const FigureUnit* unit = nullptr;
  std::size_t unit_begin = 0;
  bool currency_before = false;
  bool negative = false;
  const char* rejected = nullptr;  ///< the rule by which it is no figure
};

/// `after_joint`: a hyphen of a range stands before it, so being glued to one refuses nothing.
[[nodiscard]] std::optional<Amount> read_amount(const FigureText& text, std::size_t at, bool after_joint = false);
/// "more than doubled", "halved", "twice the size"
[[nodiscard]] std::optional<Placed> read_factor(const FigureText& text, std::size_t at);
/// "threefold"
[[nodiscard]] std::optional<Placed> read_fold(const FigureText& text, std::size_t at);
/// "no deaths", "none of the 40 farms", "zero cases" is a number, "not a single arrest"
[[nodiscard]] std::optional<Placed> read_none(const FigureText& text, std::size_t at);

}  // namespace onrecord::figures
