// Revisions and contradictions among the reports of a series.
#pragma once

#include "core/rows.h"

namespace onrecord {

/// Fills `revises` and `contradicts` of the reports, which stand by period and then by day. Counts are exact; of the ids at most kMostListed are
/// listed: all where there are no more, else the contradictions that lie farthest off, and the newest of what is revised. The time taken grows as the
/// number of reports (by its logarithm more), not as its square.
void compare_reports(FigureSeries& series);

}  // namespace onrecord
