// Dates of the calendar: numeric dates, months, years, decades, centuries, holidays.
#include <cstdlib>

#include "extract/times/time_reader.h"

namespace onrecord::times {
namespace {

/// A number of four digits that is no year: glued to something, or followed by what it counts.
bool is_no_year(const TimeReader& r, std::size_t at) {
  const TokenView& v = r.view;
  if (r.is_any(at + 1, {"%",     "percent", "people", "jobs",   "workers", "troops", "dollars", "euros", "yen",    "pounds",
                        "miles", "km",      "meters", "metres", "feet",    "tons",   "tonnes",  "hp",    "points", "per"}))
    return true;
  const bool hyphen = r.is(at + 1, "-") && v.glued(at + 1) && v.glued(at + 2);
  if (hyphen && r.unit(at + 2).empty() && r.year(at + 2) < 0 && r.number(at + 2, 0, 99) < 0) return true;
  return at > 0 && v.glued(at) && v[at - 1].kind != TokenKind::punctuation;
}

/// "2023-24", "2023/24": a year of budgets or seasons that runs over two of the calendar, named by the one it ends in.
std::size_t read_double_year(TimeReader& r, std::size_t from, std::size_t at, int first) {
  const TokenView& v = r.view;
  if (!(r.is(at + 1, "-") || r.is(at + 1, "/") || r.is(at + 1, "\xE2\x80\x93")) || !v.glued(at + 1) || !v.glued(at + 2)) return 0;
  if (v.word(at + 2).size() != 2 || r.number(at + 2, 0, 99) != (first + 1) % 100) return 0;
  if (v.glued(at + 3) && (r.is(at + 3, "-") || r.is(at + 3, "/"))) return 0;
  return r.add(from, at + 3, timex::fiscal_of(first + 1, 4), "double year");
}

std::size_t read_year(TimeReader& r, std::size_t from, std::size_t at) {
  std::size_t end = at + 1;
  const int y = r.any_year(at, end);
  if (y < 1700) return 0;
  if (end > at + 1) return r.add(from, end, timex::year_of(y), "year in words");
  if (const std::size_t both = read_double_year(r, from, at, y); both != 0) return both;
  return is_no_year(r, at) ? 0 : r.add(from, end, timex::year_of(y), "year");
}

/// The year of a month without one: the next or the last, as the words around tell; else the one that lies nearest.
int year_of_month(const TimeReader& r, std::size_t at, int month, int day) {
  CivilDate ref = r.today();
  if (const auto told = r.told_last(); r.narrative() && told) return told->year;
  const int tense = r.tense(at);
  const int months_ahead = (month - ref.month + 12) % 12;
  const bool this_month = month == ref.month;
  if (this_month) return ref.year;
  const int next = month > ref.month ? ref.year : ref.year + 1;
  if (tense > 0 && months_ahead < 10) return next;
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

std::size_t token_at(const TimeReader& r, std::size_t offset, std::size_t at) {
  while (at < r.view.size() && r.view[at].span.begin < offset) ++at;
  return at;
}

CivilDate nth_weekday(int year, int month, int weekday, int count) {
  const CivilDate first = *CivilDate::make(year, month, 1);
  CivilDate day = first.plus_days((weekday - first.weekday() + 7) % 7 + 7 * (count - 1));
  while (day.month != month) day = day.plus_days(-7);  // count 5: the last
  return day;
}

}  // namespace

std::size_t read_numeric_date(TimeReader& r, std::size_t from, std::size_t at) {
  if (!r.view.digits(at)) return 0;
  const TokenView& v = r.view;
  const std::size_t begin = v[at].span.begin;
  if (const auto date = CivilDate::parse(r.text.substr(begin, 10)); date && r.text.size() >= begin + 10)
    return r.add(from, token_at(r, begin + 10, at), timex::day_of(*date), "date");
  for (const std::string_view mark : {"/", "-"}) {
    if (!r.is(at + 1, mark) || !r.is(at + 3, mark) || !v.glued(at + 1) || !v.glued(at + 2) || !v.glued(at + 4)) continue;
    const int y = r.number(at + 4, 0, 2199);
    const int full = y < 0 ? 0 : y < 50 ? 2000 + y : y < 100 ? 1900 + y : y;
    auto date = CivilDate::make(full, r.number(at, 1, 12), r.number(at + 2, 1, 31));
    if (!date) date = CivilDate::make(full, r.number(at + 2, 1, 12), r.number(at, 1, 31));
    if (y >= 0 && date) return r.add(from, at + 5, timex::day_of(*date), "date");
  }
  return 0;
}

std::size_t read_calendar_date(TimeReader& r, std::size_t from, std::size_t at) {
  if (const std::size_t end = read_year(r, from, at); end != 0) return end;
  if (const int day = r.number(at, 1, 31); day > 0) {
    std::size_t name = at + 1;
    if (r.ordinal_ending(name)) ++name;
    if (r.is(name, "of")) ++name;
    if (r.has(name, TimeClass::month) && r.view.capital(name) && r.same_sentence(at, name)) return read_month(r, from, name, day);
  }
  if (const TimeWord* rank = r.word(at, TimeClass::ordinal); rank != nullptr && !r.is_any(at, {"last", "final"}) && r.is(at + 1, "of")) {
    if (r.has(at + 2, TimeClass::month) && r.view.capital(at + 2) && r.same_sentence(at, at + 2)) return read_month(r, from, at + 2, rank->number);
  }
  if (!r.has(at, TimeClass::month) || !r.view.capital(at)) return 0;
  const bool name = r.view.lower(at).size() == 3 && !r.is(at, "may") && r.view.capital(at + 1) && r.view.pos(at + 1) == Pos::propn;
  if (name && r.same_sentence(at, at + 1)) return 0;                         // "Jan Harrow"
  if (from != at && r.is(at + 1, "of") && !r.view.digits(at + 2)) return 0;  // "the March of the Mills"
  return read_month(r, from, at, 0);
}

std::size_t read_decade(TimeReader& r, std::size_t from, std::size_t at) {
  const TokenView& v = r.view;
  const int first = r.number(at, 0, 2199);
  const std::size_t end = at + 1;
  if (first > 0 && first <= 30 && r.ordinal_ending(end) && r.is(v.past_hyphen(end + 1), "century")) {
    return r.add(from, v.past_hyphen(end + 1) + 1, timex::years_of((first - 1) * 100, 100), "century");
  }
  if (first < 0 || first % 10 != 0 || !v.glued(end) || !(r.is(end, "s") || r.is(end, "'s"))) return 0;
  const int full = first >= 1000 ? first : v.word(at).size() == 2 && from != at ? first + (first < 30 ? 2000 : 1900) : 0;
  return full == 0 ? 0 : r.add(from, end + 1, timex::years_of(full, 10), "decade");
}

std::size_t read_holiday(TimeReader& r, std::size_t from, std::size_t at) {
  if (!r.dated() || !r.view.capital(at)) return 0;
  std::optional<CivilDate> day;
  std::size_t end = at + 1;
  std::size_t year_end = 0;
  const bool eve = r.is(end, "eve");
  if (eve || r.is(end, "day")) ++end;
  const int named = r.any_year(end, year_end);
  const int year = named > 0 ? named : r.today().year;
  if (const std::string_view h = r.value(at, TimeClass::holiday); !h.empty()) {
    day = CivilDate::parse(std::to_string(year) + "-" + std::string(h));
  } else if (const std::string_view f = r.value(at, TimeClass::floating); !f.empty()) {
    const int month = std::atoi(std::string(f).c_str());
    day = nth_weekday(year, month, f[f.size() - 3] - '0', f.back() - '0');
  }
  if (!day) return 0;
  if (named > 0) {
    end = year_end;
  } else if (*day > r.today() && r.tense(at) <= 0 && (r.tense(at) < 0 || day->to_days() - r.today().to_days() > 150)) {
    const int last = year - 1;
    const std::string_view f = r.value(at, TimeClass::floating);
    day = f.empty() ? CivilDate::make(last, day->month, day->day) : nth_weekday(last, day->month, f[f.size() - 3] - '0', f.back() - '0');
    if (!day) return 0;
  }
  return r.add(from, end, timex::day_of(day->plus_days(eve ? -1 : 0)), "holiday");
}

}  // namespace onrecord::times
