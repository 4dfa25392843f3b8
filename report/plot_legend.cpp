#include "report/plot_legend.h"

#include "report/svg.h"

namespace onrecord {
namespace {
constexpr double kLine = 17, kGap = 18;
}

Legend draw_legend(const std::vector<LegendEntry>& entries, double left, double right, double top) {
  Legend out;
  double x = left;
  double y = top;
  for (const LegendEntry& entry : entries) {
    const double width = entry.width + 6 + text_width(entry.text);
    if (x > left && x + width > right) {
      x = left;
      y += kLine;
    }
    out.svg += entry.sample(entry.kind, x, y) + svg_text(x + entry.width + 6, y + 4, entry.text, Anchor::start);
    x += width + kGap;
  }
  out.height = y - top + kLine;
  return out;
}

}  // namespace onrecord
