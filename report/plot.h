// Plots that can go into a paper: SVG of figures over time and of counts, readable in greyscale.
#pragma once

#include <string>
#include <vector>

#include "core/rows.h"

namespace onrecord {

/// A mark a report (its shape is the source), a line from low to high, an arrow where the value is open, a dashed ring where another report
/// contradicts it, a thin line from a value to its revision. A series that names several periods has a panel over these, all else one by day of
/// publication; at most 12 panels.
[[nodiscard]] std::string plot_figures(const std::vector<FigureSeries>& series);

/// Bars by step: all reports light, statements dark. Rows with values of a facet: a line of statements a value, the eight with the most.
[[nodiscard]] std::string plot_timeline(const std::vector<TimelineRow>& rows);

/// The SVG in a page of its own.
[[nodiscard]] std::string to_page(const std::string& title, const std::string& svg);

}  // namespace onrecord
