#include "report/time_steps.h"

#include <charconv>

namespace onrecord {
namespace {

std::optional<int> number(std::string_view text) {
  int out = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), out);
  return failed == std::errc() && end == text.data() + text.size() ? std::optional(out) : std::nullopt;
}

std::optional<DateRange> months_from(int year, int month, int months) {
  const auto from = CivilDate::make(year, month, 1);
  if (!from) return std::nullopt;
  return DateRange{*from, from->plus_months(months).plus_days(-1)};
}

/// The first week of a year is that of its 4 January.
std::optional<DateRange> week_of(int year, int week) {
  const auto fourth = CivilDate::make(year, 1, 4);
  if (!fourth || week < 1 || week > 53) return std::nullopt;
  const CivilDate monday = fourth->plus_days(1 - fourth->weekday() + 7 * (week - 1));
  return DateRange{monday, monday.plus_days(6)};
}

}  // namespace

std::optional<DateRange> days_of_step(std::string_view step) {
  if (const auto day = CivilDate::parse(step)) return DateRange{*day, *day};
  const auto year = number(step.substr(0, 4));
  if (!year || step.size() < 4) return std::nullopt;
  if (step.size() == 4) return months_from(*year, 1, 12);
  if (step[4] != '-') return std::nullopt;
  const std::string_view rest = step.substr(5);
  if (rest.size() == 2 && rest[0] == 'Q') {
    const auto quarter = number(rest.substr(1));
    return quarter ? months_from(*year, *quarter * 3 - 2, 3) : std::nullopt;
  }
  if (rest.size() == 3 && rest[0] == 'W') {
    const auto week = number(rest.substr(1));
    return week ? week_of(*year, *week) : std::nullopt;
  }
  const auto month = rest.size() == 2 ? number(rest) : std::nullopt;
  return month ? months_from(*year, *month, 1) : std::nullopt;
}

}  // namespace onrecord
