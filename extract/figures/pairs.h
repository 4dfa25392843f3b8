// Two numbers side by side: a range, the counts of a vote, or a score that counts nothing.
#pragma once

#include <string>

#include "extract/figures/figure_parts.h"

namespace onrecord::figures {

/// `change`: two figures, "cut from 12 to 10 million"; the first shares scale and unit of the second.
enum class PairKind : std::uint8_t { none, range, change, vote, refused };

struct Pair {
  PairKind kind = PairKind::none;
  Amount low;
  Amount high;
  std::size_t end = 0;
  std::string rule;  ///< why it was refused
};

/// What the amount `first` makes with the number after it.
[[nodiscard]] Pair read_pair(const FigureText& text, const Amount& first);

}  // namespace onrecord::figures
