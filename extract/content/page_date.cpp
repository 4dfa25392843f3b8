#include "extract/content/page_date.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "core/table.h"
#include "extract/content/text_tools.h"

namespace onrecord {
namespace {

struct Part {
  std::string text;  // lower case
  int number = -1;   // where it is digits
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }
bool is_word_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

std::vector<Part> split_parts(std::string_view text) {
  std::vector<Part> parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (is_digit_byte(text[at])) {
      int value = 0;
      while (at < text.size() && is_digit_byte(text[at])) value = std::min(value * 10 + (text[at++] - '0'), 100000000);
      parts.push_back({"", value, begin, at});
    } else if (is_word_byte(text[at])) {
      while (at < text.size() && is_word_byte(text[at])) ++at;
      std::string word;
      for (std::string& piece : to_words(text.substr(begin, at - begin))) word += piece;
      parts.push_back({std::move(word), -1, begin, at});
    } else {
      ++at;
    }
  }
  return parts;
}

std::optional<CivilDate> plausible(int year, int month, int day) {
  return year < 1995 || year > 2100 ? std::nullopt : CivilDate::make(year, month, day);
}

std::string two(int value) {
  std::string out = std::to_string(value);
  return out.size() < 2 ? "0" + out : out;
}

/// "T09:00:00.123-0400" and its spellings after the day -> "T09:00:00-04:00"; empty where there is no full time.
std::string time_after(std::string_view rest) {
  std::size_t at = 0;
  if (at < rest.size() && (rest[at] == 'T' || rest[at] == 't' || rest[at] == ' ')) ++at;
  const auto pair = [&](int& value) {
    if (at + 2 > rest.size() || !is_digit_byte(rest[at]) || !is_digit_byte(rest[at + 1])) return false;
    value = (rest[at] - '0') * 10 + (rest[at + 1] - '0');
    at += 2;
    return true;
  };
  int hour = 0;
  int minute = 0;
  int second = 0;
  if (!pair(hour) || at >= rest.size() || rest[at] != ':') return "";
  ++at;
  if (!pair(minute)) return "";
  if (at < rest.size() && rest[at] == ':') {
    ++at;
    if (!pair(second)) return "";
  }
  if (hour > 23 || minute > 59 || second > 60) return "";
  if (at < rest.size() && rest[at] == '.') {
    ++at;
    while (at < rest.size() && is_digit_byte(rest[at])) ++at;
  }
  if (at < rest.size() && rest[at] == ' ') ++at;
  std::string out = "T" + two(hour) + ":" + two(minute) + ":" + two(std::min(second, 59));
  if (at < rest.size() && (rest[at] == 'Z' || rest[at] == 'z')) return out + "Z";
  if (at < rest.size() && (rest[at] == '+' || rest[at] == '-')) {
    const char sign = rest[at++];
    int zone_hour = 0;
    int zone_minute = 0;
    if (!pair(zone_hour)) return "";
    if (at < rest.size() && rest[at] == ':') ++at;
    pair(zone_minute);
    if (zone_hour > 14 || zone_minute > 59) return "";
    return out + sign + two(zone_hour) + ":" + two(zone_minute);
  }
  return "";
}

PageDate make_date(CivilDate day, std::string_view rest, DateBasis basis) {
  PageDate date;
  date.day = day;
  date.basis = basis;
  date.written = day.to_string();
  const std::string time = time_after(rest);
  if (!time.empty()) {
    date.instant = Instant::parse(date.written + time);
    if (date.instant) date.written += time;
  }
  return date;
}

int month_of(const Part& part, const ContentTables& tables) {
  const auto found = tables.months.find(part.text);
  return part.number >= 0 || found == tables.months.end() ? 0 : found->second;
}

std::optional<PageDate> parse_named_month(std::string_view text, std::vector<Part> parts, DateBasis basis, const ContentTables& tables) {
  std::erase_if(parts, [&](const Part& part) { return part.number < 0 && tables.date_fillers.contains(part.text); });
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const int month = month_of(parts[i], tables);
    if (month == 0) continue;
    if (i > 0 && i + 1 < parts.size() && parts[i - 1].number >= 1 && parts[i + 1].number > 31) {  // 6 May 2024
      if (const auto day = plausible(parts[i + 1].number, month, parts[i - 1].number)) return make_date(*day, text.substr(parts[i + 1].end), basis);
    }
    if (i + 2 < parts.size() && parts[i + 1].number >= 1 && parts[i + 2].number > 31) {  // May 6, 2024
      if (const auto day = plausible(parts[i + 2].number, month, parts[i + 1].number)) return make_date(*day, text.substr(parts[i + 2].end), basis);
    }
  }
  return std::nullopt;
}

/// Three numbers with one kind of joint: "2024-05-06", "06.05.2024", "13/05/2024", "5/13/2024".
std::optional<PageDate> parse_numbers(std::string_view text, const std::vector<Part>& parts, DateBasis basis) {
  for (std::size_t i = 0; i + 2 < parts.size(); ++i) {
    const Part& a = parts[i];
    const Part& b = parts[i + 1];
    const Part& c = parts[i + 2];
    if (a.number < 0 || b.number < 0 || c.number < 0 || b.begin - a.end != 1 || c.begin - b.end != 1 || text[a.end] != text[b.end]) continue;
    const char joint = text[a.end];
    if (joint != '-' && joint != '/' && joint != '.') continue;
    const std::string_view rest = text.substr(c.end);
    if (a.end - a.begin == 4) {
      if (const auto day = plausible(a.number, b.number, c.number)) return make_date(*day, rest, basis);
    } else if (c.end - c.begin == 4) {
      const bool day_first = joint != '/' || a.number > 12;
      const bool clear = joint == '.' || a.number > 12 || b.number > 12 || a.number == b.number;
      const auto day = day_first && b.number <= 12 ? plausible(c.number, b.number, a.number) : plausible(c.number, a.number, b.number);
      if (clear && day) return make_date(*day, rest, basis);
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<PageDate> parse_page_date(std::string_view text, DateBasis basis, const ContentTables& tables) {
  text = trim(text.substr(0, std::min<std::size_t>(text.size(), 200)));
  const std::vector<Part> parts = split_parts(text);
  if (auto date = parse_numbers(text, parts, basis)) return date;
  if (!parts.empty() && parts[0].number > 19950000 && parts[0].end - parts[0].begin == 8) {
    if (const auto day = plausible(parts[0].number / 10000, parts[0].number / 100 % 100, parts[0].number % 100))
      return make_date(*day, text.substr(parts[0].end), basis);
  }
  return parse_named_month(text, parts, basis, tables);
}

namespace {

/// "2024/may/06" at the start of `path`.
std::optional<CivilDate> day_with_named_month(std::string_view path, const ContentTables& tables) {
  const std::vector<std::string_view> parts = split(path.substr(0, std::min<std::size_t>(path.find_first_of("?#"), 40)), '/');
  if (parts.size() < 3 || parts[0].size() != 4 || parts[1].size() < 3) return std::nullopt;
  const auto month = tables.months.find(to_lower_ascii(parts[1]));
  const auto is_number = [](std::string_view part) {
    return !part.empty() && part.size() <= 4 && std::all_of(part.begin(), part.end(), is_digit_byte);
  };
  if (month == tables.months.end() || !is_number(parts[0]) || !is_number(parts[2])) return std::nullopt;
  return plausible(std::stoi(std::string(parts[0])), month->second, std::stoi(std::string(parts[2])));
}

}  // namespace

std::optional<PageDate> date_of_url(std::string_view url, const ContentTables& tables) {
  for (std::size_t at = url.find("://"); at != std::string_view::npos && at < url.size(); at = url.find('/', at + 1)) {
    if (const auto day = day_with_named_month(url.substr(at + 1), tables)) return make_date(*day, "", DateBasis::url);
    const std::string_view rest = url.substr(at + 1, 11);
    if (rest.size() < 10 || !std::all_of(rest.begin(), rest.begin() + 4, is_digit_byte)) continue;
    const char joint = rest[4];
    if ((joint != '/' && joint != '-') || rest[7] != joint) continue;
    const auto day = CivilDate::parse(std::string(rest.substr(0, 4)) + "-" + std::string(rest.substr(5, 2)) + "-" + std::string(rest.substr(8, 2)));
    if (day && day->year >= 1995 && day->year <= 2100 && (rest.size() == 10 || !is_digit_byte(rest[10]))) return make_date(*day, "", DateBasis::url);
  }
  return std::nullopt;
}

}  // namespace onrecord
