// Lengths of time and what comes back: "two and a half years", "the past six months", "three weeks ago", "every Monday".
#include <algorithm>
#include <cstdlib>

#include "extract/times/time_reader.h"

namespace onrecord::times {
namespace {

/// Number words below a thousand from `at`, with hyphens; moves `at`. 0: none.
int spelled(const TimeReader& r, std::size_t& at) {
  int total = 0;
  bool any = false;
  for (const TimeWord* n = r.word(at, TimeClass::number); n != nullptr; n = r.word(r.view.past_hyphen(at), TimeClass::number)) {
    const std::size_t here = any ? r.view.past_hyphen(at) : at;
    if (n->value == "X" || (any && r.is_any(here, {"a", "an"}))) break;
    if (n->number == 100 || n->number == 12) {
      if (n->number == 12 && r.is(here, "twelve") && any) break;
      total = (total == 0 ? 1 : total) * (r.is(here, "twelve") ? 1 : n->number);
      if (r.is(here, "twelve")) total = 12;
    } else if (any && (total % 10 != 0 || n->number > 9) && total % 100 != 0) {
      break;
    } else {
      total += n->number;
    }
    any = true;
    at = here + 1;
    if (total > 99999) break;
    if (total == 1 && !r.is(at, "hundred") && !r.is(r.view.past_hyphen(at), "dozen")) break;
  }
  return total;
}

/// How many: digits, words, "a few", "a couple of", "half an", "two and a half"; empty: none. Moves `at`.
std::string amount(const TimeReader& r, std::size_t& at) {
  if (r.view.digits(at)) {
    std::string n;
    for (const char c : r.view.word(at)) {
      if (c != ',') n += c;
    }
    ++at;
    if (n.find('.') == std::string::npos && r.is(at, "1") && r.is(at + 1, "/") && r.is(at + 2, "2")) return at += 3, n + ".5";
    return n;
  }
  if (r.is(at, "half") && r.is_any(r.view.past_hyphen(at + 1), {"a", "an"})) return at = r.view.past_hyphen(at + 1) + 1, "0.5";
  if (r.is_any(at, {"a", "the"}) && r.is(at + 1, "few")) return at += 2, "X";
  if (r.is(at, "a") && r.is(at + 1, "couple")) return at += r.is(at + 2, "of") ? 3 : 2, "2";
  if (r.is(at, "a") && r.is(at + 1, "number") && r.is(at + 2, "of")) return at += 3, "X";
  if (r.is(at, "couple") && r.is(at + 1, "of")) return at += 2, "2";
  if (r.value(at, TimeClass::number) == "X") return ++at, "X";
  const int n = spelled(r, at);
  if (n == 0) return {};
  std::size_t half = r.view.past_hyphen(at);
  if (r.is(half, "and")) half = r.view.past_hyphen(half + 1);
  if (half != at && r.is(half, "a") && r.is(r.view.past_hyphen(half + 1), "half"))
    return at = r.view.past_hyphen(half + 1) + 1, std::to_string(n) + ".5";
  return std::to_string(n);
}

/// "four flights a week", "$5 a year": the article makes a rate, no length of time.
bool is_rate(const TimeReader& r, std::size_t at) {
  if (at == 0 || !r.is_any(at, {"a", "an"}) || r.view.starts_sentence(at)) return false;
  const std::string_view before = r.view.lower(at - 1);
  if (r.view.digits(at - 1) ||
      r.is_any(at - 1, {"million", "billion", "trillion", "thousand", "hundred", "%", "percent", "cent", "once", "twice", "times"}))
    return true;
  return r.view.pos(at - 1) == Pos::noun && before.ends_with("s") && !before.ends_with("ss");
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

/// Every one of a kind of day or month: its TIMEX3 value; empty: none.
std::string each_value(const TimeReader& r, std::size_t at) {
  if (const std::string_view d = r.value(at, TimeClass::weekday); !d.empty()) return "XXXX-WXX-" + std::string(d);
  if (const TimeWord* m = r.word(at, TimeClass::month); m != nullptr && r.view.capital(at))
    return (m->number < 10 ? "XXXX-0" : "XXXX-") + std::to_string(m->number);
  if (const std::string_view p = r.value(at, TimeClass::part); !p.empty()) return "XXXX-XX-XXT" + std::string(p);
  if (const std::string_view s = r.value(at, TimeClass::season); !s.empty()) return "XXXX-" + std::string(s);
  return {};
}

/// "the past six months" end today, "the next two weeks" begin today.
void give_days(TimeReader& r, std::size_t span) {
  if (!r.dated()) return;
  TimeExpression& t = r.found.back();
  if (r.is_any(span, {"past", "last"})) t.range = timex::days_before(r.today(), t.value);
  if (r.is_any(span, {"next", "coming"})) t.range = timex::days_after(r.today(), t.value);
}

/// "twice a week", "three times every year": how often in which length.
std::size_t read_times_in(TimeReader& r, std::size_t from, std::size_t at) {
  std::size_t i = at;
  if (r.is_any(at, {"once", "twice"})) {
    ++i;
  } else {
    if (amount(r, i).empty() || !r.is(i++, "times")) return 0;
  }
  if (!r.is_any(i, {"a", "an", "per", "every", "each"}) || i + 1 >= r.view.size() || !r.same_sentence(at, i + 1)) return 0;
  const std::string_view unit = r.value(i + 1, TimeClass::unit);
  return unit.empty() ? 0 : r.add(from, i + 2, length_of("1", unit), std::nullopt, "set", TimexType::set);
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
  std::string n = amount(r, end);
  const bool article = end == at + 1 && r.is_any(at, {"a", "an"});
  if (!n.empty() && r.is_any(end, {"to", "or", "-"})) {  // "two to three weeks": valued by the first
    std::size_t other = end + 1;
    if (const std::string more = amount(r, other); !more.empty() && more != "X" && !r.unit(r.view.past_hyphen(other)).empty()) end = other;
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
  if (is_direction(r, end) && r.same_sentence(end - 1, end)) return read_away(r, from, end, n, unit);
  if (r.is(end, "and") && r.is(end + 1, "a") && r.is(end + 2, "half") && n != "X") {  // "a year and a half"
    n += ".5";
    end += 3;
  }
  if (r.is(end, "old") || (r.is(end, "-") && r.is_any(end + 1, {"old", "olds"}))) return 0;  // an age, which is a figure
  if (r.is(end, "-") && r.is(end + 1, "long")) end += 2;
  return r.add(from, end, length_of(n, unit), std::nullopt, "duration", TimexType::duration);
}

std::size_t read_spanned(TimeReader& r, std::size_t from, std::size_t at) {
  const TimeWord* span = r.word(at, TimeClass::span);
  if (span == nullptr || !r.same_sentence(at, at + 1)) return 0;
  if (r.is_any(at, {"recent", "coming"}) && r.has(at + 1, TimeClass::plural))
    return r.add_vague(from, at + 2, r.is(at, "recent") ? "PAST_REF" : "FUTURE_REF", "vague");
  if (const std::size_t end = read_duration(r, from, at + 1); end != 0 && r.found.back().type == TimexType::duration) return give_days(r, at), end;
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

std::size_t read_set(TimeReader& r, std::size_t from, std::size_t at) {
  if (const std::string_view set = r.value(at, TimeClass::set); !set.empty())
    return r.add(from, at + 1, std::string(set), std::nullopt, "set", TimexType::set);
  if (const std::size_t end = read_times_in(r, from, at); end != 0) return end;
  if (!r.is_any(at, {"every", "each"})) return 0;
  std::size_t end = at + 1;
  if (end < r.view.size() && !r.same_sentence(at, end)) return 0;
  if (const std::string value = each_value(r, end); !value.empty()) return r.add(from, end + 1, value, std::nullopt, "set", TimexType::set);
  std::string n = r.is(end, "other") ? "2" : std::string();
  if (!n.empty()) ++end;
  if (n.empty()) n = amount(r, end);
  const std::string_view unit = r.unit(end);
  if (unit.empty()) return 0;
  return r.add(from, end + 1, length_of(n.empty() ? "1" : n, unit), std::nullopt, "set", TimexType::set);
}

}  // namespace onrecord::times
