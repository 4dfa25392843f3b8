#include "extract/times/time_values.h"

#include <cstdlib>
#include <string_view>
#include <utility>

#include <algorithm>

namespace onrecord::timex {
namespace {

CivilDate make(int year, int month, int day) {
  const int y = std::clamp(year, 1, 9999);
  return *CivilDate::make(y, month, std::min(day, days_in_month(y, month)));
}
std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

Period day_of(CivilDate day) { return {day.to_string(), {day, day}}; }

Period week_of(CivilDate day) {
  const CivilDate monday = day.plus_days(1 - day.weekday());
  const CivilDate thursday = monday.plus_days(3);  // the year of its Thursday owns a week
  const int week = (thursday.to_days() - make(thursday.year, 1, 1).to_days()) / 7 + 1;
  return {std::to_string(thursday.year) + "-W" + two(week), {monday, monday.plus_days(6)}};
}

Period weekend_of(CivilDate day) {
  Period p = week_of(day);
  p.value += "-WE";
  p.days.from = p.days.from.plus_days(5);
  return p;
}

Period month_of(int year, int month) {
  const CivilDate first = make(year, month, 1);
  return {first.to_string().substr(0, 7), {first, make(year, month, 31)}};
}

Period quarter_of(int year, int quarter) {
  const int index = year * 4 + quarter - 1;
  const int y = index / 4;
  const int q = index % 4 + 1;
  return {std::to_string(y) + "-Q" + std::to_string(q), {make(y, q * 3 - 2, 1), make(y, q * 3, 31)}};
}

Period year_of(int year) { return {make(year, 1, 1).to_string().substr(0, 4), {make(year, 1, 1), make(year, 12, 31)}}; }

Period years_of(int first, int count) { return {std::to_string(first / count), {make(first, 1, 1), make(first + count - 1, 12, 31)}}; }

Period season_of(int year, const std::string& season) {
  const int month = season == "SP" ? 3 : season == "SU" ? 6 : season == "FA" ? 9 : 12;
  const CivilDate first = make(year, month, 1);
  return {std::to_string(year) + "-" + season, {first, first.plus_months(3).plus_days(-1)}};
}

Period fiscal_of(int year, int start) {
  const CivilDate first = make(start == 1 ? year : year - 1, start, 1);
  return {"FY" + std::to_string(year), {first, first.plus_months(12).plus_days(-1)}};
}

Period step_of(CivilDate day, const std::string& unit, int steps) {
  if (unit == "D") return day_of(day.plus_days(steps));
  if (unit == "W") return week_of(day.plus_days(steps * 7));
  if (unit == "2W") return week_of(day.plus_days(steps * 14));
  if (unit == "M") {
    const CivilDate other = make(day.year, day.month, 1).plus_months(steps);
    return month_of(other.year, other.month);
  }
  if (unit == "Q") return quarter_of(day.year, (day.month + 2) / 3 + steps);
  if (unit == "DE") return years_of((day.year / 10 + steps) * 10, 10);
  if (unit == "CE") return years_of((day.year / 100 + steps) * 100, 100);
  return year_of(day.year + steps);
}

namespace {

/// `day` moved by the length, forth or back.
std::optional<CivilDate> moved(CivilDate day, const std::string& length, int direction) {
  const std::size_t end = length.find_first_not_of("0123456789", 1);
  if (length.size() < 3 || end == 1 || end == std::string::npos || end > 4) return std::nullopt;
  const int count = direction * std::atoi(length.c_str() + 1);
  const std::string unit = length.substr(end);
  std::optional<CivilDate> to;
  if (unit == "D") to = day.plus_days(count);
  if (unit == "W") to = day.plus_days(7 * count);
  static constexpr std::pair<std::string_view, int> kMonths[] = {{"M", 1}, {"Q", 3}, {"Y", 12}, {"DE", 120}, {"CE", 1200}};
  for (const auto& [name, months] : kMonths) {
    if (unit == name && std::abs(count) * months < 12000) to = day.plus_months(count * months);
  }
  return to && CivilDate::make(to->year, to->month, to->day) ? to : std::nullopt;
}

}  // namespace

std::optional<DateRange> days_before(CivilDate last, const std::string& length) {
  const auto from = moved(last, length, -1);
  return from ? std::optional(DateRange{from->plus_days(1), last}) : std::nullopt;
}

std::optional<DateRange> days_after(CivilDate first, const std::string& length) {
  const auto to = moved(first, length, 1);
  return to ? std::optional(DateRange{first, to->plus_days(-1)}) : std::nullopt;
}

}  // namespace onrecord::timex
