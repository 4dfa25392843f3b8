// Parts of a year, and years of budgets: quarters, halves, seasons, fiscal years.
#include <cstdlib>

#include "extract/times/time_reader.h"

namespace onrecord::times {
namespace {

timex::Period half_of(int year, int half) {
  timex::Period p = timex::year_of(year);
  p.value += "-H" + std::to_string(half);
  if (half == 1) p.days.to = *CivilDate::make(year, 6, 30);
  if (half == 2) p.days.from = *CivilDate::make(year, 7, 1);
  return p;
}

/// The number of a quarter or half at `at`: "third", "3rd", "Q3"; moves `end` past it and its hyphen. 0: none.
int read_rank(const TimeReader& r, std::size_t at, std::size_t& end) {
  end = at + 1;
  const std::string_view w = r.view.lower(at);
  if (w.size() == 2 && w[0] == 'q' && w[1] >= '1' && w[1] <= '4') return w[1] - '0';
  if (w == "h1" || w == "h2") return w[1] - '0';
  if (w == "q" && r.number(end, 1, 4) > 0 && r.view.glued(end)) return r.number(end++, 1, 4);
  int rank = 0;
  if (const TimeWord* o = r.word(at, TimeClass::ordinal)) rank = o->number;
  if (r.number(at, 1, 4) > 0 && r.ordinal_ending(end)) {
    rank = r.number(at, 1, 4);
    ++end;
  }
  if (rank == 0) return 0;
  end = r.view.past_hyphen(end);
  return rank;
}

/// A quarter without a year: the year of the time before it in the sentence, else the last that has begun, or the next one ahead.
int year_of_quarter(const TimeReader& r, std::size_t at, int quarter) {
  const CivilDate ref = r.today();
  const int now = (ref.month + 2) / 3;
  return quarter > now && !r.ahead(at) ? ref.year - 1 : ref.year;
}

/// The half that has begun last, or the next one ahead.
int year_of_half(const TimeReader& r, std::size_t at, int half) {
  const CivilDate ref = r.today();
  return half == 2 && ref.month < 7 && !r.ahead(at) ? ref.year - 1 : ref.year;
}

/// "Exports fell in the first half.": a bare half at the end of a phrase, in a sentence that speaks of business.
bool of_business(const TimeReader& r, std::size_t at, std::size_t end) {
  if (!r.dated() || at < 2 || !r.is_any(at - 2, {"in", "for", "during", "over", "through"}) || r.is(end, "of")) return false;
  if (end < r.view.size() && !r.view.starts_sentence(end) && r.view.pos(end) != Pos::adp && r.view[end].kind == TokenKind::word) return false;
  for (std::size_t i = at; i-- > 0 && at - i < 30 && !r.view.starts_sentence(i + 1);) {
    if (r.has(i, TimeClass::half_context)) return true;
  }
  return false;
}

std::size_t read_quarter(TimeReader& r, std::size_t from, std::size_t at) {
  std::size_t first = at;
  WhichYear before;
  if (r.view.digits(at)) {  // "the 1988 second quarter"
    std::size_t end = 0;
    before.year = r.any_year(at, end);
    if (before.year > 0) first = end;
  } else if (r.word(at, TimeClass::step) != nullptr && r.is(at + 1, "year") && r.is_any(at + 2, {"'s", "\xE2\x80\x99s"}) && r.dated()) {
    before.year = r.today().year + r.word(at, TimeClass::step)->number;
    first = at + 3;
  }
  if (r.is(first, "fiscal")) first = r.view.past_hyphen(first + 1);
  std::size_t end = first;
  const bool half_year = r.is_any(first, {"h1", "h2"});
  const bool abbreviated = half_year || r.view.lower(first).starts_with("q");
  const int rank = read_rank(r, first, end);
  if (rank == 0 || !r.same_sentence(at, end)) return 0;
  const bool half = half_year || r.is(end, "half");
  if (!abbreviated && !half && !r.is(end, "quarter")) return 0;
  if (!abbreviated) ++end;
  const WhichYear after = before.year > 0 ? WhichYear{before.year, end, false} : read_of_year(r, end);
  if (half && after.year < 0 && rank < 3 && from != at && first == at && of_business(r, at, end))
    return r.add(from, end, half_of(year_of_half(r, at, rank), rank), "half of a year");
  if (half && (after.year < 0 || rank > 2)) return 0;  // "the second half" of a game
  if (after.year > 0 && half) return r.add(from, after.end, half_of(after.year, rank), "half of a year");
  if (after.year > 0) return r.add(from, after.end, timex::quarter_of(after.year, rank), "quarter");
  if (!r.dated()) return 0;
  // "third-quarter results": the article belongs to the results
  const std::size_t cover = from != at && first == at && r.is(end - 2, "-") ? at : from;
  return r.add(cover, end, timex::quarter_of(year_of_quarter(r, at, rank), rank), "quarter");
}

/// "the first nine months of 2023": a length, with its days where the year is told.
std::size_t read_first_months(TimeReader& r, std::size_t from, std::size_t at) {
  if (!r.is_any(at, {"first", "last", "final"})) return 0;
  const bool front = r.is(at, "first");
  int count = r.number(at + 1, 1, 11);
  if (const TimeWord* n = r.word(at + 1, TimeClass::number); n != nullptr && n->number < 12) count = n->number;
  if (count < 1 || !r.is_any(at + 2, {"months", "weeks", "quarters", "days", "years"})) return 0;
  const std::string value = length_of(std::to_string(count), r.unit(at + 2));
  const WhichYear w = read_of_year(r, at + 3);
  if (w.year < 0 || !r.is(at + 2, "months")) return r.add(from, at + 3, value, std::nullopt, "first months", TimexType::duration);
  DateRange days = timex::year_of(w.year).days;
  if (front)
    days.to = timex::month_of(w.year, count).days.to;
  else
    days.from = timex::month_of(w.year, 13 - count).days.from;
  return r.add(from, at + 3, value, days, "first months", TimexType::duration);
}

}  // namespace

std::size_t read_part_of_year(TimeReader& r, std::size_t from, std::size_t at) {
  for (const auto read : {read_quarter, read_season, read_first_months}) {
    if (const std::size_t end = read(r, from, at); end != 0) return end;
  }
  return 0;
}

std::size_t read_year_end(TimeReader& r, std::size_t from, std::size_t at) {
  if (!r.is(at, "year") || !r.is_any(at + 1, {"-", "'s", "\xE2\x80\x99s"}) || !r.is(at + 2, "end") || !r.same_sentence(at, at + 2)) return 0;
  std::size_t end = 0;
  const int named = r.any_year(at + 3, end);
  if (named < 1700 && !r.dated()) return 0;
  r.mod = "END";
  return named < 1700 ? r.add(from, at + 3, timex::year_of(r.today().year), "year end") : r.add(from, end, timex::year_of(named), "year end");
}

}  // namespace onrecord::times
