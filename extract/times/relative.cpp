// What counts from the day the text is written on: "yesterday", "Monday", "last week", "this summer", "next March".
#include "extract/times/time_reader.h"

namespace onrecord::times {
namespace {

CivilDate weekday_near(const TimeReader& r, std::size_t at) {
  const int back = (r.today().weekday() - r.word(at, TimeClass::weekday)->number + 7) % 7;
  if (back != 0 && r.ahead(at)) return r.today().plus_days(7 - back);
  return r.today().plus_days(-back);
}

/// "Sunday, Oct. 8" without a year: the last or next one in which that day is a Sunday.
void take_year_of_weekday(TimeReader& r, std::size_t at, std::size_t end) {
  TimeExpression& t = r.found.back();
  std::size_t after_year = 0;
  if (!t.range || t.range->from != t.range->to || r.any_year(end - 1, after_year) > 0) return;
  const TimeWord* w = r.word(at, TimeClass::weekday) != nullptr ? r.word(at, TimeClass::weekday) : r.word(at, TimeClass::weekday_short);
  for (const int years : {0, -1, 1}) {
    const CivilDate day = t.range->from.plus_months(12 * years);
    if (w == nullptr || day.weekday() != w->number) continue;
    t.range = DateRange{day, day};
    t.value = day.to_string();
    return;
  }
}

/// "Monday, May 6" and "Friday Oct. 13": the date after it says which.
std::size_t read_dated_weekday(TimeReader& r, std::size_t from, std::size_t at) {
  const std::size_t next = r.is(at + 1, ",") ? at + 2 : at + 1;
  if (!r.same_sentence(at, next)) return 0;
  const bool month_first = r.has(next, TimeClass::month) && r.view.capital(next) && r.number(next + 1, 1, 31) > 0;
  const bool day_first = r.number(next, 1, 31) > 0 && r.has(next + 1, TimeClass::month) && r.view.capital(next + 1);
  const std::size_t known = r.found.size();
  const std::size_t end = month_first || day_first ? read_calendar_date(r, from, next) : 0;
  if (r.found.size() > known) take_year_of_weekday(r, at, end);
  return end;
}

std::size_t read_weekday(TimeReader& r, std::size_t from, std::size_t at) {
  if (!r.view.capital(at)) return 0;
  if (r.has(at, TimeClass::weekday_short)) return read_dated_weekday(r, from, at);
  if (!r.has(at, TimeClass::weekday)) return 0;
  if (const std::size_t end = read_dated_weekday(r, from, at); end != 0) return end;
  const std::string_view w = r.view.lower(at);
  if (w.ends_with("days"))
    return r.add(from, at + 1, "XXXX-WXX-" + std::string(r.value(at, TimeClass::weekday)), std::nullopt, "set", TimexType::set);
  if (!r.dated()) return 0;
  return add_day(r, from, at + 1, weekday_near(r, at));
}

std::size_t read_step(TimeReader& r, std::size_t from, std::size_t at) {
  const TimeWord* step = r.word(at, TimeClass::step);
  if (step == nullptr || !r.dated()) return 0;
  const int steps = step->number;
  const CivilDate ref = r.today();
  std::size_t next = at + 1;
  if (r.is_any(next, {"coming", "past"})) ++next;
  if (r.is(next - 1, "past") && r.has(next, TimeClass::weekend)) return r.add(from, next + 1, timex::weekend_of(ref.plus_days(-7)), "relative");
  if (next >= r.view.size() || !r.same_sentence(at, next)) return 0;
  if (r.is(next, "fiscal") && r.is(next + 1, "year")) {
    return add_fiscal_step(r, from, next + 2, steps);
  }
  const std::string_view unit = r.value(next, TimeClass::unit);
  if (!unit.empty() && r.view.capital(next) && r.view.capital(at) && r.view.word(next)[1] >= 'a') return 0;  // a title: "This Week"
  if (!unit.empty() && unit[0] != 'T' && unit != "D") return r.add(from, next + 1, timex::step_of(ref, std::string(unit), steps), "relative");
  if (r.has(next, TimeClass::weekend)) return r.add(from, next + 1, timex::weekend_of(ref.plus_days(7 * steps)), "relative");
  if (const TimeWord* w = r.word(next, TimeClass::weekday); w != nullptr && r.view.capital(next)) {
    if (const std::size_t end = read_dated_weekday(r, from, next); end != 0) return end;
    const int back = (ref.weekday() - w->number + 7) % 7;
    const CivilDate day =
        steps < 0 || r.is(next - 1, "past") ? ref.plus_days(back == 0 ? -7 : -back) : ref.plus_days(back == 0 ? 7 * steps : 7 - back);
    return add_day(r, from, next + 1, day);
  }
  if (r.has(next, TimeClass::part)) return add_day(r, from, next, steps < 0 ? ref.plus_days(-1) : ref);
  if (const std::string_view s = r.value(next, TimeClass::season); !s.empty()) {
    const timex::Period p = timex::season_of(ref.year, std::string(s));
    const int shift = steps < 0 && p.days.to < ref ? 0 : steps;
    return r.add(from, next + 1, timex::season_of(ref.year + shift, std::string(s)), "relative");
  }
  if (const TimeWord* m = r.word(next, TimeClass::month); m != nullptr && r.view.capital(next)) {
    if (r.number(next + 1, 1, 31) > 0) return 0;
    const int shift = steps < 0 ? (m->number < ref.month ? 0 : -1) : steps > 0 ? (m->number > ref.month ? 0 : 1) : 0;
    return r.add(from, next + 1, timex::month_of(ref.year + shift, m->number), "relative");
  }
  return 0;
}

/// "today", "the day before yesterday", "tonight"
std::size_t read_day_word(TimeReader& r, std::size_t from, std::size_t at) {
  if (!r.dated()) return 0;
  if (r.is(at, "tonight")) return r.add(from, at + 1, r.today().to_string() + "TNI", DateRange{r.today(), r.today()}, "part of day", TimexType::time);
  if (const TimeWord* d = r.word(at, TimeClass::day)) return add_day(r, from, at + 1, r.today().plus_days(d->number));
  if (from != at && r.is(at, "day") && r.is(at + 1, "before") && r.is(at + 2, "yesterday"))
    return r.add(from, at + 3, timex::day_of(r.today().plus_days(-2)), "day");
  if (from != at && r.is(at, "weekend") && r.is(from, "the"))
    return r.add(from, at + 1, timex::weekend_of(r.today().plus_days(r.ahead(at) ? 0 : -5)), "weekend");
  return 0;
}

}  // namespace

std::size_t read_relative(TimeReader& r, std::size_t from, std::size_t at) {
  if (r.is_any(at, {"past", "coming"}) && r.dated() && r.has(at + 1, TimeClass::weekday) && r.view.capital(at + 1) && r.same_sentence(at, at + 1)) {
    const int back = (r.today().weekday() - r.word(at + 1, TimeClass::weekday)->number + 7) % 7;  // "this past Wednesday"
    return add_day(r, from, at + 2, r.today().plus_days(r.is(at, "past") ? (back == 0 ? -7 : -back) : 7 - back));
  }
  for (const auto read : {read_weekday, read_day_word, read_step}) {
    if (const std::size_t end = read(r, from, at); end != 0) return end;
  }
  return 0;
}

}  // namespace onrecord::times
