// CivilDate: a day of the proleptic Gregorian calendar, without time zone. DateRange: days from..to, both included.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

struct CivilDate {
  std::int16_t year = 1970;
  std::uint8_t month = 1;  ///< 1..12
  std::uint8_t day = 1;    ///< 1..31

  /// "2024-05-06" exactly, a day that exists, year 1..9999; anything else is absent.
  [[nodiscard]] static std::optional<CivilDate> parse(std::string_view iso);
  /// The day, if it exists.
  [[nodiscard]] static std::optional<CivilDate> make(int year, int month, int day);
  /// `days` since 1970-01-01 (negative before).
  [[nodiscard]] static CivilDate from_days(std::int32_t days);

  [[nodiscard]] std::int32_t to_days() const;
  [[nodiscard]] std::string to_string() const;  ///< "2024-05-06"
  [[nodiscard]] int weekday() const;            ///< ISO: Monday 1 .. Sunday 7

  [[nodiscard]] CivilDate plus_days(std::int32_t days) const;
  /// Same day `months` later; the last day of the month where that day does not exist.
  [[nodiscard]] CivilDate plus_months(std::int32_t months) const;

  friend auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

[[nodiscard]] bool is_leap_year(int year);
[[nodiscard]] int days_in_month(int year, int month);  ///< month 1..12

/// Inclusive at both ends. An open start is 0001-01-01, an open end 9999-12-31.
struct DateRange {
  CivilDate from;
  CivilDate to;
  [[nodiscard]] bool contains(CivilDate day) const { return from <= day && day <= to; }
  [[nodiscard]] bool overlaps(const DateRange& other) const { return from <= other.to && other.from <= to; }
  friend auto operator<=>(const DateRange&, const DateRange&) = default;
};

}  // namespace onrecord
