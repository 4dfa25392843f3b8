// One panel of a plot of figures as SVG. Only for the files of report/.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "report/figure_panel.h"
#include "report/plot_axes.h"
#include "report/plot_legend.h"
#include "report/spread.h"

namespace onrecord {

inline constexpr double kPlotWidth = 760, kPlotLeft = 90, kPlotRight = 30;

/// What the marks of a drawing mean, of those that are in it.
struct Signs {
  bool open = false, range = false, contradiction = false, revision = false, period = false;

  [[nodiscard]] std::string text() const;
};

class PanelDrawing {
 public:
  PanelDrawing(const FigurePanel& panel, double top, Signs& signs);
  std::string draw();
  [[nodiscard]] double height() const { return height_; }

 private:
  [[nodiscard]] PlotFrame frame() const;
  /// Within the frame: marks at its edges would stand on the numbers.
  [[nodiscard]] TimeAxis time_axis() const;
  [[nodiscard]] ValueAxis value_axis() const;
  [[nodiscard]] std::map<std::pair<std::int32_t, std::int32_t>, std::string> named_periods() const;
  /// Rows that the names of periods take above the plot; names that find no room in them are left to the texts of the marks.
  [[nodiscard]] std::size_t period_rows() const;
  [[nodiscard]] std::size_t deepest_overlap() const;
  [[nodiscard]] std::string periods() const;
  /// From the first to the last day that a value is of.
  [[nodiscard]] std::string bars();
  [[nodiscard]] std::string report(std::size_t i);
  /// From the newest value that this one revises: lines from all of them would cover the rest.
  [[nodiscard]] std::string revision(std::size_t i);
  [[nodiscard]] std::vector<LegendEntry> legend_entries() const;

  const FigurePanel& panel_;
  double top_, height_ = 0;
  Signs& signs_;
  std::size_t rows_;
  PlotFrame frame_;
  ValueAxis value_;
  TimeAxis time_;
  std::vector<Place> places_;
  std::vector<std::size_t> kinds_;
  std::vector<std::string> sources_;
  std::unordered_map<std::int64_t, std::size_t> order_;
};

}  // namespace onrecord
