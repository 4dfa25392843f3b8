// TIMEX3 values and day ranges of weeks, quarters, seasons and decades.
#pragma once

#include <optional>
#include <string>

#include "core/civil_date.h"

namespace onrecord::timex {

/// A value with the days it means.
struct Period {
  std::string value;
  DateRange days;
};

[[nodiscard]] Period day_of(CivilDate day);
[[nodiscard]] Period week_of(CivilDate day);     ///< ISO week: "2024-W19"
[[nodiscard]] Period weekend_of(CivilDate day);  ///< Saturday and Sunday of the ISO week: "2024-W19-WE"
[[nodiscard]] Period month_of(int year, int month);
[[nodiscard]] Period quarter_of(int year, int quarter);  ///< quarters outside 1..4 run on into other years
[[nodiscard]] Period year_of(int year);
[[nodiscard]] Period years_of(int first, int count);  ///< decades "198", centuries "19"
/// `season` is SP, SU, FA or WI (northern); winter is the one that starts in `year`.
[[nodiscard]] Period season_of(int year, const std::string& season);
/// Fiscal year named by the year it ends in; `start` is its first month.
[[nodiscard]] Period fiscal_of(int year, int start);
/// The unit (D W M Y Q DE CE) that lies `steps` from the one around `day`.
[[nodiscard]] Period step_of(CivilDate day, const std::string& unit, int steps);
/// The days of a length (TIMEX3 duration in days or longer, "P3M") that ends with `last`; absent: a length of the clock, a vague or broken one.
[[nodiscard]] std::optional<DateRange> days_before(CivilDate last, const std::string& length);
/// The days of such a length that starts with `first`.
[[nodiscard]] std::optional<DateRange> days_after(CivilDate first, const std::string& length);

}  // namespace onrecord::timex
