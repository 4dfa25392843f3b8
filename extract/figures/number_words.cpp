// Numbers in words, and the words that multiply a number.
#include "extract/figures/number_parts.h"

namespace onrecord::figures {
namespace {

/// Words from `at` below a hundred: "seven", "forty", "twenty-four", "twenty four"; gives the token after, or `at`.
std::size_t read_tens(const FigureText& t, std::size_t at, double& value) {
  const FigureWord* first = t.word(at, FigureClass::number);
  if (first == nullptr) return at;
  value = first->value;
  if (value < 20) return at + 1;
  const std::size_t next = t.view.past_hyphen(at + 1);
  const FigureWord* ones = t.word(next, FigureClass::number);
  if (ones == nullptr || ones->value < 1 || ones->value > 9) return at + 1;
  value += ones->value;
  return next + 1;
}

/// "a" before a scale stands for one: "a million".
bool article_before_scale(const FigureText& t, std::size_t at) {
  return (t.view.is(at, "a") || t.view.is(at, "an")) && t.word(t.view.past_hyphen(at + 1), FigureClass::scale) != nullptr;
}

/// "half a million", "half-a-dozen", "half million".
bool read_half_scale(const FigureText& t, Number& n) {
  const TokenView& v = t.view;
  std::size_t at = v.is(n.begin, "a") ? n.begin + 1 : n.begin;
  if (!v.is(at, "half")) return false;
  at = v.past_hyphen(at + 1);
  if (v.is(at, "a")) at = v.past_hyphen(at + 1);
  const FigureWord* scale = t.word(at, FigureClass::scale);
  if (scale == nullptr) return false;
  n.low = 0.5;
  n.end = at;
  n.rule = "half a scale";
  return true;
}

/// After "hundred" or a greater scale: "[and] twelve", only where what follows is smaller than the scale and is no number of its own.
bool read_rest(const FigureText& t, std::size_t begin, std::size_t& at, double below, double& value) {
  if (t.view.is(at, "and") && begin > 0 && t.view.is(begin - 1, "between")) return false;
  const std::size_t next = t.view.is(at, "and") ? at + 1 : at;
  double rest = 0;
  const std::size_t end = read_tens(t, next, rest);
  if (end == next || rest >= below || rest == 0) return false;
  const FigureWord* scale = next == at ? nullptr : t.word(end, FigureClass::scale);
  if (scale != nullptr && scale->value <= below) return false;  // "one hundred and two hundred" are two numbers
  if (next != at && t.view.starts_sentence(next)) return false;
  value += rest;
  at = end;
  return true;
}

/// "five point five", "zero point zero three"
void read_spelled_decimals(const FigureText& t, Number& n) {
  if (!t.view.is(n.end, "point")) return;
  double place = 0.1;
  std::size_t at = n.end + 1;
  double digits = 0;
  for (const FigureWord* w = t.word(at, FigureClass::number); w != nullptr && w->value < 10; w = t.word(++at, FigureClass::number)) {
    digits += w->value * place;
    place /= 10;
  }
  if (at == n.end + 1) return;
  n.low += digits;
  n.end = at;
}

}  // namespace

bool read_spelled(const FigureText& t, Number& n) {
  n.letters = true;
  if (read_half_scale(t, n)) return true;
  double total = 0;
  double current = 0;
  std::size_t at = n.begin;
  if (article_before_scale(t, at)) {
    current = 1;
    at = t.view.past_hyphen(at + 1);
  } else {
    const std::size_t end = read_tens(t, at, current);
    if (end == at) return false;
    at = end;
  }
  n.rule = "number words";
  double least = 1e18;
  while (const FigureWord* scale = t.word(t.view.past_hyphen(at), FigureClass::scale)) {
    if (scale->value == 12 || scale->value >= least) break;
    at = t.view.past_hyphen(at) + 1;
    if (scale->value == 100) {
      current *= 100;
      (void)read_rest(t, n.begin, at, 100, current);
      continue;
    }
    least = scale->value;
    n.scale = n.scale == 1 ? scale->value : n.scale;
    total += current * scale->value;
    current = 0;
    double more = 0;
    const std::size_t end = read_tens(t, at, more);
    if (end != at && t.word(end, FigureClass::scale) != nullptr) {  // "one million two hundred thousand"
      current = more;
      at = end;
    } else if (!read_rest(t, n.begin, at, 100, total)) {
      break;
    }
  }
  n.low = total + current;
  n.end = at;
  read_spelled_decimals(t, n);
  return true;
}

/// "scores of farmers", "a couple of farmers" from token `at`, which is followed by "of": a plural noun or adjective stands behind.
static bool of_plural(const FigureText& t, std::size_t at) {
  const TokenView& v = t.view;
  const std::size_t noun = v.pos(at + 2) == Pos::adj ? at + 3 : at + 2;
  return v.is(at + 1, "of") && !v.starts_sentence(at + 1) && t.noun(noun) && v.lower(noun).ends_with("s") && !v.starts_sentence(noun);
}

bool read_vague(const FigureText& t, Number& n) {
  const TokenView& v = t.view;
  if (v.is(n.begin, "scores") && !of_plural(t, n.begin)) return false;  // "test scores"
  if (v.is(n.begin, "a") && v.is(n.begin + 1, "couple") && of_plural(t, n.begin + 1)) {
    n.low = n.high = 2;
    n.end = n.begin + 2;
    n.letters = true;
    n.rule = "a couple";
    return true;
  }
  std::size_t at = v.is(n.begin, "a") ? n.begin + 1 : n.begin;
  double low = 1;
  double high = 1;
  if (const FigureWord* few = t.word(at, FigureClass::vague)) {
    low = few->value;
    high = few->high;
    ++at;
    if (v.is(at, "of")) ++at;
    const FigureWord* scale = t.word(at, FigureClass::scale);
    if (scale == nullptr) return false;
    for (; scale != nullptr; scale = t.word(++at, FigureClass::scale)) low *= scale->value, high *= scale->value;
  } else {
    if (v.is(at, "tens") && v.is(at + 1, "of") && t.word(at + 2, FigureClass::scales) != nullptr) low = 10, high = 100, at += 2;
    const FigureWord* scale = t.word(at, FigureClass::scales);
    if (scale == nullptr || v.is(n.begin, "a")) return false;
    if (low == 1) high = 10;
    for (; scale != nullptr; scale = t.word(at, FigureClass::scales)) {
      low *= scale->value;
      high *= scale->value;
      ++at;
      if (!v.is(at, "of") || t.word(at + 1, FigureClass::scales) == nullptr) break;
      ++at;
    }
  }
  n.low = low;
  n.high = high;
  n.end = at;
  n.letters = true;
  n.rule = "vague plural";
  return true;
}

void read_scales(const FigureText& t, Number& n) {
  const TokenView& v = t.view;
  if (const FigureWord* sign = t.word(n.end, FigureClass::sign); sign != nullptr && !n.letters) {
    n.low += sign->value;
    ++n.end;
  }
  if (v.is(n.end, "and") && (v.is(n.end + 1, "a") || v.is(n.end + 1, "one")) && (v.is(n.end + 2, "half") || v.is(n.end + 2, "quarter"))) {
    n.low += v.is(n.end + 2, "half") ? 0.5 : 0.25;
    n.end += 3;
  }
  if (const FigureWord* suffix = t.word(n.end, FigureClass::suffix);
      suffix != nullptr && v.glued(n.end) && (suffix->value == 1000 || v.is(n.end, "mil"))) {
    n.scale *= suffix->value;
    n.low *= suffix->value;
    ++n.end;
  }
  for (std::size_t at = v.past_hyphen(n.end);; at = n.end) {
    const FigureWord* scale = t.word(at, FigureClass::scale);
    if (scale == nullptr && v.is(at, "dozens")) scale = t.word(at, FigureClass::scales);
    if (scale == nullptr || (v.lower(at).size() < 3 && !v.glued(at) && !v.digits(at - 1))) break;
    n.scale *= scale->value;
    n.low *= scale->value;
    n.end = at + 1;
  }
}

}  // namespace onrecord::figures
