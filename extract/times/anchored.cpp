// What counts from the time mentioned last: "the previous year", "that month", "the same period a year earlier".
#include "extract/times/time_reader.h"

namespace onrecord::times {
namespace {

constexpr std::size_t kFarthest = 64;  // expressions to look back over
constexpr std::uint32_t kNear = 500;   // bytes within which a quarter or month lends its length to "a year earlier"

/// The time to count from: the last with days; in the same sentence not one that was itself counted from another.
const TimeExpression* base_of(TimeReader& r, std::size_t from) {
  const std::uint32_t here = r.view[from].span.begin;
  std::uint32_t sentence = here;
  for (std::size_t i = from + 1; i-- > 0;) {
    sentence = r.view[i].span.begin;
    if (r.view.starts_sentence(i) || from - i > 60) break;
  }
  for (std::size_t i = r.found.size(); i-- > 0 && r.found.size() - i < kFarthest;) {
    const TimeExpression& t = r.found[i];
    if (!t.range || (t.anchor != kNone && t.span.begin >= sentence)) continue;
    r.anchor = static_cast<std::uint32_t>(i);
    return &t;
  }
  return nullptr;
}

timex::Period shifted(const TimeExpression& base, int years) {
  const DateRange days = *base.range;
  if (base.rule == "first months") {  // the same months of the other year
    const CivilDate first = days.from.plus_months(12 * years);
    return {std::to_string(first.year), {first, days.to.plus_months(12 * years)}};
  }
  if (base.label.starts_with("FY")) return timex::fiscal_of(days.to.year + years, days.from.month);
  if (base.value.find("-Q") != std::string::npos) return timex::quarter_of(days.from.year + years, (days.from.month + 2) / 3);
  if (base.value.size() == 7 && base.value[4] == '-' && base.value[5] != 'W') return timex::month_of(days.from.year + years, days.from.month);
  return timex::year_of(days.to.year + years);
}

/// The last quarter or month near enough to lend its length to "a year earlier".
const TimeExpression* named_period(TimeReader& r, std::size_t from, bool months) {
  const std::uint32_t here = r.view[from].span.begin;
  for (std::size_t i = r.found.size(); i-- > 0 && r.found[i].span.end + kNear > here;) {
    const TimeExpression& t = r.found[i];
    if (!t.range || t.anchor != kNone) continue;
    const bool quarter = t.value.find("-Q") != std::string::npos || (months && t.rule == "first months");
    const bool month = months && t.value.size() == 7 && t.value[5] != 'W' && t.value[5] != 'Q' && t.span.end + 150 > here;
    if (!quarter && !month) continue;
    r.anchor = static_cast<std::uint32_t>(i);
    return &t;
  }
  return nullptr;
}

/// "year-earlier", "year-ago", with "period" or "quarter" after it.
std::size_t read_year_earlier(TimeReader& r, std::size_t from, std::size_t at) {
  if (!r.is(at, "year") || !r.is(at + 1, "-") || !r.is_any(at + 2, {"earlier", "ago"})) return 0;
  std::size_t end = at + 3;
  const TimeWord* rank = r.word(end, TimeClass::ordinal);
  if (rank != nullptr && r.is(end + 1, "quarter") && r.dated())
    return r.add(from, end + 2, timex::quarter_of(r.today().year - 1, rank->number), "year earlier");
  const bool noun = r.is_any(end, {"period", "quarter", "month"});
  return add_year_before(r, noun ? from : at, noun ? end + 1 : end, -1);
}

/// "the same period a year earlier", "the same quarter last year", "the same month of 2022"
std::size_t read_same_period(TimeReader& r, std::size_t from, std::size_t at) {
  if (r.is_any(at, {"same", "corresponding", "comparable"}) && r.is(at + 1, "year") && r.is(at + 2, "-")) return read_year_earlier(r, from, at + 1);
  if (!r.is_any(at, {"same", "corresponding", "comparable"}) || !r.is_any(at + 1, {"period", "quarter", "month", "week", "day", "year", "time"}))
    return 0;
  std::size_t i = at + 2;
  int years = 0;
  if (r.is_any(i, {"of", "in"}) && !r.is(i + 1, "the")) ++i;
  std::size_t year_end = 0;
  const int named = r.any_year(i, year_end);
  if (named > 1700) {
    if (const TimeExpression* base = base_of(r, from); base != nullptr)
      return r.add(from, year_end, shifted(*base, named - base->range->to.year), "same period");
    return r.add(from, year_end, timex::year_of(named), "same period");
  }
  if (r.is(i, "last") && r.is(i + 1, "year"))
    years = -1, i += 2;
  else if (r.is(i, "a") && r.is(i + 1, "year") && r.is_any(i + 2, {"earlier", "ago", "before"}))
    years = -1, i += 3;
  else if (r.is_any(i, {"the", "in"}) && r.is_any(i + 1, {"previous", "prior", "preceding"}) && r.is(i + 2, "year"))
    years = -1, i += 3;
  else if (r.is(i, "the") && r.is(i + 1, "year") && r.is_any(i + 2, {"before", "earlier"}))
    years = -1, i += 3;
  if (years != 0) return add_year_before(r, from, i, years);
  const std::string_view unit = r.value(at + 1, TimeClass::unit);
  return unit.empty() ? 0 : add_anchored(r, from, at + 2, unit, 0);
}

}  // namespace

std::size_t add_year_before(TimeReader& r, std::size_t from, std::size_t end, int years) {
  if (const TimeExpression* base = named_period(r, from, true)) return r.add(from, end, shifted(*base, years), "anchored");
  if (const TimeExpression* base = base_of(r, from); base != nullptr && base->span.end + kNear > r.view[from].span.begin)
    return r.add(from, end, shifted(*base, years), "anchored");
  r.anchor = kNone;
  if (!r.dated()) return r.add_vague(from, end, "PAST_REF", "anchored");
  return r.add(from, end, timex::year_of(r.today().year + years), "anchored");
}

std::size_t add_anchored(TimeReader& r, std::size_t from, std::size_t end, std::string_view unit, int steps) {
  const TimeExpression* base = base_of(r, from);
  if (base == nullptr && !r.dated()) return r.add_vague(from, end, steps < 0 ? "PAST_REF" : "FUTURE_REF", "anchored");
  if (base != nullptr && unit == "Y" && base->label.starts_with("FY")) return r.add(from, end, shifted(*base, steps), "anchored");
  const CivilDate day = base == nullptr ? r.today() : base->range->to;
  return r.add(from, end, timex::step_of(day, std::string(unit), steps), "anchored");
}

std::size_t read_anchored(TimeReader& r, std::size_t from, std::size_t at) {
  if (const std::size_t end = read_year_earlier(r, from, at); end != 0) return end;
  if (const std::size_t end = read_same_period(r, from, at); end != 0) return end;
  if (r.is(at, "that") && !r.value(at + 1, TimeClass::unit).empty() && !r.is_any(at + 1, {"second", "minute", "hour"}) &&
      r.same_sentence(at, at + 1)) {
    return r.found.empty() ? 0 : add_anchored(r, from, at + 2, r.value(at + 1, TimeClass::unit), 0);
  }
  if (from == at) return 0;
  if (r.is(from, "a") || r.is(from, "an")) {
    const std::string_view unit = r.value(at, TimeClass::unit);
    if (unit.empty() || unit[0] == 'T') return 0;
    if (unit == "Y" && r.is(at + 1, "earlier")) return add_year_before(r, from, at + 2, -1);
    if (unit == "Y" && r.is(at + 1, "ago") && r.dated()) {
      if (const TimeExpression* base = named_period(r, from, false)) return r.add(from, at + 2, shifted(*base, -1), "anchored");
    }
    return 0;
  }
  const std::string_view unit = r.value(at, TimeClass::unit);
  if (!unit.empty() && unit[0] != 'T' && r.is_any(at + 1, {"before", "after", "earlier", "later"}) && !(r.is(at + 2, "yesterday"))) {
    return add_anchored(r, from, at + 2, unit, r.is_any(at + 1, {"before", "earlier"}) ? -1 : 1);
  }
  const bool before = r.is_any(at, {"previous", "preceding", "prior"});
  const bool after = r.is(at, "following") || (r.is(at, "next") && !r.found.empty());
  if (before || after) {
    const std::size_t end = r.is(at + 1, "fiscal") ? at + 2 : at + 1;
    if (r.is(end, "night") || r.is(end, "morning")) return add_anchored(r, from, end + 1, "D", before ? -1 : 1);
    if (const std::string_view u = r.value(end, TimeClass::unit); !u.empty() && u[0] != 'T')
      return add_anchored(r, from, end + 1, u, before ? -1 : 1);
  }
  if ((r.is(at, "quarter") && !r.is_any(at + 1, {"of", "-", "century", "mile"})) ||
      (r.is_any(at, {"latest", "current"}) && r.is_any(at + 1, {"quarter", "period"}))) {
    const std::size_t end = r.is(at, "quarter") ? at + 1 : at + 2;
    if (r.is(at, "current")) return r.dated() ? r.add(from, end, timex::step_of(r.today(), "Q", 0), "current") : 0;
    if (const TimeExpression* base = named_period(r, from, false)) return r.add(from, end, shifted(*base, 0), "anchored");
    return r.dated() && r.is(at, "latest") && r.is(at + 1, "quarter") ? r.add(from, end, timex::step_of(r.today(), "Q", -1), "anchored") : 0;
  }
  return 0;
}

}  // namespace onrecord::times
