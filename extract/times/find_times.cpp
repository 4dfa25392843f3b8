// Each token is tried once as the start of an expression, by the rules of each kind in turn.
#include "extract/times/find_times.h"

#include "extract/times/time_reader.h"

namespace onrecord {
namespace times {
namespace {

using Rule = std::size_t (*)(TimeReader&, std::size_t, std::size_t);

std::size_t first_of(TimeReader& r, std::size_t from, std::size_t at, std::initializer_list<Rule> rules) {
  for (const Rule rule : rules) {
    r.anchor = kNone;
    if (const std::size_t end = rule(r, from, at); end != 0) return end;
  }
  return 0;
}

/// "the end of the year", "the beginning of May", "the turn of the century"
std::size_t read_edge(TimeReader& r, std::size_t from, std::size_t at) {
  const TimeWord* edge = r.word(at, TimeClass::edge);
  if (edge == nullptr || !r.is(at + 1, "of")) return 0;
  r.mod = edge->value;
  std::size_t core = at + 2;
  if (!r.same_sentence(at, core)) return 0;
  if (r.is(core, "the") && r.is_any(core + 1, {"week", "month", "year", "decade", "century"}) && r.dated()) {
    const auto told = r.told_last();
    const CivilDate day = r.narrative() && told ? *told : r.today();
    return r.add(from, core + 2, timex::step_of(day, std::string(r.value(core + 1, TimeClass::unit)), 0), "edge");
  }
  if (r.is(core, "the")) ++core;
  if (r.is(core, "fiscal") && r.is(core + 1, "year") && r.dated() && r.year(core + 2) < 0) return add_fiscal_step(r, from, core + 2, 0);
  return first_of(r, from, core, {read_decade, read_calendar_date, read_part_of_year, read_fiscal, read_relative});
}

/// What needs "the" or "a" before it, or may have it.
std::size_t read_definite(TimeReader& r, std::size_t from, std::size_t at) {
  if (r.is(from, "the")) {
    if (const std::size_t end = read_edge(r, from, at); end != 0) return end;
    r.mod.clear();
  }
  if (const std::size_t end = first_of(r, from, at, {read_anchored}); end != 0) return end;
  if (!r.is(from, "the")) return 0;
  if (r.has(at, TimeClass::ordinal)) {
    if (const std::size_t end = read_calendar_date(r, from, at); end != 0) return end;  // "the fourth of July"
  }
  if (const std::size_t end = first_of(r, from, at, {read_week_of, read_decade, read_part_of_year, read_fiscal, read_spanned}); end != 0) return end;
  if (r.has(at, TimeClass::number) || r.view.digits(at)) {  // "the nine months", "the 1990 season"
    std::size_t unit = at + 1;
    while (unit < at + 4 && r.unit(unit).empty()) ++unit;
    if (r.has(unit, TimeClass::plural) && !r.is(unit - 1, "-")) {
      if (const std::size_t end = read_duration(r, from, at); end != 0) return end;
    }
  }
  if (r.is(at, "weekend") || (r.is(at, "day") && r.is(at + 1, "before"))) {
    if (const std::size_t end = read_relative(r, from, at); end != 0) return end;
  }
  if (r.is(at, "current") && (r.is(at + 1, "fiscal") || !r.unit(at + 1).empty())) {
    if (const std::size_t end = read_relative(r, from, at); end != 0) return end;
  }
  if (r.is(at, "year") && r.is_any(at + 1, {"to", "ended", "ending", "through"})) {
    const std::size_t month = r.is_any(at + 2, {"in", "on"}) ? at + 3 : at + 2;
    if (r.has(month, TimeClass::month) && r.view.capital(month))
      return r.add(from, at + 1, "P1Y", std::nullopt, "length to a day", TimexType::duration);
  }
  if (const std::size_t end = read_part_of_date(r, from, at); end != 0) return end;
  if (r.has(at, TimeClass::plural) && (r.is(at + 1, "ahead") || (r.is(at + 1, "to") && r.is(at + 2, "come"))))
    return r.add(from, r.is(at + 1, "ahead") ? at + 2 : at + 3, length_of("X", r.unit(at)), std::nullopt, "vague", TimexType::duration);
  if (r.is(at, "future")) return r.add_vague(from, at + 1, "FUTURE_REF", "vague");
  if (r.is(at, "past") && r.unit(at + 1).empty()) return r.add_vague(from, at + 1, "PAST_REF", "vague");
  return 0;
}

/// "nearly two years", "more than a week": the hedge is covered and told as `mod`.
std::size_t read_hedged(TimeReader& r, std::size_t at) {
  std::size_t core = at + 1;
  r.mod = "LESS_THAN";
  if (r.is_any(at, {"more", "less"}) && r.is(core, "than")) {
    if (r.is(at, "more")) r.mod = "MORE_THAN";
    ++core;
  } else if (!r.has(at, TimeClass::hedge)) {
    r.mod.clear();
    return 0;
  }
  const std::size_t end =
      core < r.view.size() && r.same_sentence(at, core) && (r.view.digits(core) || r.has(core, TimeClass::number)) ? read_duration(r, at, core) : 0;
  if (end == 0) r.mod.clear();
  return end;
}

std::size_t read_vague(TimeReader& r, std::size_t from, std::size_t at) {
  if (r.is(at, "these") && r.is(at + 1, "days")) return r.add_vague(from, at + 2, "PRESENT_REF", "vague");
  if (r.is(at, "long") && r.is(at + 1, "ago")) return r.add_vague(from, at + 2, "PAST_REF", "vague");
  const std::string_view v = r.value(at, TimeClass::vague);
  return v.empty() ? 0 : r.add_vague(from, at + 1, std::string(v).c_str(), "vague");
}

std::size_t step(TimeReader& r, std::size_t at) {
  if (!r.may_open(at)) return at;
  r.anchor = kNone;
  r.mod.clear();
  if (const std::size_t end = read_term(r, at, at); end != 0) return end;
  if (r.opens_term_only(at)) return at;
  r.anchor = kNone;
  if (const std::size_t end = read_hedged(r, at); end != 0) return end;
  if (const std::size_t end = read_event(r, at, at); end != 0) return end;
  std::size_t core = at;
  const bool article = r.is_any(at, {"the", "a", "an"});
  if (article) ++core;
  if (article && r.is(at, "the") && !r.may_open(core)) return at;
  if (r.has(core, TimeClass::lead) && !(r.is_any(core, {"earlier", "later"}) && r.has(core + 1, TimeClass::weekday))) {
    r.mod = r.value(core, TimeClass::lead);
    core = r.view.past_hyphen(core + 1);
    if (r.is_any(core, {"in", "on"})) ++core;
  }
  if (core >= r.view.size() || !r.same_sentence(at, core)) return at;
  if (article) {
    if (const std::size_t end = read_definite(r, at, core); end != 0) return end;
    r.mod.clear();
    if (r.is(at, "the")) return at;
    core = at;
  }
  if (const std::size_t end = first_of(r, at, core,
                                       {read_numeric_date, read_clock, read_decade, read_part_of_year, read_calendar_date, read_week_of, read_fiscal,
                                        read_year_end, read_relative, read_holiday});
      end != 0)
    return end;
  if (core != at) return at;
  return first_of(r, at, at, {read_anchored, read_duration, read_set, read_spanned, read_vague});
}

}  // namespace
}  // namespace times

std::vector<TimeExpression> find_times(std::string_view text, const Annotations& annotations, const Context& context, const TimeTables& tables) {
  times::TimeReader reader(text, annotations, context, tables);
  std::size_t at = 0;
  while (at < reader.view.size()) {
    const std::size_t next = times::step(reader, at);
    at = next > at ? next : at + 1;
  }
  times::close_lengths(reader);
  return std::move(reader.found);
}

}  // namespace onrecord
