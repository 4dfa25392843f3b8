// A series as one line of text or one small picture.
#pragma once

#include <string>
#include <vector>

namespace onrecord {

/// "▁▂▅█": one block a value, the lowest and the highest value at the ends; empty for fewer than two values.
[[nodiscard]] std::string sparkline(const std::vector<double>& values);
/// The same as an inline SVG of a polyline, 80 by 16; empty for fewer than two values.
[[nodiscard]] std::string sparkline_svg(const std::vector<double>& values);

}  // namespace onrecord
