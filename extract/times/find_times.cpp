// Each token is tried once as the start of an expression; what is relative counts from the reference day, or from the last time
// mentioned where the words say so ("the previous year").
#include "extract/times/find_times.h"

#include <charconv>
#include <cstdlib>

#include "core/table.h"
#include "extract/times/time_values.h"

namespace onrecord {
namespace {

using timex::Period;

class Finder {
 public:
  Finder(std::string_view text, const Annotations& a, const Context& c, const TimeTables& t)
      : text_(text), tokens_(a.tokens), context_(c), tables_(t) {}

  std::vector<TimeExpression> run() {
    std::size_t at = 0;
    while (at < tokens_.size()) {
      const std::size_t next = step(at);
      at = next > at ? next : at + 1;
    }
    return std::move(found_);
  }

 private:
  // ---- tokens ----
  [[nodiscard]] std::string lower(std::size_t at) const {
    if (at >= tokens_.size()) return {};
    return to_lower_ascii(tokens_[at].span.of(text_));
  }
  [[nodiscard]] bool is(std::size_t at, std::string_view word) const { return lower(at) == word; }
  [[nodiscard]] std::string word(std::size_t at, std::string_view kind) const {
    const auto entry = tables_.words.find(lower(at));
    return entry != tables_.words.end() && entry->second.kind == kind ? entry->second.value : std::string();
  }
  [[nodiscard]] bool has(std::size_t at, std::string_view kind) const {
    const auto entry = tables_.words.find(lower(at));
    return entry != tables_.words.end() && entry->second.kind == kind;
  }
  [[nodiscard]] bool capital(std::size_t at) const {
    return at < tokens_.size() && text_[tokens_[at].span.begin] >= 'A' && text_[tokens_[at].span.begin] <= 'Z';
  }
  [[nodiscard]] int number(std::size_t at, int low, int high) const {
    if (at >= tokens_.size()) return -1;
    const std::string_view s = tokens_[at].span.of(text_);
    int value = 0;
    const auto end = std::from_chars(s.data(), s.data() + s.size(), value);
    return end.ptr == s.data() + s.size() && value >= low && value <= high ? value : -1;
  }
  [[nodiscard]] int year(std::size_t at) const { return at < tokens_.size() && tokens_[at].span.size() == 4 ? number(at, 1000, 2199) : -1; }
  [[nodiscard]] bool glued(std::size_t at) const { return at < tokens_.size() && !tokens_[at].space_before; }
  [[nodiscard]] CivilDate today() const { return context_.reference.value_or(CivilDate{}); }
  [[nodiscard]] std::size_t past_hyphen(std::size_t at) const { return is(at, "-") && glued(at) ? at + 1 : at; }

  // ---- results ----
  std::size_t add(std::size_t from, std::size_t end, std::string value, std::optional<DateRange> range, const char* rule,
                  TimexType type = TimexType::date) {
    TimeExpression t;
    t.span = {tokens_[from].span.begin, tokens_[end - 1].span.end};
    t.type = type;
    if (value.starts_with("FY")) t.label = value;
    t.value = std::move(value);
    t.range = range;
    t.rule = rule;
    t.mod = mod_;
    t.anchor = anchor_;
    found_.push_back(std::move(t));
    return end;
  }
  std::size_t add(std::size_t from, std::size_t end, const Period& p, const char* rule) { return add(from, end, p.value, p.days, rule); }

  // ---- grammar: every rule gets the first token to cover and the one to read; it gives the token after, or 0 ----
  std::size_t step(std::size_t at) {
    anchor_ = kNone;
    mod_.clear();
    std::size_t core = at;
    const bool article = is(core, "the") || is(core, "a");
    if (article) ++core;
    if (has(core, "lead")) {
      mod_ = word(core, "lead");
      core = past_hyphen(core + 1);
      if (is(core, "in") || is(core, "on")) ++core;
    }
    if (article) {
      if (const std::size_t end = definite(at, core); end != 0) return end;
      if (is(at, "the")) return at;
      core = at;
      mod_.clear();
    }
    if (const std::size_t end = dated(at, core); end != 0) return end;
    if (core != at) return at;
    return plain(at);
  }
  /// After "the": what needs the article, and what may have it.
  std::size_t definite(std::size_t from, std::size_t at) {
    if (is(from, "a")) return is(at, "year") && is(at + 1, "earlier") ? anchored(from, at + 2, "Y", -1) : 0;
    if (const std::size_t end = decade(from, at); end != 0) return end;
    if (const std::size_t end = ordinal(from, at); end != 0) return end;
    if (const std::size_t end = fiscal(from, at); end != 0) return end;
    const std::string unit = word(at, "unit");
    if (!unit.empty() && (is(at + 1, "before") || is(at + 1, "after"))) return anchored(from, at + 2, unit, is(at + 1, "before") ? -1 : 1);
    const bool before = is(at, "previous") || is(at, "preceding") || is(at, "prior");
    if (before || is(at, "following")) {
      std::size_t end = is(at + 1, "fiscal") ? at + 2 : at + 1;
      const std::string other = word(end, "unit");
      if (!other.empty()) return anchored(from, end + 1, other, before ? -1 : 1);
    }
    if (has(at, "span")) {
      if (const std::size_t end = duration(from, at + 1); end != 0) return end;
      if (const std::string u = word(at + 1, "unit"); !u.empty()) return add(from, at + 2, length("1", u), std::nullopt, "span", TimexType::duration);
    }
    if (has(at, "season") && (year(at + 1) > 0 || is(at + 1, "of"))) return season(from, at);
    if (context_.reference && has(at, "weekend")) return add(from, at + 1, timex::weekend_of(today().plus_days(-5)), "weekend");
    if (context_.reference && is(at, "day") && is(at + 1, "before") && is(at + 2, "yesterday"))
      return add(from, at + 3, timex::day_of(today().plus_days(-2)), "day");
    if (is(at, "future")) return add(from, at + 1, "FUTURE_REF", std::nullopt, "vague");
    if (is(at, "past") && !has(at + 1, "unit") && !has(at + 1, "plural")) return add(from, at + 1, "PAST_REF", std::nullopt, "vague");
    return 0;
  }
  std::size_t anchored(std::size_t from, std::size_t end, const std::string& unit, int steps) {
    std::optional<DateRange> base;
    std::string label;
    for (std::size_t i = found_.size(); i-- > 0 && !base;) {
      if (!found_[i].range) continue;
      base = found_[i].range;
      label = found_[i].label;
      anchor_ = static_cast<std::uint32_t>(i);
    }
    if (!base && context_.reference) base = DateRange{today(), today()};
    if (!base) return add(from, end, steps < 0 ? "PAST_REF" : "FUTURE_REF", std::nullopt, "anchored");
    if (unit == "Y" && label.starts_with("FY")) {
      return add(from, end, timex::fiscal_of(base->to.year + steps, base->from.month), "anchored fiscal year");
    }
    return add(from, end, timex::step_of(base->to, unit, steps), "anchored");
  }
  /// Dates that stand without an article, with or without "early", "late", "mid-".
  std::size_t dated(std::size_t from, std::size_t at) {
    if (const std::size_t end = numeric(from, at); end != 0) return end;
    if (const std::size_t end = decade(from, at); end != 0) return end;
    if (year(at) > 1699 && !joined(at)) return add(from, at + 1, timex::year_of(year(at)), "year");
    if (const int day = number(at, 1, 31); day > 0) {
      std::size_t name = at + 1;
      if (is(name, "th") || is(name, "st") || is(name, "nd") || is(name, "rd")) ++name;
      if (is(name, "of")) ++name;
      if (has(name, "month") && capital(name)) return month(from, name, day);
    }
    if (has(at, "month") && capital(at)) return month(from, at, 0);
    if (const std::size_t end = fiscal(from, at); end != 0) return end;
    if (const std::size_t end = ordinal(from, at); end != 0) return end;
    if (has(at, "season") && (year(at + 1) > 0 || (is(at + 1, "of") && year(at + 2) > 0))) return season(from, at);
    if (!context_.reference) return 0;
    if (has(at, "weekday") && capital(at)) return day(from, at + 1, weekday(at));
    if (has(at, "day")) return day(from, at + 1, today().plus_days(std::atoi(word(at, "day").c_str())));
    if (has(at, "tonight")) return add(from, at + 1, today().to_string() + "TNI", DateRange{today(), today()}, "part of day", TimexType::time);
    if (const std::string h = word(at, "holiday"); !h.empty() && capital(at)) {
      const auto date = CivilDate::parse(std::to_string(today().year) + "-" + h);
      if (date) return add(from, at + 1, timex::day_of(*date), "holiday");
    }
    if (has(at, "step")) return relative(from, at);
    return 0;
  }
  /// Durations, sets and vague references.
  std::size_t plain(std::size_t at) {
    if (const std::size_t end = duration(at, at); end != 0) return end;
    if (is(at, "every") || is(at, "each")) {
      if (const std::string u = word(at + 1, "unit"); !u.empty()) return add(at, at + 2, length("1", u), std::nullopt, "set", TimexType::set);
      if (has(at + 1, "weekday")) return add(at, at + 2, "XXXX-WXX-" + word(at + 1, "weekday"), std::nullopt, "set", TimexType::set);
    }
    if (const std::string set = word(at, "set"); !set.empty()) return add(at, at + 1, set, std::nullopt, "set", TimexType::set);
    if (is(at, "recent") && has(at + 1, "plural")) return add(at, at + 2, "PAST_REF", std::nullopt, "vague");
    if (has(at, "span")) {
      if (const std::size_t end = duration(at, at + 1); end != 0) return end;
    }
    if (const std::string v = word(at, "vague"); !v.empty()) return add(at, at + 1, v, std::nullopt, "vague");
    return 0;
  }
  [[nodiscard]] static std::string length(const std::string& n, const std::string& unit) {
    if (unit[0] == 'T') return "PT" + n + unit.substr(1);
    return "P" + n + unit;
  }
  [[nodiscard]] std::string amount(std::size_t& at) const {
    if (at < tokens_.size() && tokens_[at].kind == TokenKind::number) {
      std::string n;
      for (const char c : tokens_[at].span.of(text_)) {
        if (c != ',') n += c;
      }
      ++at;
      return n;
    }
    std::string n = word(at, "number");
    if (n.empty()) return n;
    ++at;
    const std::string ones = word(past_hyphen(at), "number");
    if (n.size() == 2 && n[1] == '0' && n != "10" && ones.size() == 1 && ones != "X") {
      at = past_hyphen(at) + 1;
      n[1] = ones[0];
    }
    if (n == "1" && is(at - 1, "a") && is(at, "few")) return ++at, "X";
    if (n == "1" && is(at - 1, "a") && is(at, "couple")) return at += is(at + 1, "of") ? 2 : 1, "2";
    return n;
  }
  std::size_t duration(std::size_t from, std::size_t at) {
    std::size_t end = at;
    std::string n = amount(end);
    const bool article = end == at + 1 && (is(at, "a") || is(at, "an"));
    if (is(end, "more") || is(end, "consecutive") || is(end, "straight")) ++end;
    if (!n.empty()) end = past_hyphen(end);
    std::string unit = word(end, "plural");
    if (unit.empty() && !n.empty()) unit = word(end, "unit");
    if (unit.empty() || (article && (unit == "TS" || unit == "Q"))) return 0;
    if (n.empty()) n = "X";
    ++end;
    if (is(end, "ago") || is(end, "earlier") || is(end, "later") || (is(end, "from") && is(end + 1, "now"))) return away(from, end, n, unit);
    if (is(end, "-") && is(end + 1, "old")) end += 2;
    if (is(end, "old")) ++end;
    return add(from, end, length(n, unit), std::nullopt, "duration", TimexType::duration);
  }
  /// "two years ago", "a week later"; `at` stands on the word of direction.
  std::size_t away(std::size_t from, std::size_t at, const std::string& n, const std::string& unit) {
    const bool back = is(at, "ago") || is(at, "earlier");
    const std::size_t end = is(at, "from") ? at + 2 : at + 1;
    const int count = std::atoi(n.c_str());
    if (n == "X" || count == 0) return add(from, end, back ? "PAST_REF" : "FUTURE_REF", std::nullopt, "away");
    const int steps = back ? -count : count;
    if (unit[0] == 'T') return add(from, end, length(n, unit), std::nullopt, "away", TimexType::duration);
    if (is(at, "later") || is(at, "earlier")) return anchored(from, end, unit, steps);
    if (!context_.reference) return add(from, end, back ? "PAST_REF" : "FUTURE_REF", std::nullopt, "away");
    return add(from, end, timex::step_of(today(), unit, steps), "away");
  }
  [[nodiscard]] bool joined(std::size_t at) const {
    if (lower(at + 1) == "%" ||
        (is(at + 1, "-") && glued(at + 1) && glued(at + 2) && !has(at + 2, "plural") && year(at + 2) < 0 && number(at + 2, 0, 99) < 0))
      return false;
    return at > 0 && glued(at) && tokens_[at - 1].kind != TokenKind::punctuation;
  }
  /// "2024-05-06", "5/6/2024", "14:30", "5 p.m."
  std::size_t numeric(std::size_t from, std::size_t at) {
    if (at >= tokens_.size() || tokens_[at].kind != TokenKind::number) return 0;
    const std::size_t begin = tokens_[at].span.begin;
    if (const auto date = CivilDate::parse(text_.substr(begin, 10)); date && text_.size() >= begin + 10)
      return add(from, token_at(begin + 10, at), timex::day_of(*date), "date");
    if (is(at + 1, "/") && is(at + 3, "/") && glued(at + 1) && glued(at + 2) && glued(at + 4)) {
      const int y = number(at + 4, 0, 2199);
      const auto date = CivilDate::make(y < 0 ? 0 : y < 50 ? 2000 + y : y < 100 ? 1900 + y : y, number(at, 1, 12), number(at + 2, 1, 31));
      if (y >= 0 && date) return add(from, at + 5, timex::day_of(*date), "date");
    }
    return clock(from, at);
  }
  [[nodiscard]] std::size_t token_at(std::size_t offset, std::size_t at) const {
    while (at < tokens_.size() && tokens_[at].span.begin < offset) ++at;
    return at;
  }
  std::size_t clock(std::size_t from, std::size_t at) {
    int hour = number(at, 0, 23);
    if (hour < 0) return 0;
    int minute = 0;
    std::size_t end = at + 1;
    const bool colon =
        is(end, ":") && glued(end) && glued(end + 1) && end + 1 < tokens_.size() && tokens_[end + 1].span.size() == 2 && number(end + 1, 0, 59) >= 0;
    if (colon) {
      minute = number(end + 1, 0, 59);
      end += 2;
      if (is(end, ":") && number(end + 1, 0, 59) >= 0) return 0;
    }
    const std::string half = lower(end);
    const bool pm = half == "p.m." || half == "pm" || half == "p.m";
    if (pm || half == "a.m." || half == "am" || half == "a.m") {
      if (hour > 12) return 0;
      hour = hour % 12 + (pm ? 12 : 0);
      ++end;
    } else if (!colon || !context_.reference) {
      return 0;
    }
    std::string value = context_.reference ? today().to_string() : "XXXX-XX-XX";
    value += (hour < 10 ? "T0" : "T") + std::to_string(hour) + (minute < 10 ? ":0" : ":") + std::to_string(minute);
    std::optional<DateRange> range;
    if (context_.reference) range = DateRange{today(), today()};
    return add(from, end, std::move(value), range, "clock", TimexType::time);
  }
  std::size_t decade(std::size_t from, std::size_t at) {
    const int first = number(at, 0, 2199);
    if (first < 0 || first % 10 != 0) return 0;
    const std::size_t end = at + 1;
    const bool s = glued(end) && (is(end, "s") || is(end, "'s"));
    if (!s) {
      if (is(end, "th") && is(end + 1, "century")) return add(from, end + 2, timex::years_of((first - 1) * 100, 100), "century");
      return 0;
    }
    const int full = first >= 1000 ? first : tokens_[at].span.size() == 2 && from != at ? first + (first < 30 ? 2000 : 1900) : 0;
    return full == 0 ? 0 : add(from, end + 1, timex::years_of(full, 10), "decade");
  }
  /// "third quarter [of 2023]", "Q3 2023", "19th century".
  std::size_t ordinal(std::size_t from, std::size_t at) {
    int n = std::atoi(word(at, "ordinal").c_str());
    if (n == 0 && is(at, "second")) n = 2;
    std::size_t end = at + 1;
    if (n == 0 && number(at, 1, 30) > 0 && (is(end, "th") || is(end, "st")) && is(past_hyphen(end + 1), "century")) {
      return add(from, past_hyphen(end + 1) + 1, timex::years_of((number(at, 1, 30) - 1) * 100, 100), "century");
    }
    const std::string w = lower(at);
    if (w == "q1" || w == "q2" || w == "q3" || w == "q4") {
      n = w[1] - '0';
    } else if (is(at, "q") && number(end, 1, 4) > 0 && glued(end)) {
      n = number(end++, 1, 4);
    } else if (n == 0 || !is(past_hyphen(end), "quarter")) {
      return 0;
    } else {
      end = past_hyphen(end) + 1;
    }
    const std::size_t after = is(end, "of") ? end + 1 : end;
    if (year(after) > 0) return add(from, after + 1, timex::quarter_of(year(after), n), "quarter");
    if (!context_.reference) return 0;
    return add(from, end, timex::quarter_of(today().year - ((today().month + 2) / 3 < n ? 1 : 0), n), "quarter");
  }
  /// "fiscal year 2023", "fiscal 2022", "FY24".
  std::size_t fiscal(std::size_t from, std::size_t at) {
    const std::string w = lower(at);
    std::size_t end = at + 1;
    int y = -1;
    if (w == "fiscal") {
      if (is(end, "year")) ++end;
      y = year(end);
    } else if (w == "fy") {
      end = past_hyphen(end);
      y = year(end) > 0 ? year(end) : number(end, 0, 99);
    } else if (w.size() > 2 && w.starts_with("fy")) {
      y = std::atoi(w.c_str() + 2);
      end = at;
    }
    if (y < 0 || (w.size() > 2 && y == 0)) return 0;
    const auto start = tables_.fiscal_starts.find(context_.home ? context_.home->view() : std::string_view("US"));
    return add(from, end + 1, timex::fiscal_of(y < 100 ? 2000 + y : y, start == tables_.fiscal_starts.end() ? 1 : start->second), "fiscal year");
  }
  std::size_t season(std::size_t from, std::size_t at) {
    const std::size_t end = is(at + 1, "of") ? at + 2 : at + 1;
    return year(end) < 0 ? 0 : add(from, end + 1, timex::season_of(year(end), word(at, "season")), "season");
  }
  [[nodiscard]] CivilDate weekday(std::size_t at) const {
    const int wanted = std::atoi(word(at, "weekday").c_str());
    const int back = (today().weekday() - wanted + 7) % 7;
    for (std::size_t i = at; i-- > 0 && at - i <= 8 && !tokens_[i + 1].starts_sentence;) {
      if (is(i, "will") || is(i, "'ll") || is(i, "scheduled")) return today().plus_days((7 - back) % 7);
    }
    return today().plus_days(-back);
  }
  /// A day, or the part of it that is named after.
  std::size_t day(std::size_t from, std::size_t end, CivilDate date) {
    const std::string part = word(end, "part");
    if (part.empty()) return add(from, end, timex::day_of(date), "day");
    return add(from, end + 1, date.to_string() + "T" + part, DateRange{date, date}, "part of day", TimexType::time);
  }
  std::size_t month(std::size_t from, std::size_t at, int day) {
    const int m = std::atoi(word(at, "month").c_str());
    std::size_t end = at + 1;
    if (day == 0 && number(end, 1, 31) > 0 && !(is(end + 1, ":") && glued(end + 1))) {
      day = number(end++, 1, 31);
      if (glued(end) && (is(end, "th") || is(end, "st") || is(end, "nd") || is(end, "rd"))) ++end;
    }
    const std::size_t after = is(end, ",") || is(end, "of") ? end + 1 : end;
    int y = year(after);
    if (y > 0) {
      end = after + 1;
    } else if (context_.reference) {
      y = today().year - (m > today().month + (day != 0 ? 1 : 0) ? 1 : 0);
    } else {
      return day != 0 ? end : 0;
    }
    if (day == 0) return add(from, end, timex::month_of(y, m), "month");
    const auto date = CivilDate::make(y, m, day);
    return date ? add(from, end, timex::day_of(*date), "date") : 0;
  }
  std::size_t relative(std::size_t from, std::size_t at) {
    const int steps = std::atoi(word(at, "step").c_str());
    const std::size_t next = at + 1;
    const CivilDate ref = today();
    if (const std::string unit = word(next, "unit"); !unit.empty() && unit[0] != 'T' && unit != "D")
      return add(from, next + 1, timex::step_of(ref, unit, steps), "relative");
    if (has(next, "weekend")) return add(from, next + 1, timex::weekend_of(ref.plus_days(7 * steps)), "relative");
    if (has(next, "weekday")) return day(from, next + 1, steps > 0 ? weekday(next).plus_days(7) : weekday(next));
    if (has(next, "part")) return day(from, next, steps < 0 ? ref.plus_days(-1) : ref);
    if (has(next, "season")) {
      const Period p = timex::season_of(ref.year, word(next, "season"));
      const int shift = steps < 0 && p.days.to < ref ? 0 : steps;
      return add(from, next + 1, timex::season_of(ref.year + shift, word(next, "season")), "relative");
    }
    if (has(next, "month") && capital(next)) {
      const int m = std::atoi(word(next, "month").c_str());
      const int shift = steps < 0 ? (m < ref.month ? 0 : -1) : steps > 0 ? (m > ref.month ? 0 : 1) : 0;
      return add(from, next + 1, timex::month_of(ref.year + shift, m), "relative");
    }
    return 0;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const Context& context_;
  const TimeTables& tables_;
  std::vector<TimeExpression> found_;
  std::string mod_;
  std::uint32_t anchor_ = kNone;
};

}  // namespace

std::vector<TimeExpression> find_times(std::string_view text, const Annotations& annotations, const Context& context, const TimeTables& tables) {
  return Finder(text, annotations, context, tables).run();
}

}  // namespace onrecord
