// Steps of a timeline as days: "2024", "2024-Q2", "2024-05", "2024-W19", "2024-05-06". Only for the files of report/.
#pragma once

#include <optional>
#include <string_view>

#include "core/civil_date.h"

namespace onrecord {

/// First and last day of a step; absent: no step.
[[nodiscard]] std::optional<DateRange> days_of_step(std::string_view step);

}  // namespace onrecord
