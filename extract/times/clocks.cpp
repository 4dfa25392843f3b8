// Times of day: "14:30", "5 p.m. Monday", "noon", and the parts of a day.
#include "extract/times/time_reader.h"

namespace onrecord::times {
namespace {

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// "p.m." and "a.m." after an hour: adds to it; false where neither stands.
bool read_half(const TimeReader& r, std::size_t& end, int& hour) {
  const bool pm = r.is_any(end, {"p.m.", "pm", "p.m"});
  if ((!pm && !r.is_any(end, {"a.m.", "am", "a.m"})) || hour > 12 || hour < 1) return false;
  hour = hour % 12 + (pm ? 12 : 0);
  ++end;
  return true;
}

/// An hour in digits or letters; -1: none.
int hour_at(const TimeReader& r, std::size_t at) {
  if (const int hour = r.number(at, 1, 12); hour > 0) return hour;
  const TimeWord* word = r.word(at, TimeClass::number);
  return word != nullptr && word->number >= 1 && word->number <= 12 && !r.is_any(at, {"a", "an"}) ? word->number : -1;
}

/// "in the morning", "in the evening", "at night": turns the hour and moves `end` over it.
void read_part_after(const TimeReader& r, std::size_t& end, int& hour) {
  const bool the = r.is(end, "in") && r.is(end + 1, "the");
  const std::string_view part = r.value(the ? end + 2 : end + 1, TimeClass::part);
  if (part.empty() || !(the || r.is(end, "at")) || hour > 12) return;
  if (part == "MO") hour %= 12;
  if (part == "AF" || part == "EV" || (part == "NI" && hour > 5)) hour = hour % 12 + 12;
  end += the ? 3 : 2;
}

/// "nine o'clock", "half past nine", "a quarter to ten" from token `at`: the token after; 0: none.
std::size_t read_spoken_clock(const TimeReader& r, std::size_t at, int& hour, int& minute) {
  std::size_t end = 0;
  const bool half = r.is(at, "half") && r.is(at + 1, "past");
  const bool quarter = r.is(at, "quarter") && r.is_any(at + 1, {"past", "to"});
  if (half || quarter) {
    hour = hour_at(r, at + 2);
    minute = half ? 30 : r.is(at + 1, "past") ? 15 : 45;
    if (hour > 0 && minute == 45) hour = hour == 1 ? 12 : hour - 1;
    end = at + 3;
  } else if (r.is_any(at + 1, {"o'clock",
                               "o\xE2\x80\x99"
                               "clock"})) {
    hour = hour_at(r, at);
    minute = 0;
    end = at + 2;
  }
  if (end == 0 || hour < 0 || !r.dated() || !r.same_sentence(at, end - 1)) return 0;
  if (!read_half(r, end, hour)) read_part_after(r, end, hour);
  return end;
}

/// "on Tuesday at 9 p.m.": the day told right before.
std::optional<CivilDate> day_before(const TimeReader& r, std::size_t at) {
  if (r.found.empty() || !r.found.back().range || r.found.back().range->from != r.found.back().range->to) return std::nullopt;
  const TimeExpression& day = r.found.back();
  const std::string_view between = r.text.substr(day.span.end, r.view[at].span.begin - day.span.end);
  if (between != " at " && between != ", at " && between != ", " && between != " ") return std::nullopt;
  return day.range->from;
}

/// The day that a clock time names beside it: "5 p.m. on Monday", "noon Saturday"; moves `end`.
CivilDate day_beside(const TimeReader& r, std::size_t at_clock, std::size_t& end) {
  if (const auto before = day_before(r, at_clock)) return *before;
  const std::size_t at = r.is(end, "on") || r.is(end, ",") ? end + 1 : end;
  const TimeWord* weekday = r.word(at, TimeClass::weekday);
  if (weekday == nullptr || !r.view.capital(at) || !r.same_sentence(end - 1, at)) {
    if (const TimeWord* day = r.word(at, TimeClass::day); day != nullptr && at == end) return ++end, r.today().plus_days(day->number);
    return r.today();
  }
  end = at + 1;
  return r.today().plus_days(-((r.today().weekday() - weekday->number + 7) % 7));
}

std::size_t add_clock(TimeReader& r, std::size_t from, std::size_t end, int hour, int minute) {
  std::optional<DateRange> range;
  std::string value = "XXXX-XX-XX";
  if (r.dated()) {
    const CivilDate day = day_beside(r, from, end);
    range = DateRange{day, day};
    value = day.to_string();
  }
  return r.add(from, end, value + "T" + two(hour) + ":" + two(minute), range, "clock", TimexType::time);
}

}  // namespace

std::size_t add_day(TimeReader& r, std::size_t from, std::size_t end, CivilDate date) {
  const std::string_view part = r.value(end, TimeClass::part);
  if (part.empty() || !r.same_sentence(end - 1, end)) return r.add(from, end, timex::day_of(date), "day");
  const std::string value = date.to_string() + (part == "MI" ? "T12:00" : "T" + std::string(part));
  return r.add(from, end + 1, value, DateRange{date, date}, "part of day", TimexType::time);
}

std::size_t read_clock(TimeReader& r, std::size_t from, std::size_t at) {
  const TokenView& v = r.view;
  if (r.is_any(at, {"noon", "midday", "midnight"}) && r.dated()) {
    std::size_t end = at + 1;
    const bool midnight = r.is(at, "midnight");
    const CivilDate day = day_beside(r, from, end);
    return r.add(from, end, day.to_string() + (midnight ? "T24:00" : "T12:00"), DateRange{day, day}, "clock", TimexType::time);
  }
  int spoken_hour = 0;
  int spoken_minute = 0;
  if (const std::size_t stop = read_spoken_clock(r, at, spoken_hour, spoken_minute); stop != 0)
    return add_clock(r, from, stop, spoken_hour, spoken_minute);
  int hour = r.number(at, 0, 23);
  if (hour < 0) return 0;
  std::size_t end = at + 1;
  int minute = 0;
  const bool colon = r.is(end, ":") && v.glued(end) && v.glued(end + 1) && v.word(end + 1).size() == 2 && r.number(end + 1, 0, 59) >= 0;
  if (colon) {
    minute = r.number(end + 1, 0, 59);
    end += 2;
    if (r.is(end, ":") && r.number(end + 1, 0, 59) >= 0) return 0;
  }
  const bool half = read_half(r, end, hour);
  if (colon && !half) read_part_after(r, end, hour);
  if (!half && (!colon || !r.dated())) return 0;
  if (!half && colon && at > 0 && v.glued(at) && r.is(at - 1, ":")) return 0;
  if (r.is_any(end, {"est", "edt", "gmt", "et", "pst", "utc", "bst", "pdt", "local"})) end += r.is(end, "local") && r.is(end + 1, "time") ? 2 : 1;
  return add_clock(r, from, end, hour, minute);
}

std::size_t read_part_of_date(TimeReader& r, std::size_t from, std::size_t at) {
  const std::string_view part = r.value(at, TimeClass::part);
  if (part.empty() || !r.is(at + 1, "of") || !r.same_sentence(at, at + 1)) return 0;
  const std::size_t known = r.found.size();
  const std::size_t end = read_calendar_date(r, from, at + 2);
  if (r.found.size() == known) return 0;
  TimeExpression& day = r.found.back();
  if (day.value.size() != 10) return end;  // "the morning of 1989"
  day.value += part == "MI" ? "T12:00" : "T" + std::string(part);
  day.type = TimexType::time;
  return end;
}

}  // namespace onrecord::times
