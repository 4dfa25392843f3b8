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
  if (!half && (!colon || !r.dated())) return 0;
  if (!half && colon && at > 0 && v.glued(at) && r.is(at - 1, ":")) return 0;
  if (r.is_any(end, {"est", "edt", "gmt", "et", "pst", "utc", "bst", "pdt", "local"})) end += r.is(end, "local") && r.is(end + 1, "time") ? 2 : 1;
  std::optional<DateRange> range;
  std::string value = "XXXX-XX-XX";
  if (r.dated()) {
    const CivilDate day = day_beside(r, from, end);
    range = DateRange{day, day};
    value = day.to_string();
  }
  return r.add(from, end, value + "T" + two(hour) + ":" + two(minute), range, "clock", TimexType::time);
}

}  // namespace onrecord::times
