// Months, and the days of one: "March 3, 2011", "May 3 to 5", "in June and July 2019". A year that is not told is the one the words around point to.
#include "extract/times/time_reader.h"

namespace onrecord::times {
namespace {

/// The year of a month without one: the next or the last, as the words around tell; else the one that lies nearest.
int year_of_month(const TimeReader& r, std::size_t at, int month, int day) {
  CivilDate ref = r.today();
  if (const auto told = r.told_last(); r.narrative() && told) return told->year;
  const int tense = r.tense(at);
  const int months_ahead = (month - ref.month + 12) % 12;
  const bool this_month = month == ref.month;
  if (this_month) return ref.year;
  const int next = month > ref.month ? ref.year : ref.year + 1;
  const bool term = at > 0 && r.is_any(at - 1, {"by", "before"});
  if (tense > 0 && (months_ahead < 10 || term)) return next;
  if (tense < 0 && !(day != 0 && months_ahead <= 1)) return next - 1;
  return months_ahead < (day != 0 ? 6 : 4) ? next : next - 1;
}

/// "to 5", "through 17" after a day of the month, where nothing follows that the number could count.
bool closes_days(const TimeReader& r, std::size_t at, int day) {
  if (!r.is_any(at, {"to", "through"}) || r.number(at + 1, day + 1, 31) < 0 || !r.same_sentence(at, at + 1)) return false;
  const std::size_t next = at + 2;
  if (next >= r.view.size() || r.view.starts_sentence(next) || r.is_any(next, {"in", "at", "and", "for", "with", "as"})) return true;
  return r.is_any(next, {".", ",", ";", ")"}) && !r.view.digits(next + 1);
}

/// "from March to May 2023", "in June and July 2019": the year stands once, behind the later month. -1: none.
int year_of_later_month(const TimeReader& r, std::size_t end, int month) {
  std::size_t next = end + 1;
  if (!r.is_any(end, {"to", "and", "or", "through", "until", "-", "\xE2\x80\x93"}) || !r.same_sentence(end, next)) return -1;
  const bool day_first = r.number(next, 1, 31) > 0;
  if (day_first) ++next;
  const TimeWord* later = r.word(next, TimeClass::month);
  if (later == nullptr || !r.view.capital(next++)) return -1;
  if (!day_first && r.number(next, 1, 31) > 0) ++next;
  if (r.is(next, ",")) ++next;
  std::size_t year_end = 0;
  const int y = r.same_sentence(end, next) ? r.any_year(next, year_end) : -1;
  return y < 1700 ? -1 : month <= later->number ? y : y - 1;
}

}  // namespace

std::size_t read_month(TimeReader& r, std::size_t from, std::size_t at, int day) {
  const int m = r.word(at, TimeClass::month)->number;
  std::size_t end = at + 1;
  if (day == 0 && r.number(end, 1, 31) > 0 && !(r.is(end + 1, ":") && r.view.glued(end + 1))) {
    day = r.number(end++, 1, 31);
    if (r.ordinal_ending(end)) ++end;
  }
  int last_day = day;
  if (day != 0 && r.is_any(end, {"-", "\xE2\x80\x93"}) && r.view.glued(end) && r.view.glued(end + 1) && r.number(end + 1, day + 1, 31) > 0) {
    last_day = r.number(end + 1, 1, 31);  // "March 15-17": valued by the first day
    end += 2;
  }
  if (day != 0 && last_day == day && closes_days(r, end, day)) {  // "May 3 to 5": likewise
    last_day = r.number(end + 1, 1, 31);
    end += 2;
  }
  const std::size_t after = r.is(end, ",") || r.is(end, "of") ? end + 1 : end;
  std::size_t year_end = 0;
  int y = r.any_year(after, year_end);
  if (y > 0 && r.same_sentence(at, after)) {
    end = year_end;
  } else if (r.dated()) {
    if (r.is_any(after, {"last", "this", "next"}) && r.is(after + 1, "year")) {
      y = r.today().year + r.word(after, TimeClass::step)->number;
    } else {
      y = year_of_later_month(r, end, m);
      if (y < 0) y = year_of_month(r, at, m, day);
    }
  } else {
    return day != 0 ? end : 0;
  }
  if (day == 0) return r.add(from, end, timex::month_of(y, m), "month");
  const auto date = CivilDate::make(y, m, day);
  if (!date) return 0;
  timex::Period p = timex::day_of(*date);
  if (const auto last = CivilDate::make(y, m, last_day); last && *last > *date) p.days.to = *last;
  return r.add(from, end, p, "date");
}

}  // namespace onrecord::times
