// Explains figures: which words made what of each figure, and which rule refused each other number.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/figures/find_figures.h"

namespace onrecord {

/// Lines of plain text in text order: a figure with its derivation (indented), or a refused number with its rule.
[[nodiscard]] std::vector<std::string> explain_figures(std::string_view text, const Annotations& annotations, const Context& context,
                                                       const FigureTables& tables);

}  // namespace onrecord
