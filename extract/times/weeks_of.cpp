// Weeks by their place in a month or year: "the first week of 2015", "the last week of July".
#include "extract/times/time_reader.h"

namespace onrecord::times {

std::size_t read_week_of(TimeReader& r, std::size_t from, std::size_t at) {
  const TimeWord* rank = r.word(at, TimeClass::ordinal);
  if (rank == nullptr || !r.is(at + 1, "week") || !r.is(at + 2, "of") || at + 3 >= r.view.size() || !r.same_sentence(at, at + 3)) return 0;
  const std::size_t known = r.found.size();
  const std::size_t end = read_calendar_date(r, from, at + 3);
  if (r.found.size() == known) return 0;
  TimeExpression& whole = r.found.back();
  if (!whole.range || (whole.value.size() != 4 && whole.value.size() != 7)) return r.found.pop_back(), 0;  // a day: "the first week of May 3"
  const bool last = r.is_any(at, {"last", "final"});
  const CivilDate first = last ? whole.range->to.plus_days(-6) : whole.range->from.plus_days(7 * (rank->number - 1));
  whole.range = DateRange{first, first.plus_days(6)};
  whole.value = timex::week_of(first.plus_days(3)).value;
  whole.rule = "week of a period";
  return end;
}

}  // namespace onrecord::times
