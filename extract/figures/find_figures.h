// Figures: numbers in running text that count or measure, with scale, unit, modifier, counted noun, change, period and comparison.
#pragma once

#include <string_view>
#include <vector>

#include "core/annotations.h"
#include "extract/figures/figure_tables.h"
#include "extract/text/context.h"

namespace onrecord {

/// Every figure in text order, disjoint from one another and from dates. Reads tokens, sentences, parts of speech, times and mentions.
/// Never fails.
[[nodiscard]] std::vector<Figure> find_figures(std::string_view text, const Annotations& annotations, const Context& context,
                                               const FigureTables& tables);

}  // namespace onrecord
