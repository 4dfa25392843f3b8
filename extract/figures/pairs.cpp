#include "extract/figures/pairs.h"

#include <algorithm>

#include "extract/figures/modifiers.h"

namespace onrecord::figures {
namespace {

constexpr double kStep = 4;  // a level is several times the step that led to it; the ends of a range are closer

bool is_dash(const TokenView& v, std::size_t at) { return v.is_any(at, {"-", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\x90"}); }

Pair refuse(const Amount& a, std::size_t end, std::string rule) {
  Pair p;
  p.kind = PairKind::refused;
  p.low = a;
  p.end = end;
  p.rule = std::move(rule);
  return p;
}

/// "passed by", "passed the plan by": the verb within the few tokens before "by".
bool passed_by(const FigureText& t, std::size_t at) {
  if (at < 2 || !t.view.is(at - 1, "by")) return false;
  for (std::size_t i = at - 1; i-- > 0 && at - i <= 6 && !t.view.starts_sentence(i + 1);) {
    if (t.has(i, FigureClass::vote_passed)) return true;
  }
  return false;
}

/// "a 219-213 vote", "voted 51 to 49", "passed by 51 to 49"
Pair read_vote(const FigureText& t, const Amount& a) {
  const TokenView& v = t.view;
  if (a.unit != nullptr || a.number.scale > 1 || !(is_dash(v, a.end) || v.is(a.end, "to"))) return {};
  const auto b = read_amount(t, a.end + 1, true);
  if (!b || b->unit != nullptr || b->rejected != nullptr || b->number.begin != a.end + 1) return {};
  const bool named = t.has(b->end, FigureClass::vote_noun);
  const bool verb = a.begin > 1 && (t.has(a.begin - 1, FigureClass::vote_verb) || passed_by(t, a.begin));
  const bool passed = a.begin > 0 && is_dash(v, a.end) && t.has(a.begin - 1, FigureClass::vote_passed);
  const bool of_vote = a.begin > 1 && v.is(a.begin - 1, "of") && v.is_any(a.begin - 2, {"vote", "margin"});
  if (!named && !verb && !passed && !of_vote) return {};
  return {PairKind::vote, a, *b, b->end, {}};
}

/// "won 3-1": the greater first, glued, no unit
Pair read_score(const FigureText& t, const Amount& a) {
  const TokenView& v = t.view;
  const std::size_t next = a.end + 1;
  if (a.unit != nullptr || a.number.letters || a.number.low > 199 || !is_dash(v, a.end) || !v.glued(a.end) || !v.glued(next) || !v.digits(next))
    return {};
  const auto b = read_amount(t, next, true);
  if (!b || b->unit != nullptr || b->number.low > a.number.low || b->number.scale > 1) return {};
  return refuse(a, b->end, "score");
}

/// The token after what joins the ends of a range; 0: nothing does.
std::size_t after_joint(const FigureText& t, const Amount& a) {
  const TokenView& v = t.view;
  const std::size_t at = a.end;
  if (v.is(at, "and")) return a.begin > 0 && v.is(a.begin - 1, "between") ? at + 1 : 0;
  if (v.is(at, "to") || v.is(at, "through")) return v.is(at + 1, "-") ? at + 2 : at + 1;
  if (v.is(at, "-") && v.is(at + 1, "to") && v.is(at + 2, "-")) return at + 3;                // "0-to-60"
  if (v.is(at, "-") && v.glued(at) && v.is(at + 1, "to") && v.digits(at + 2)) return at + 2;  // "8- to 16-metre"
  if (is_dash(v, at)) return v.is(at, "-") && v.glued(at) && !v.glued(at + 1) ? 0 : at + 1;
  return v.is(at, "or") && a.unit == nullptr && a.number.scale == 1 ? at + 1 : 0;
}

bool are_years(const FigureText& t, const Amount& a, const Amount& b) {
  const auto year = [&](const Amount& x) {
    return x.unit == nullptr && x.number.scale == 1 && x.end == x.begin + 1 && t.view.word(x.begin).size() == 4 && x.number.low >= 1000 &&
           x.number.low < 2100;
  };
  const bool counts = t.noun(b.end) && t.view.lower(b.end).ends_with("s") && !t.view.starts_sentence(b.end) && !t.view.capital(b.end);
  return year(a) && year(b) && (!counts || t.view.is(a.begin - 1, "between"));
}

/// Before "from", behind the size of the change: "up 12 % from", "fell by 3 points from".
std::size_t before_size(const FigureText& t, std::size_t at) {
  const TokenView& v = t.view;
  while (at > 0 && !v.starts_sentence(at) &&
         (v.digits(at - 1) || t.word(at - 1, FigureClass::number) != nullptr || t.word(at - 1, FigureClass::scale) != nullptr ||
          v.is_any(at - 1, {"%", "percent", "per", "cent", "percentage", "basis", "point", "points", "$", "\xE2\x82\xAC", "\xC2\xA3"})))
    --at;
  return at;
}

/// "rose from 5 to 7" is a change between two figures, "ranges from 5 to 7" is one range.
bool moved_from(const FigureText& t, const Amount& a, const Amount& b) {
  const TokenView& v = t.view;
  if (a.begin < 2 || !v.is(a.begin - 1, "from") || !v.is(a.end, "to")) return false;
  if (change_before(t, before_size(t, a.begin - 1)) != Change::none || v.is_any(a.begin - 2, {"went", "moved", "shifted", "swung"})) return true;
  const bool grows = b.number.low > a.number.high;
  const FigureClass direction = grows ? FigureClass::maybe_up : FigureClass::maybe_down;  // "the tariff rises from", whatever the tagger says
  if (v.lower(a.begin - 2).ends_with("s") && t.word(a.begin - 2, direction) != nullptr) return true;
  return t.verb(a.begin - 2) && a.number.low > b.number.high;
}

Pair change_of(const Amount& a, const Amount& b) {
  Amount first = a;
  if (first.unit == nullptr && first.number.scale == 1 && b.number.scale > 1 && first.number.high < 1000) {
    first.number.low *= b.number.scale;
    first.number.high *= b.number.scale;
  }
  if (first.unit == nullptr) first.unit = b.unit;
  return {PairKind::change, first, b, a.end, {}};
}

/// "grew by $1.2 billion to $19.8 billion", "fell by 1,200 to 34,000"; "rise by 2 to 3 percent" and "by $10 to $15" are ranges.
bool by_and_to(const FigureText& t, const Amount& a, const Amount& b) {
  if (a.begin == 0 || !t.view.is(a.begin - 1, "by") || a.unit != b.unit || a.currency_before != b.currency_before) return false;
  return b.number.low > kStep * a.number.high && change_before(t, a.begin) != Change::none;
}

/// "rose 5 percent to 60": the size of a change and the level it led to.
bool led_to(const FigureText& t, const Amount& a, const Amount& b) {
  if (!t.view.is(a.end, "to")) return false;
  if (by_and_to(t, a, b)) return true;
  if (a.unit != nullptr && !a.currency_before && b.unit == nullptr) return true;  // "rose 5 percent to 60"
  return a.currency_before && b.unit == nullptr && change_before(t, a.begin) != Change::none;
}

Pair read_range(const FigureText& t, const Amount& a) {
  const TokenView& v = t.view;
  const std::size_t next = after_joint(t, a);
  if (next == 0 || v.starts_sentence(next) || a.number.fraction) return {};
  auto b = read_amount(t, next, v.glued(next));
  if (!b || b->negative || b->number.fraction) return {};
  if (b->rejected != nullptr) return v.glued(next) ? refuse(a, b->end, b->rejected) : Pair{};
  if (moved_from(t, a, *b)) return change_of(a, *b);
  if (led_to(t, a, *b) || (a.unit != nullptr && b->unit != nullptr && a.unit != b->unit)) return {};
  if (are_years(t, a, *b)) return refuse(a, b->end, "years");
  if (v.is(a.end, "or") && !(b->number.low == a.number.low + 1 && a.number.letters == b->number.letters)) return {};
  Amount low = a;
  const double scale = b->number.scale;
  if (low.number.scale == 1 && scale > 1 && low.number.low < 1000 && low.number.low * scale < b->number.high) low.number.low *= scale;
  if (low.number.low >= b->number.high) return {};
  if (low.unit == nullptr) low.unit = b->unit;
  low.currency_before = low.currency_before || b->currency_before;
  return {PairKind::range, low, *b, b->end, {}};
}

}  // namespace

Pair read_pair(const FigureText& t, const Amount& a) {
  for (const auto read : {read_vote, read_score, read_range}) {
    Pair p = read(t, a);
    if (p.kind != PairKind::none) return p;
  }
  return {};
}

}  // namespace onrecord::figures
