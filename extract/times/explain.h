// Explains times: the rule, value and days of each expression, and what it was counted from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/times/find_times.h"

namespace onrecord {

/// Lines of plain text in text order: an expression with its derivation (indented).
[[nodiscard]] std::vector<std::string> explain_times(std::string_view text, const Annotations& annotations, const Context& context,
                                                     const TimeTables& tables);

}  // namespace onrecord
