// Figures: numbers in running text that count or measure, with scale, unit, modifier, counted noun, change, period and comparison.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/annotations.h"
#include "extract/figures/figure_tables.h"
#include "extract/text/context.h"

namespace onrecord {

/// A number of the text that is no figure, and the rule that says so.
struct RejectedNumber {
  Span span;
  std::string rule;
};

/// Every figure in text order, disjoint from one another and from dates. Reads tokens, sentences, parts of speech, times and mentions.
/// `rejected`, where given, receives the numbers that were read and are none, in text order. Never fails.
[[nodiscard]] std::vector<Figure> find_figures(std::string_view text, const Annotations& annotations, const Context& context,
                                               const FigureTables& tables, std::vector<RejectedNumber>* rejected = nullptr);

}  // namespace onrecord
