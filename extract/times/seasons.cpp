// Seasons, with a year or by the day the text is written on; and the year that stands behind a part of it.
#include "extract/times/time_reader.h"

namespace onrecord::times {
namespace {

/// "by autumn", "in the fall", "late summer": what makes a bare season a time.
bool is_placed(const TimeReader& r, std::size_t from, std::size_t at) {
  if (!r.mod.empty()) return true;
  if (from == 0 || r.view.starts_sentence(from)) return r.is(from, "the") && r.is(at + 1, "of");
  return r.is_any(from - 1, {"by", "in", "since", "until", "till", "over", "during", "through", "throughout", "before", "after", "for", "from"});
}

/// "the fall of the dollar", "spring fever": the word has another meaning, or only describes the next.
bool is_other(const TimeReader& r, std::size_t at) {
  const std::size_t next = at + 1;
  if (r.view.pos(at) != Pos::noun && r.view.pos(at) != Pos::propn && r.view.pos(at) != Pos::none) return true;
  if (next >= r.view.size() || r.view.starts_sentence(next)) return false;
  if (r.is(next, "-") || r.view.pos(next) == Pos::noun || r.view.pos(next) == Pos::propn) return true;
  return r.is(at, "fall") && r.is_any(next, {"of", "in", "from", "to", "below", "by", "into", "on"});
}

/// The season that has begun last, or the next to end where the words speak of what lies ahead.
int year_of_season(const TimeReader& r, std::size_t at, const std::string& season) {
  if (const auto told = r.told_last(); r.narrative() && told) return told->year;
  const int year = r.today().year;
  const DateRange days = timex::season_of(year, season).days;
  if (r.ahead(at)) return days.to < r.today() ? year + 1 : year;
  return r.today() < days.from ? year - 1 : year;
}

}  // namespace

/// "of 2023", "2023", "of fiscal 2023", "of last year" after token `at`; year -1: none.
WhichYear read_of_year(const TimeReader& r, std::size_t at) {
  std::size_t i = r.is_any(at, {"of", "in", ","}) ? at + 1 : at;
  WhichYear w;
  if (i >= r.view.size() || !r.same_sentence(at == 0 ? 0 : at - 1, i)) return w;
  if (r.is(i, "the") && r.is(i + 1, "fiscal")) ++i;
  if (r.is(i, "fiscal")) {
    w.fiscal = true;
    i += r.is(i + 1, "year") ? 2 : 1;
  }
  if (const int y = r.any_year(i, w.end); y > 1700) return w.year = y, w;
  if (at != i && r.is(i, "the") && r.is(i + 1, "year") && r.dated()) return {r.today().year, i + 2, w.fiscal};
  const TimeWord* step = r.word(i, TimeClass::step);
  if (step != nullptr && r.is(i + 1, "year") && r.dated() && at != i) return {r.today().year + step->number, i + 2, w.fiscal};
  return {};
}

std::size_t read_season(TimeReader& r, std::size_t from, std::size_t at) {
  const std::string season(r.value(at, TimeClass::season));
  if (season.empty()) return 0;
  const WhichYear w = read_of_year(r, at + 1);
  if (w.year >= 0) return r.add(from, w.end, timex::season_of(w.year, season), "season");
  if (!r.dated() || r.view.capital(at) || !is_placed(r, from, at) || is_other(r, at)) return 0;
  return r.add(from, at + 1, timex::season_of(year_of_season(r, at, season), season), "season");
}

}  // namespace onrecord::times
