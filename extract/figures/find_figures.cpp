// One pass over the tokens: at each place a factor, a negation or an amount; then its ties to the figure before, its period, its series.
#include "extract/figures/find_figures.h"

#include <algorithm>

#include "extract/figures/binding.h"
#include "extract/figures/describe.h"
#include "extract/figures/pairs.h"
#include "extract/figures/ties.h"

namespace onrecord {
namespace figures {
namespace {

class Finder {
 public:
  Finder(const FigureText& t, std::vector<RejectedNumber>* rejected) : t_(t), v_(t.view), chain_(t), rejected_(rejected) {}

  std::vector<Figure> run() {
    std::size_t at = 0;
    while (at < v_.size()) {
      const std::size_t next = inside_time(at) ? skip_time(at) : step(at);
      at = next > at ? next : at + 1;
    }
    std::vector<Figure> found = chain_.take();
    bind_periods(t_, found);
    name_measures(t_, found);
    return found;
  }

 private:
  /// Times own their numbers; lengths of time do not, nor "two days later".
  bool inside_time(std::size_t at) {
    const auto& times = t_.layers.times;
    while (time_ < times.size() && times[time_].span.end <= v_[at].span.begin) ++time_;
    if (time_ >= times.size() || !times[time_].span.overlaps(v_[at].span)) return false;
    const TimeExpression& time = times[time_];
    const bool counted_off = time.rule == "away" || (time.rule == "anchored" && (v_.digits(at) || t_.word(at, FigureClass::number) != nullptr));
    const bool how_often = time.type == TimexType::set && v_.is(at + 1, "times");  // "four times per week"
    return !how_often && time.type != TimexType::duration && !(time.type == TimexType::date && counted_off);
  }
  std::size_t skip_time(std::size_t at) {
    const Span span = t_.layers.times[time_].span;
    std::size_t end = at;
    bool number = false;
    for (; end < v_.size() && v_[end].span.begin < span.end; ++end) number = number || v_.digits(end);
    if (number) reject(span, "date or time");
    return end;
  }
  void reject(Span span, std::string rule) {
    if (rejected_ != nullptr) rejected_->push_back({span, std::move(rule)});
  }
  [[nodiscard]] Span span_of(std::size_t begin, std::size_t end) const { return {v_[begin].span.begin, v_[end - 1].span.end}; }

  /// A figure may begin at the token: digits, a word of the table, a currency, or letters onto digits ("EUR50m").
  [[nodiscard]] bool may_open(std::size_t at) const {
    static constexpr std::uint64_t kOpeners = class_bit(FigureClass::number) | class_bit(FigureClass::scales) | class_bit(FigureClass::vague) |
                                              class_bit(FigureClass::part) | class_bit(FigureClass::sign) | class_bit(FigureClass::multiply) |
                                              class_bit(FigureClass::multiple) | class_bit(FigureClass::zero) | class_bit(FigureClass::opener);
    if ((t_.classes[at] & kOpeners) != 0 || v_.digits(at)) return true;
    const std::string_view word = v_.lower(at);
    if (t_.tables.units_before.may_begin(word) || word == "." || word.ends_with("fold")) return true;
    return v_.capital(at) && std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  std::size_t step(std::size_t at) {
    if (!may_open(at)) return at;
    if (auto factor = read_factor(t_, at)) return add_factor(*factor);
    if (auto fold = read_fold(t_, at)) return add_factor(*fold);
    if (auto none = read_none(t_, at)) {
      const bool noun_later = none->figure.counted.empty();
      return chain_.add(std::move(none->figure), none->begin, none->end, noun_later), none->end;
    }
    const auto amount = read_amount(t_, at);
    if (!amount) return at;
    if (amount->rejected != nullptr) return reject(span_of(at, amount->end), amount->rejected), amount->end;
    const Pair pair = read_pair(t_, *amount);
    switch (pair.kind) {
      case PairKind::refused: return reject(span_of(amount->begin, pair.end), pair.rule), pair.end;
      case PairKind::vote: return add_vote(pair);
      case PairKind::range: return add(pair.low, pair.high);
      case PairKind::change: return add(pair.low, pair.low);
      case PairKind::none: break;
    }
    return add(*amount, *amount);
  }

  std::size_t add(const Amount& low, const Amount& high) {
    Described d = describe(t_, low, high);
    const std::size_t skip = d.skip;
    chain_.add(std::move(d.figure), low.begin, d.end, d.noun_later);
    return skip;
  }
  std::size_t add_factor(Placed& p) {
    const Span subject = read_subject(t_, p.begin + 1);
    p.figure.subject = std::string(subject.of(t_.text));
    if (!subject.empty()) {
      p.figure.counted_span = subject;
      p.figure.counted = p.figure.subject;
      const std::size_t space = p.figure.counted.rfind(' ');
      p.figure.counted_lemma = lemma_of(t_.tables, space == std::string::npos ? p.figure.counted : p.figure.counted.substr(space + 1));
    } else if (const auto c = read_counted(t_, p.end); c && p.figure.change != Change::none) {
      set_counted(t_, *c, p.figure);
    }
    chain_.add(std::move(p.figure), p.begin, p.end);
    return p.end;
  }
  /// "a 219-213 vote": two counts of votes.
  std::size_t add_vote(const Pair& pair) {
    const bool named = v_.lower(pair.end).starts_with("vote");
    for (const Amount* one : {&pair.low, &pair.high}) {
      Figure f = bare_figure(t_, *one, *one);
      if (named) f.counted_span = v_[pair.end].span;
      f.counted = named ? std::string(f.counted_span.of(t_.text)) : "votes";
      f.counted_lemma = "vote";
      f.rule = "vote";
      chain_.add(std::move(f), one->begin, one->end);
    }
    return pair.end;
  }

  const FigureText& t_;
  const TokenView& v_;
  Chain chain_;
  std::vector<RejectedNumber>* rejected_;
  std::size_t time_ = 0;
};

}  // namespace
}  // namespace figures

std::vector<Figure> find_figures(std::string_view text, const Annotations& annotations, const Context& context, const FigureTables& tables,
                                 std::vector<RejectedNumber>* rejected) {
  const figures::FigureText reading(text, annotations, context, tables);
  return figures::Finder(reading, rejected).run();
}

}  // namespace onrecord
