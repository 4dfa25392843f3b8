// Each token is tried once as the start of a date; what is resolved counts from the reference day, weekdays and months into the past.
#include "extract/times/find_times.h"

#include <charconv>

namespace onrecord {
namespace {

class Finder {
 public:
  Finder(std::string_view text, const Annotations& a, const Context& c, const TimeTables& t) : text_(text), tokens_(a.tokens), context_(c), tables_(t) {}

  std::vector<TimeExpression> run() {
    std::size_t at = 0;
    while (at < tokens_.size()) {
      const std::size_t next = step(at);
      at = next > at ? next : at + 1;
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::string lower(std::size_t at) const {
    if (at >= tokens_.size()) return {};
    std::string word(tokens_[at].span.of(text_));
    for (char& c : word) if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return word;
  }
  [[nodiscard]] int number(std::size_t at, int low, int high) const {
    if (at >= tokens_.size()) return 0;
    const std::string_view s = tokens_[at].span.of(text_);
    int value = 0;
    const auto end = std::from_chars(s.data(), s.data() + s.size(), value);
    return end.ptr == s.data() + s.size() && value >= low && value <= high ? value : 0;
  }
  std::size_t add(std::size_t from, std::size_t end, std::string value, std::optional<DateRange> range, const char* rule) {
    TimeExpression t;
    t.span = {tokens_[from].span.begin, tokens_[end - 1].span.end};
    t.value = std::move(value);
    t.range = range;
    t.rule = rule;
    found_.push_back(std::move(t));
    return end;
  }
  static DateRange month_days(int year, int month) {
    return {*CivilDate::make(year, month, 1), *CivilDate::make(year, month, days_in_month(year, month))};
  }
  static DateRange year_days(int year) { return {*CivilDate::make(year, 1, 1), *CivilDate::make(year, 12, 31)}; }

  std::size_t step(std::size_t at) {
    const std::string word = lower(at);
    if (const int year = number(at, 1700, 2099); year != 0 && tokens_[at].span.size() == 4 && !joined(at)) {
      return add(at, at + 1, std::to_string(year), year_days(year), "year");
    }
    if ((word == "last" || word == "this" || word == "next") && context_.reference) return relative(at, word == "last" ? -1 : word == "next" ? 1 : 0);
    const auto entry = tables_.words.find(word);
    if (entry == tables_.words.end()) return at;
    const TimeWord& w = entry->second;
    if (w.kind == "vague") return add(at, at + 1, w.value, std::nullopt, "vague");
    const int value = std::stoi(w.value);
    if (w.kind == "month") return text_[tokens_[at].span.begin] < 'a' ? month(at, value) : at;
    if (!context_.reference) return at;
    const int back = w.kind == "day" ? value : -((context_.reference->weekday() - value + 7) % 7);
    const CivilDate day = context_.reference->plus_days(back);
    return add(at, at + 1, day.to_string(), DateRange{day, day}, w.kind == "day" ? "day" : "weekday");
  }
  [[nodiscard]] bool joined(std::size_t at) const {
    const bool after_sign = at > 0 && !tokens_[at].space_before && tokens_[at - 1].kind != TokenKind::punctuation;
    return after_sign || lower(at + 1) == "%";
  }
  std::size_t month(std::size_t at, int month) {
    std::size_t end = at + 1;
    const int day = number(end, 1, 31);
    if (day != 0) ++end;
    const std::size_t after = lower(end) == "," ? end + 1 : end;
    int year = number(after, 1700, 2099);
    if (year != 0) {
      end = after + 1;
    } else if (context_.reference) {
      year = context_.reference->year - (month > context_.reference->month ? 1 : 0);
    } else {
      return day != 0 ? end : at;
    }
    if (day == 0) return add(at, end, CivilDate::make(year, month, 1)->to_string().substr(0, 7), month_days(year, month), "month");
    const auto date = CivilDate::make(year, month, day);
    return date ? add(at, end, date->to_string(), DateRange{*date, *date}, "date") : at;
  }
  std::size_t relative(std::size_t at, int step) {
    const std::string unit = lower(at + 1);
    const CivilDate day = *context_.reference;
    if (unit == "year") return add(at, at + 2, std::to_string(day.year + step), year_days(day.year + step), "relative year");
    if (unit != "month") return at;
    const CivilDate other = CivilDate::make(day.year, day.month, 1)->plus_months(step);
    return add(at, at + 2, other.to_string().substr(0, 7), month_days(other.year, other.month), "relative month");
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const Context& context_;
  const TimeTables& tables_;
  std::vector<TimeExpression> found_;
};

}  // namespace

std::vector<TimeExpression> find_times(std::string_view text, const Annotations& annotations, const Context& context, const TimeTables& tables) {
  return Finder(text, annotations, context, tables).run();
}

}  // namespace onrecord
