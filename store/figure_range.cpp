#include "store/figure_range.h"

#include <cmath>
#include <limits>

namespace onrecord {
namespace {

/// A whole number is exact to its last digit: 24,853 is 24,852.5 to 24,853.5. Others are compared up to the last bits.
double rounding(double value) { return std::nearbyint(value) == value ? 0.5 : std::abs(value) * 1e-9; }

}  // namespace

FigureRange range_of(const FigureRow& f) {
  constexpr double kInfinite = std::numeric_limits<double>::infinity();
  const auto slack = [&](double value) { return f.modifier == "about" ? 0.05 * std::abs(value) : rounding(value); };
  return {f.low ? *f.low - slack(*f.low) : -kInfinite, f.high ? *f.high + slack(*f.high) : kInfinite};
}

bool ranges_meet(const FigureRow& a, const FigureRow& b) {
  const FigureRange x = range_of(a);
  const FigureRange y = range_of(b);
  return x.low <= y.high && y.low <= x.high;
}

bool same_value(const FigureRow& a, const FigureRow& b) { return a.low == b.low && a.high == b.high; }

}  // namespace onrecord
