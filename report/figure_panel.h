// What a plot of figures shows in one panel: reports of one series by day of publication, or by the periods that they are about. Only for the files
// of report/.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/rows.h"

namespace onrecord {

/// A value in the picture, before it is drawn.
struct PanelPoint {
  const FigureReport* report = nullptr;
  double value = 0;               ///< the middle of a range, the closed end of an open one
  double day = 0;                 ///< where it stands
  std::int32_t from = 0, to = 0;  ///< days of its period, equal where the panel is by publication
};

struct FigurePanel {
  std::string title;
  bool by_period = false;  ///< else by publication
  std::vector<PanelPoint> points;
};

/// Reports that name several periods are a panel over these, all others one over the days of publication, whose title names the period that they have
/// in common. Values that are no numbers and days that are none are left out.
[[nodiscard]] std::vector<FigurePanel> to_panels(const FigureSeries& series);

/// "FY2023", "2023", "2023-05", "Q2 2023", "2023-01-01 to 2023-06-30"; empty: none.
[[nodiscard]] std::string period_name(const FigureRow& figure);

}  // namespace onrecord
