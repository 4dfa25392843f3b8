// Ties between a figure and the rest of its sentence: the period it is about, the figure it is compared with, its series.
#pragma once

#include <vector>

#include "extract/figures/figure_text.h"

namespace onrecord::figures {

/// Fills `period` and `period_label` of every figure; one pass over sentences, figures and times.
void bind_periods(const FigureText& text, std::vector<Figure>& figures);
/// Fills `measure` from what is counted or whose figure it is, the place, the unit and the kind.
void name_measures(const FigureText& text, std::vector<Figure>& figures);

}  // namespace onrecord::figures
