// A legend that takes as many lines as it needs.
#pragma once

#include <string>
#include <vector>

namespace onrecord {

struct LegendEntry {
  double width = 12;  ///< of the sample
  std::string (*sample)(std::size_t kind, double x, double y) = nullptr;
  std::size_t kind = 0;
  std::string text;
};
struct Legend {
  std::string svg;
  double height = 0;
};
[[nodiscard]] Legend draw_legend(const std::vector<LegendEntry>& entries, double left, double right, double top);

}  // namespace onrecord
