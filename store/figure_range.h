// Interval arithmetic of figures: open ends are infinite, "about" is 5 % either way, an exact number is rounded in its last digit.
#pragma once

#include "core/rows.h"

namespace onrecord {

struct FigureRange {
  double low = 0, high = 0;
};
[[nodiscard]] FigureRange range_of(const FigureRow& figure);
/// Whether both can be true of one thing.
[[nodiscard]] bool ranges_meet(const FigureRow& a, const FigureRow& b);
[[nodiscard]] bool same_value(const FigureRow& a, const FigureRow& b);

}  // namespace onrecord
