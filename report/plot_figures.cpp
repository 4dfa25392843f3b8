#include <algorithm>

#include "report/panel_drawing.h"
#include "report/plot.h"
#include "report/svg.h"

namespace onrecord {
namespace {

constexpr std::size_t kMostPanels = 12;

/// In lines of the width of a plot, cut behind ";".
std::vector<std::string> wrap(const std::string& note) {
  std::vector<std::string> out = {""};
  for (std::size_t from = 0; from < note.size();) {
    const std::size_t end = std::min(note.find("; ", from), note.size());
    const std::string part = note.substr(from, end + 2 - from);
    if (!out.back().empty() && text_width(out.back() + part) > kPlotWidth - kPlotLeft - kPlotRight) out.emplace_back();
    out.back() += part;
    from = end + 2;
  }
  return out;
}

/// Keeps those of the most reports, in their order; answers how many went.
std::size_t drop_smallest(std::vector<FigurePanel>& panels) {
  if (panels.size() <= kMostPanels) return 0;
  std::vector<std::size_t> order(panels.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return panels[a].points.size() > panels[b].points.size(); });
  order.resize(kMostPanels);
  std::sort(order.begin(), order.end());
  std::vector<FigurePanel> kept;
  for (const std::size_t i : order) kept.push_back(std::move(panels[i]));
  const std::size_t gone = panels.size() - kept.size();
  panels = std::move(kept);
  return gone;
}

}  // namespace

std::string plot_figures(const std::vector<FigureSeries>& series) {
  std::vector<FigurePanel> panels;
  for (const FigureSeries& s : series) {
    for (FigurePanel& panel : to_panels(s)) panels.push_back(std::move(panel));
  }
  std::string out;
  const std::size_t left_out = drop_smallest(panels);
  double top = 0;
  Signs signs;
  for (const FigurePanel& panel : panels) {
    PanelDrawing drawing(panel, top, signs);
    out += drawing.draw();
    top += drawing.height();
  }
  std::string note = panels.empty() ? "no figures" : signs.text();
  if (left_out > 0) note += (note.empty() ? "" : "; ") + std::to_string(left_out) + " panels of fewer reports are not drawn";
  for (const std::string& line : wrap(note)) out += svg_text(kPlotLeft, top += 15, line, Anchor::start);
  return svg_document(kPlotWidth, top + 12, "Figures over time", out);
}

}  // namespace onrecord
