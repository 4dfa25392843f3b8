#include "crawler/feed_date.h"

#include <array>
#include <string>

#include "core/civil_date.h"
#include "core/table.h"

namespace onrecord {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Reads exactly `count` digits and moves on; -1 and no move where they are not there.
int take_digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return -1;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (!is_digit(text[i])) return -1;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return value;
}

int take_number(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && count < 9 && is_digit(text[count])) ++count;
  return count == 0 ? -1 : take_digits(text, count);
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

struct Zone {
  std::string_view name;
  int minutes;
};
constexpr std::array<Zone, 20> kZones{{{"z", 0},      {"utc", 0},    {"gmt", 0},    {"ut", 0},     {"est", -300}, {"edt", -240}, {"cst", -360},
                                       {"cdt", -300}, {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420}, {"et", -300},  {"ct", -360},
                                       {"mt", -420},  {"pt", -480},  {"cet", 60},   {"cest", 120}, {"bst", 60},   {"jst", 540}}};
constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";

std::string to_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

/// 1..12, or 0. "Sept", "January" and "jan." are months.
int month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  const std::size_t at = kMonths.find(to_lower(word.substr(0, 3)));
  return at == std::string_view::npos || at % 3 != 0 ? 0 : static_cast<int>(at / 3) + 1;
}

struct Time {
  int seconds = 0;  ///< of the day
  int offset = 0;   ///< minutes east of UTC
};

/// "19:48", "19:48:21.5", "19"
std::optional<int> take_time(std::string_view& text) {
  std::string_view rest = text;
  const int hour = take_number(rest);
  if (hour < 0 || hour > 24) return {};
  int minute = 0;
  int second = 0;
  if (take(rest, ':')) {
    minute = take_number(rest);
    if (minute < 0 || minute > 59) return {};
    if (take(rest, ':')) {
      second = take_number(rest);
      if (second < 0 || second > 60) return {};
      if (take(rest, '.') || take(rest, ',')) take_number(rest);
    }
  }
  while (!rest.empty() && is_digit(rest.front())) rest.remove_prefix(1);
  text = rest;
  return hour * 3600 + minute * 60 + second;
}

/// "Z", "+02:00", "-0500", "GMT+2", "EST"; what is no zone counts as UTC.
int zone_of(std::string_view text) {
  text = trim(text);
  std::size_t letters = 0;
  while (letters < text.size() && is_letter(text[letters])) ++letters;
  if (letters > 0) {
    const std::string name = to_lower(text.substr(0, letters));
    text.remove_prefix(letters);
    for (const Zone& zone : kZones) {
      if (zone.name == name && zone.minutes != 0) return zone.minutes;
    }
  }
  if (!text.starts_with('+') && !text.starts_with('-')) return 0;
  const int sign = text.front() == '-' ? -1 : 1;
  text.remove_prefix(1);
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  if (digits >= 3) {
    const int hours = take_digits(text, digits >= 4 ? 2 : 1);
    return sign * (hours * 60 + take_digits(text, 2));
  }
  const int hours = take_number(text);
  if (hours < 0 || hours > 24) return 0;
  const int minutes = take(text, ':') ? take_number(text) : 0;
  return sign * (hours * 60 + (minutes > 0 ? minutes : 0));
}

std::optional<Instant> instant_of(std::optional<CivilDate> day, Time time) {
  if (!day) return {};
  return Instant{static_cast<std::int64_t>(day->to_days()) * 86'400 + time.seconds - static_cast<std::int64_t>(time.offset) * 60};
}

/// "2003", "2003-12", "20031231", "2003-365", "2003-12-31T10:14:55.1+02:00", "2003/12/31 10:14"
std::optional<Instant> parse_iso(std::string_view text) {
  const int year = take_digits(text, 4);
  if (year < 1) return {};
  const bool separated = take(text, '-') || take(text, '/') || take(text, '.');
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  std::optional<CivilDate> day;
  if (digits == 3) {
    if (const auto first = CivilDate::make(year, 1, 1)) day = first->plus_days(take_digits(text, 3) - 1);
  } else if (digits == 0) {
    day = CivilDate::make(year, 1, 1);
  } else {
    const int month = digits <= 2 ? take_number(text) : take_digits(text, 2);
    if (separated && (text.starts_with('-') || text.starts_with('/') || text.starts_with('.'))) text.remove_prefix(1);
    int number = digits <= 2 && !separated ? -1 : (digits <= 2 ? take_number(text) : take_digits(text, 2));
    if (number < 0) number = 1;
    day = CivilDate::make(year, month, number);
  }
  Time time;
  text = trim(text);
  if (take(text, 'T') || take(text, 't')) text = trim(text);
  if (!text.empty() && is_digit(text.front())) {
    std::size_t run = 0;
    while (run < text.size() && is_digit(text[run])) ++run;
    if (run == 6 || run == 4) {  // "101455"
      const int hour = take_digits(text, 2);
      const int minute = take_digits(text, 2);
      time.seconds = hour * 3600 + minute * 60 + (run == 6 ? take_digits(text, 2) : 0);
    } else {
      const auto seconds = take_time(text);
      if (!seconds) return {};
      time.seconds = *seconds;
    }
  }
  time.offset = zone_of(text);
  return instant_of(day, time);
}

int full_year(int year, std::size_t digits) {
  if (digits >= 3) return year;
  return year < 70 ? 2000 + year : 1900 + year;  // RFC 2822 cuts at 50; feeds have no posts of 1950 to 1969
}

/// "Thu, 01 Jan 2004 19:48:21 GMT", "1-Jan-04", "Sun Jan  4 16:29:06 PST 2004", "January 4, 2004 4:29 PM": by the kind of each word.
std::optional<Instant> parse_words(std::string_view text) {
  int day = 0;
  int month = 0;
  int year = 0;
  Time time;
  bool has_time = false;
  while (!text.empty()) {
    const char c = text.front();
    if (is_letter(c)) {
      std::size_t size = 0;
      while (size < text.size() && is_letter(text[size])) ++size;
      const std::string_view word = text.substr(0, size);
      const std::string lower = to_lower(word);
      if (month == 0 && month_of(word) != 0) {
        month = month_of(word);
      } else if (lower == "pm" && has_time && time.seconds < 12 * 3600) {
        time.seconds += 12 * 3600;
      } else if (lower == "am" && has_time && time.seconds >= 12 * 3600) {
        time.seconds -= 12 * 3600;
      } else if (has_time) {
        const int offset = zone_of(text);
        if (offset != 0) time.offset = offset;
        if (lower == "gmt" || lower == "utc" || lower == "ut") {
          text.remove_prefix(size);
          while (!text.empty() && (text[0] == '+' || text[0] == '-' || text[0] == ':' || is_digit(text[0])) && offset != 0) text.remove_prefix(1);
          continue;
        }
      }
      text.remove_prefix(size);
    } else if (is_digit(c)) {
      std::size_t size = 0;
      while (size < text.size() && is_digit(text[size])) ++size;
      if (size < text.size() && text[size] == ':' && !has_time) {
        const auto seconds = take_time(text);
        if (!seconds) return {};
        time.seconds = *seconds;
        has_time = true;
        continue;
      }
      const int number = take_number(text);
      if (day == 0 && size <= 2) {
        day = number;
      } else if (year == 0) {
        year = full_year(number, size);
      }
    } else if ((c == '+' || c == '-') && has_time) {
      time.offset = zone_of(text);
      text.remove_prefix(1);
      while (!text.empty() && (is_digit(text.front()) || text.front() == ':')) text.remove_prefix(1);
    } else {
      text.remove_prefix(1);
    }
  }
  if (month == 0) return {};
  return instant_of(CivilDate::make(year, month, day == 0 ? 1 : day), time);
}

}  // namespace

std::optional<Instant> parse_feed_date(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > 200) return {};
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  const bool iso = digits == 4 || digits == 8 || digits == 6;
  if (iso) {
    if (auto instant = parse_iso(text)) return instant;
  }
  return parse_words(text);
}

}  // namespace onrecord
