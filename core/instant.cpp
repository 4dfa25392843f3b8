#include "core/instant.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace onrecord {
namespace {

constexpr std::int64_t kDay = 86400;

std::optional<int> two_digits(std::string_view text, std::size_t at) {
  if (at + 2 > text.size()) return std::nullopt;
  const char a = text[at];
  const char b = text[at + 1];
  if (a < '0' || a > '9' || b < '0' || b > '9') return std::nullopt;
  return (a - '0') * 10 + (b - '0');
}

/// Offset of "Z", "z", "+02:00" or "-0500" in seconds.
std::optional<int> parse_zone(std::string_view zone) {
  if (zone == "Z" || zone == "z") return 0;
  if (zone.size() < 5 || (zone[0] != '+' && zone[0] != '-')) return std::nullopt;
  const std::size_t minutes_at = zone[3] == ':' ? 4 : 3;
  const auto hours = two_digits(zone, 1);
  const auto minutes = two_digits(zone, minutes_at);
  if (!hours || !minutes || zone.size() != minutes_at + 2 || *hours > 23 || *minutes > 59) return std::nullopt;
  const int seconds = *hours * 3600 + *minutes * 60;
  return zone[0] == '-' ? -seconds : seconds;
}

std::string_view skip_fraction(std::string_view text) {
  if (text.empty() || text[0] != '.') return text;
  std::size_t at = 1;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  return text.substr(at);
}

}  // namespace

std::optional<Instant> Instant::parse(std::string_view text) {
  if (text.size() < 20 || (text[10] != 'T' && text[10] != 't' && text[10] != ' ')) return std::nullopt;
  const auto day = CivilDate::parse(text.substr(0, 10));
  const auto hour = two_digits(text, 11);
  const auto minute = two_digits(text, 14);
  const auto second = two_digits(text, 17);
  if (!day || !hour || !minute || !second || text[13] != ':' || text[16] != ':') return std::nullopt;
  if (*hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  const auto zone = parse_zone(skip_fraction(text.substr(19)));
  if (!zone) return std::nullopt;
  return Instant{day->to_days() * kDay + *hour * std::int64_t{3600} + *minute * std::int64_t{60} + *second - *zone};
}

CivilDate Instant::utc_day() const {
  const std::int64_t days = seconds >= 0 ? seconds / kDay : -((kDay - 1 - seconds) / kDay);
  return CivilDate::from_days(static_cast<std::int32_t>(days));
}

std::string Instant::to_string() const {
  const CivilDate day = utc_day();
  const auto rest = static_cast<int>(seconds - std::int64_t(day.to_days()) * kDay);
  std::array<char, 32> buffer{};
  const int size = std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02dZ", rest / 3600, rest / 60 % 60, rest % 60);
  return day.to_string() + std::string(buffer.data(), static_cast<std::size_t>(size));
}

Instant SystemClock::now() const {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::seconds>(since).count()};
}

}  // namespace onrecord
