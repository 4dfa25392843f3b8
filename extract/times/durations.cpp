// Lengths of time: "two and a half years", "the past six months", "three weeks ago".
#include <algorithm>
#include <cstdlib>

#include "extract/times/time_reader.h"

namespace onrecord::times {
namespace {

/// "four flights a week", "$5 a year": the article makes a rate, no length of time.
bool is_rate(const TimeReader& r, std::size_t at) {
  if (at == 0 || !r.is_any(at, {"a", "an"}) || r.view.starts_sentence(at)) return false;
  const std::string_view before = r.view.lower(at - 1);
  if (r.view.digits(at - 1) ||
      r.is_any(at - 1, {"million", "billion", "trillion", "thousand", "hundred", "%", "percent", "cent", "once", "twice", "times"}))
    return true;
  return r.view.pos(at - 1) == Pos::noun && before.ends_with("s") && !before.ends_with("ss");
}

/// "two days from tomorrow", "three weeks before yesterday": counted from a day in one word; 0: not.
std::size_t read_away_from_day(TimeReader& r, std::size_t from, std::size_t at, const std::string& n, std::string_view unit) {
  const TimeWord* day = r.word(at + 1, TimeClass::day);
  const int count = n.size() > 4 ? 0 : std::atoi(n.c_str());
  if (day == nullptr || !r.dated() || count == 0 || unit[0] == 'T' || !r.is_any(at, {"from", "before", "after"}) || !r.same_sentence(from, at + 1))
    return 0;
  const CivilDate base = r.today().plus_days(day->number);
  const int steps = r.is(at, "before") ? -count : count;
  const bool weeks = unit == "W" || unit == "2W";
  const timex::Period p = unit == "D" || weeks ? timex::day_of(base.plus_days(steps * (unit == "D"   ? 1
                                                                                       : unit == "W" ? 7
                                                                                                     : 14)))
                                               : timex::step_of(base, std::string(unit), steps);
  return r.add(from, at + 2, p, "away");
}

/// "two years ago", "a week later"; `at` stands on the word of direction.
std::size_t read_away(TimeReader& r, std::size_t from, std::size_t at, const std::string& n, std::string_view unit) {
  const bool back = r.is_any(at, {"ago", "earlier", "before"});
  const std::size_t end = r.is(at, "from") ? at + 2 : at + 1;
  const int count = n.size() > 4 ? 0 : std::atoi(n.c_str());
  const char* vague = back ? "PAST_REF" : "FUTURE_REF";
  if (n == "X" || count == 0) return r.add_vague(from, end, vague, "away");
  const int steps = back ? -count : count;
  if (unit[0] == 'T') return r.add(from, end, length_of(n, unit), std::nullopt, "away", TimexType::duration);
  if (r.is_any(at, {"later", "earlier", "before", "afterward", "afterwards"})) return add_anchored(r, from, end, unit, steps);
  if (!r.dated()) return r.add_vague(from, end, vague, "away");
  return r.add(from, end, timex::step_of(r.today(), std::string(unit), steps), "away");
}

bool is_direction(const TimeReader& r, std::size_t at) {
  return r.is_any(at, {"ago", "earlier", "later", "afterward", "afterwards"}) || (r.is(at, "from") && r.is(at + 1, "now"));
}

/// "the past six months" end today, "the next two weeks" begin today.
void give_days(TimeReader& r, std::size_t span) {
  if (!r.dated()) return;
  TimeExpression& t = r.found.back();
  if (r.is_any(span, {"past", "last"})) t.range = timex::days_before(r.today(), t.value);
  if (r.is_any(span, {"next", "coming"})) t.range = timex::days_after(r.today(), t.value);
}

/// "3 hours and 30 minutes", "two years six months": the smaller part joins `length`; gives the token after.
std::size_t add_smaller(const TimeReader& r, std::size_t end, const std::string& n, std::string_view unit, std::string& length) {
  static constexpr std::pair<std::string_view, std::string_view> kParts[] = {{"Y", "M"}, {"TH", "TM"}, {"TM", "TS"}};
  std::size_t at = r.is(end, "and") ? end + 1 : end;
  if (n == "X" || n.find('.') != std::string::npos || at >= r.view.size() || !r.same_sentence(end - 1, at)) return end;
  if (r.is_any(at, {"a", "an"})) return end;
  const std::string more = read_count(r, at);
  if (more.empty() || more == "X" || r.view.starts_sentence(at)) return end;
  for (const auto& [greater, smaller] : kParts) {
    if (unit != greater || r.value(at, TimeClass::plural) != smaller || is_direction(r, at + 1)) continue;
    length += more + std::string(1, smaller.back());
    return at + 1;
  }
  return end;
}

}  // namespace

std::string length_of(std::string_view amount, std::string_view unit) {
  if (unit == "2W") {  // a fortnight
    const int count = amount.size() > 4 ? 0 : std::atoi(std::string(amount).c_str());
    return count == 0 ? "PXW" : length_of(std::to_string(2 * count), "W");
  }
  if (amount.ends_with(".5") && amount.size() > 2 && amount[0] != '0') {
    if (unit == "Y") return "P" + std::string(amount.substr(0, amount.size() - 2)) + "Y6M";
    if (unit == "TH") return "PT" + std::string(amount.substr(0, amount.size() - 2)) + "H30M";
  }
  if (unit.starts_with("T")) return "PT" + std::string(amount) + std::string(unit.substr(1));
  return "P" + std::string(amount) + std::string(unit);
}

std::size_t read_duration(TimeReader& r, std::size_t from, std::size_t at) {
  if (is_rate(r, at)) return 0;
  std::size_t end = at;
  std::string n = read_count(r, end);
  const bool article = end == at + 1 && r.is_any(at, {"a", "an"});
  if (!n.empty() && r.is_any(end, {"to", "or", "-"})) {  // "two to three weeks": valued by the first
    std::size_t other = end + 1;
    if (const std::string more = read_count(r, other); !more.empty() && more != "X" && !r.unit(r.view.past_hyphen(other)).empty()) end = other;
  }
  if (r.is_any(end, {"more", "consecutive", "straight", "full", "long", "additional", "trading", "working", "business", "whole"}) && !n.empty() &&
      !r.unit(end + 1).empty())
    ++end;
  if (!n.empty()) end = r.view.past_hyphen(end);
  if (end >= r.view.size() || !r.same_sentence(at, end)) return 0;
  std::string_view unit = r.value(end, TimeClass::plural);
  if (unit.empty() && !n.empty()) unit = r.value(end, TimeClass::unit);
  if (unit.empty() || (article && (unit == "TS" || unit == "Q"))) return 0;
  if (n.empty() && (unit == "Q" || unit == "TM" || unit == "TS")) return 0;  // "living quarters", "minutes of a meeting"
  if (r.view.capital(end) && !r.view.starts_sentence(end) && r.view.capital(at) && !r.view.starts_sentence(at)) return 0;  // a title
  if (n.empty()) n = "X";
  ++end;
  if (const std::size_t stop = read_away_from_day(r, from, end, n, unit); stop != 0) return stop;
  if (is_direction(r, end) && r.same_sentence(end - 1, end)) return read_away(r, from, end, n, unit);
  if (r.is(end, "and") && r.is(end + 1, "a") && r.is(end + 2, "half") && n != "X") {  // "a year and a half"
    n += ".5";
    end += 3;
  }
  if (r.is(end, "old") || (r.is(end, "-") && r.is_any(end + 1, {"old", "olds"}))) return 0;  // an age, which is a figure
  if (r.is(end, "-") && r.is(end + 1, "long")) end += 2;
  std::string length = length_of(n, unit);
  end = add_smaller(r, end, n, unit, length);
  return r.add(from, end, std::move(length), std::nullopt, "duration", TimexType::duration);
}

std::size_t read_spanned(TimeReader& r, std::size_t from, std::size_t at) {
  const TimeWord* span = r.word(at, TimeClass::span);
  if (span == nullptr || !r.same_sentence(at, at + 1)) return 0;
  if (r.is_any(at, {"recent", "coming"}) && r.has(at + 1, TimeClass::plural))
    return r.add_vague(from, at + 2, r.is(at, "recent") ? "PAST_REF" : "FUTURE_REF", "vague");
  if (const std::size_t end = read_duration(r, from, at + 1); end != 0) {
    if (r.found.back().type == TimexType::duration) return give_days(r, at), end;
    r.found.pop_back();  // "first a year earlier" spans nothing
  }
  if (from == at || r.is_any(at, {"first", "final", "latest", "following", "next", "previous", "preceding"})) return 0;
  const std::string_view unit = r.value(at + 1, TimeClass::unit);
  if (unit.empty() || r.is(at, "last")) return 0;
  r.add(from, at + 2, length_of("1", unit), std::nullopt, "span", TimexType::duration);
  return give_days(r, at), at + 2;
}

void close_lengths(TimeReader& r) {
  static constexpr std::string_view kJoints[] = {" to ",       " through ",   " ended ",    " ending ",
                                                 " ended in ", " ending in ", " ended on ", " ending on "};
  for (std::size_t i = 0; i + 1 < r.found.size(); ++i) {
    TimeExpression& length = r.found[i];
    const TimeExpression& last = r.found[i + 1];
    if (length.type != TimexType::duration || !last.range || last.type != TimexType::date || last.span.begin < length.span.end) continue;
    const std::string_view between = r.text.substr(length.span.end, last.span.begin - length.span.end);
    if (std::find(std::begin(kJoints), std::end(kJoints), between) == std::end(kJoints)) continue;
    length.range = timex::days_before(last.range->to, length.value);
    length.anchor = static_cast<std::uint32_t>(i + 1);
  }
}

}  // namespace onrecord::times
