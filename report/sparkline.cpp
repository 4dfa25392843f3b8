#include "report/sparkline.h"

#include <fmt/format.h>
#include <cmath>

#include <algorithm>

namespace onrecord {
namespace {

/// Height of a value between the least and the greatest, 0..1; in the middle where all are equal.
double height(const std::vector<double>& values, double value) {
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  return *high > *low ? (value - *low) / (*high - *low) : 0.5;
}

}  // namespace

std::string sparkline(const std::vector<double>& values) {
  static constexpr const char* kBlocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  std::string out;
  if (values.size() < 2) return out;
  for (const double v : values) out += kBlocks[static_cast<std::size_t>(std::lround(height(values, v) * 7))];
  return out;
}

std::string sparkline_svg(const std::vector<double>& values) {
  if (values.size() < 2) return "";
  std::string points;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double x = 2 + 76.0 * static_cast<double>(i) / static_cast<double>(values.size() - 1);
    points += fmt::format("{}{:.1f},{:.1f}", i == 0 ? "" : " ", x, 14 - 12 * height(values, values[i]));
  }
  return "<svg width=\"80\" height=\"16\" role=\"img\" aria-label=\"series\"><polyline fill=\"none\" stroke=\"#333\" points=\"" + points +
         "\"/></svg>";
}

}  // namespace onrecord
