// Time expressions, valued as TIMEX3.
#pragma once

#include <string_view>
#include <vector>

#include "core/annotations.h"
#include "extract/text/context.h"
#include "extract/times/time_tables.h"

namespace onrecord {

/// Every time expression in text order, disjoint. Reads tokens and sentences (and part of speech where there is one). Never fails.
[[nodiscard]] std::vector<TimeExpression> find_times(std::string_view text, const Annotations& annotations, const Context& context,
                                                     const TimeTables& tables);

}  // namespace onrecord
