#include "extract/times/time_reader.h"

#include <algorithm>
#include <charconv>

namespace onrecord::times {

TimeReader::TimeReader(std::string_view text_in, const Annotations& layers, const Context& context_in, const TimeTables& tables_in)
    : text(text_in),
      context(context_in),
      tables(tables_in),
      view(text_in, layers.tokens),
      words_(layers.tokens.size(), nullptr),
      classes_(layers.tokens.size(), 0) {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (layers.tokens[i].kind == TokenKind::number) continue;
    const std::string_view w = view.lower(i);
    if (!tables.word_shapes.may_hold(w)) continue;
    const auto entry = tables.words.find(w);
    if (entry == tables.words.end()) continue;
    words_[i] = &entry->second;
    for (const TimeWord& meaning : entry->second) classes_[i] |= class_bit(meaning.kind);
  }
  narrative_ = reads_as_history();
}

const TimeWord* TimeReader::word(std::size_t at, TimeClass kind) const {
  if (!has(at, kind)) return nullptr;
  for (const TimeWord& w : *words_[at]) {
    if (w.kind == kind) return &w;
  }
  return nullptr;
}

std::string_view TimeReader::value(std::size_t at, TimeClass kind) const {
  const TimeWord* w = word(at, kind);
  return w == nullptr ? std::string_view() : std::string_view(w->value);
}

std::string_view TimeReader::unit(std::size_t at) const {
  const std::string_view one = value(at, TimeClass::unit);
  return one.empty() ? value(at, TimeClass::plural) : one;
}

int TimeReader::number(std::size_t at, int low, int high) const {
  if (!view.digits(at)) return -1;
  const std::string_view s = view.word(at);
  int value = 0;
  const auto end = std::from_chars(s.data(), s.data() + s.size(), value);
  return end.ptr == s.data() + s.size() && value >= low && value <= high ? value : -1;
}

int TimeReader::year(std::size_t at) const { return view.word(at).size() == 4 ? number(at, 1000, 2199) : -1; }

int TimeReader::any_year(std::size_t at, std::size_t& end) const {
  end = at + 1;
  if (const int y = year(at); y > 0) return y;
  const TimeWord* century = word(at, TimeClass::number);
  if (century == nullptr || century->number < 17 || century->number > 20) return -1;
  const TimeWord* tens = word(end, TimeClass::number);
  if (tens == nullptr || tens->number < 10 || tens->number > 99 || !same_sentence(at, end)) return -1;
  int rest = tens->number;
  ++end;
  const TimeWord* ones = word(view.past_hyphen(end), TimeClass::number);
  if (rest % 10 == 0 && rest > 10 && ones != nullptr && ones->number > 0 && ones->number < 10 && !is_any(view.past_hyphen(end), {"a", "an"})) {
    rest += ones->number;
    end = view.past_hyphen(end) + 1;
  }
  return century->number * 100 + rest;
}

bool TimeReader::same_sentence(std::size_t a, std::size_t b) const {
  for (std::size_t i = a + 1; i <= b; ++i) {
    if (view.starts_sentence(i)) return false;
  }
  return true;
}

bool TimeReader::reads_as_history() const {
  if (!dated()) return false;
  int old_years = 0;
  int near = 0;
  for (std::size_t i = 0; i < view.size(); ++i) {
    if (const int y = year(i); y > 1200) {
      ++(y < today().year - 3 ? old_years : near);
    } else if (has(i, TimeClass::day) || (has(i, TimeClass::weekday) && view.capital(i)) || is(i, "said")) {
      ++near;
    }
  }
  return old_years >= 8 && old_years > 3 * near;
}

std::optional<CivilDate> TimeReader::told_last() const {
  for (std::size_t i = found.size(); i-- > 0 && found.size() - i < 64;) {
    if (found[i].range && found[i].type != TimexType::duration && found[i].range->to.year <= today().year) return found[i].range->to;
  }
  return std::nullopt;
}

std::size_t TimeReader::add(std::size_t from, std::size_t end, std::string value, std::optional<DateRange> range, const char* rule, TimexType type) {
  TimeExpression t;
  t.span = {view[from].span.begin, view[end - 1].span.end};
  t.type = type;
  if (value.starts_with("FY")) t.label = value;
  t.value = std::move(value);
  t.range = range;
  t.rule = rule;
  t.mod = mod;
  t.anchor = anchor;
  found.push_back(std::move(t));
  return end;
}

std::size_t TimeReader::add(std::size_t from, std::size_t end, const timex::Period& p, const char* rule) {
  return add(from, end, p.value, p.days, rule);
}

}  // namespace onrecord::times
