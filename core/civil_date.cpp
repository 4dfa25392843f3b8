#include "core/civil_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace onrecord {
namespace {

std::chrono::sys_days to_sys_days(const CivilDate& date) {
  return std::chrono::year(date.year) / std::chrono::month(date.month) / std::chrono::day(date.day);
}

CivilDate from_sys_days(std::chrono::sys_days days) {
  const std::chrono::year_month_day ymd(days);
  return {static_cast<std::int16_t>(int(ymd.year())), static_cast<std::uint8_t>(unsigned(ymd.month())),
          static_cast<std::uint8_t>(unsigned(ymd.day()))};
}

std::optional<int> parse_digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string fmt_any(const CivilDate& d) {
  std::array<char, 16> buffer{};
  const int size = std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", int(d.year), int(d.month), int(d.day));
  return {buffer.data(), static_cast<std::size_t>(size)};
}

}  // namespace

std::optional<CivilDate> CivilDate::parse(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = parse_digits(iso.substr(0, 4));
  const auto month = parse_digits(iso.substr(5, 2));
  const auto day = parse_digits(iso.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return make(*year, *month, *day);
}

std::optional<CivilDate> CivilDate::make(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return CivilDate{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

CivilDate CivilDate::from_days(std::int32_t days) { return from_sys_days(std::chrono::sys_days(std::chrono::days(days))); }

std::int32_t CivilDate::to_days() const { return static_cast<std::int32_t>(to_sys_days(*this).time_since_epoch().count()); }

std::string CivilDate::to_string() const {
  if (year < 0 || year > 9999) return fmt_any(*this);
  std::string out = "0000-00-00";  // by hand: every claim writes several, and snprintf takes ten times as long
  const auto put = [&](std::size_t last, unsigned value) {
    for (; value > 0; value /= 10) out[last--] = static_cast<char>('0' + value % 10);
  };
  put(3, static_cast<unsigned>(year));
  put(6, month);
  put(9, day);
  return out;
}

int CivilDate::weekday() const { return static_cast<int>(std::chrono::weekday(to_sys_days(*this)).iso_encoding()); }

CivilDate CivilDate::plus_days(std::int32_t days) const { return from_days(to_days() + days); }

CivilDate CivilDate::plus_months(std::int32_t months) const {
  const std::int32_t index = std::int32_t(year) * 12 + (month - 1) + months;
  const int new_year = static_cast<int>(index >= 0 ? index / 12 : -((11 - index) / 12));
  const int new_month = static_cast<int>(index - std::int32_t(new_year) * 12) + 1;
  const int new_day = std::min<int>(day, days_in_month(new_year, new_month));
  return {static_cast<std::int16_t>(new_year), static_cast<std::uint8_t>(new_month), static_cast<std::uint8_t>(new_day)};
}

bool is_leap_year(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in_month(int year, int month) {
  static constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

}  // namespace onrecord
