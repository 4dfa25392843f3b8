// Plots that can go into a paper: SVG of figures over time and of counts, readable in greyscale.
#pragma once

#include <string>
#include <vector>

#include "core/rows.h"

namespace onrecord {

/// One panel a series, by day of publication: a mark a report (its shape is the source), a bar from low to high, an arrow where the value is open,
/// a dashed ring where another report contradicts it, a thin line from a value to its revision. At most 12 panels.
[[nodiscard]] std::string plot_figures(const std::vector<FigureSeries>& series);

/// Bars by period: all reports light, statements dark.
[[nodiscard]] std::string plot_timeline(const std::vector<TimelineRow>& rows);

/// The SVG in a page of its own.
[[nodiscard]] std::string to_page(const std::string& title, const std::string& svg);

}  // namespace onrecord
