// Dates of the calendar: numeric dates, months, years, decades, centuries, holidays.
#include <cstdlib>

#include "extract/times/time_reader.h"

namespace onrecord::times {
namespace {

/// A number of four digits that is no year: glued to something, or followed by what it counts.
bool is_no_year(const TimeReader& r, std::size_t at) {
  const TokenView& v = r.view;
  if (r.has(at + 1, TimeClass::no_year)) return true;
  const bool hyphen = r.is(at + 1, "-") && v.glued(at + 1) && v.glued(at + 2);
  if (hyphen && r.unit(at + 2).empty() && r.year(at + 2) < 0 && r.number(at + 2, 0, 99) < 0) return true;
  return at > 0 && v.glued(at) && v[at - 1].kind != TokenKind::punctuation;
}

std::size_t read_year(TimeReader& r, std::size_t from, std::size_t at) {
  std::size_t end = at + 1;
  const int y = r.any_year(at, end);
  if (y < 1700) return 0;
  if (end > at + 1) return r.add(from, end, timex::year_of(y), "year in words");
  if (const std::size_t both = read_double_year(r, from, at, y); both != 0) return both;
  return is_no_year(r, at) ? 0 : r.add(from, end, timex::year_of(y), "year");
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
    const bool hyphens = r.is(at + 1, "-") && r.view.glued(at + 1) && r.has(at + 2, TimeClass::month) && r.is(at + 3, "-") && r.view.glued(at + 3);
    if (const auto date = hyphens ? CivilDate::make(r.year(at + 4), r.word(at + 2, TimeClass::month)->number, day) : std::nullopt)
      return r.add(from, at + 5, timex::day_of(*date), "date");  // "05-Aug-2016"
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
