// Figures in verbs and negations: "doubled", "halved", "twice the size", "no deaths".
#include "extract/figures/counted.h"
#include "extract/figures/figure_parts.h"
#include "extract/figures/modifiers.h"

namespace onrecord::figures {
namespace {

Placed place(const FigureText& t, std::size_t begin, std::size_t end, double value, FigureKind kind, const char* rule) {
  Placed p;
  p.begin = begin;
  p.end = end;
  p.figure.low = p.figure.high = value;
  p.figure.kind = kind;
  p.figure.rule = rule;
  p.figure.span = {t.view[begin].span.begin, t.view[end - 1].span.end};
  return p;
}

void take_modifier(const FigureText& t, Placed& p) {
  const ModifierMatch m = modifier_before(t, p.begin, false);
  p.figure.modifier = m.kind;
  p.figure.modifier_span = m.span;
}

void take_counted(const FigureText& t, const Counted& c, Figure& f) {
  f.counted_span = {t.view[c.begin].span.begin, t.view[c.end - 1].span.end};
  f.counted = std::string(f.counted_span.of(t.text));
  f.counted_lemma = lemma_of(t.tables, t.view.lower(c.head));
  f.country = c.country;
}

/// "the 40", "these 12", "40"
bool any_number(const FigureText& t, std::size_t at) {
  if (t.view.is(at, "the") || t.view.is(at, "these") || t.view.is(at, "those") || t.view.is(at, "its") || t.view.is(at, "their")) ++at;
  return t.view.digits(at) || t.word(at, FigureClass::number) != nullptr;
}

}  // namespace

std::optional<Placed> read_factor(const FigureText& t, std::size_t at) {
  if (const FigureWord* verb = t.word(at, FigureClass::multiply)) {
    if (t.view.pos(at) == Pos::noun || (t.noun(at + 1) && at > 0 && t.view.pos(at - 1) == Pos::det)) return std::nullopt;  // "the doubled size"
    Placed p = place(t, at, at + 1, verb->value, FigureKind::factor, "verb of a factor");
    p.figure.change = verb->value > 1 ? Change::up : Change::down;
    p.figure.unit = "factor";
    p.figure.ucum = "1";
    take_modifier(t, p);
    return p;
  }
  const FigureWord* multiple = t.word(at, FigureClass::multiple);
  if (multiple == nullptr || t.view.starts_sentence(at + 1)) return std::nullopt;
  if (!t.has(at + 1, FigureClass::multiple_base)) return std::nullopt;
  Placed p = place(t, at, at + 1, multiple->value, FigureKind::factor, "multiple of a base");
  p.figure.unit = "factor";
  p.figure.ucum = "1";
  take_modifier(t, p);
  if (const auto c = t.view.is(at + 1, "as") ? read_counted(t, at + 1) : std::nullopt) take_counted(t, *c, p.figure);
  return p;
}

/// "threefold", "tenfold" in one word.
std::optional<Placed> read_fold(const FigureText& t, std::size_t at) {
  const std::string_view w = t.view.lower(at);
  if (w.size() < 7 || !w.ends_with("fold") || !t.view.is_word(at)) return std::nullopt;
  const auto number = t.tables.words.find(w.substr(0, w.size() - 4));
  if (number == t.tables.words.end() || number->second.front().kind != FigureClass::number) return std::nullopt;
  Placed p = place(t, at, at + 1, number->second.front().value, FigureKind::factor, "fold");
  p.figure.unit = "factor";
  p.figure.ucum = "1";
  take_modifier(t, p);
  p.figure.change = change_before(t, p.begin);
  return p;
}

/// "nobody was hurt", "no one has been arrested": people who met with something are counted, and none is.
static std::optional<Placed> read_nobody(const FigureText& t, std::size_t at) {
  const TokenView& v = t.view;
  const bool two = v.is(at, "no") && v.is(v.past_hyphen(at + 1), "one");
  if (!two && !v.is(at, "nobody")) return std::nullopt;
  const std::size_t end = two ? v.past_hyphen(at + 1) + 1 : at + 1;
  if (v.is(end, "else")) return std::nullopt;  // others were
  std::size_t verb = end;
  while (verb < end + 4 && (v.pos(verb) == Pos::aux || v.pos(verb) == Pos::adv) && !t.has(verb, FigureClass::harm)) ++verb;
  if (!t.has(verb, FigureClass::harm) || v.starts_sentence(verb)) return std::nullopt;
  Placed p = place(t, at, end, 0, FigureKind::count, "nobody");
  p.figure.negated = true;
  p.figure.counted_span = p.figure.span;
  p.figure.counted = std::string(p.figure.span.of(t.text));
  p.figure.counted_lemma = "person";
  return p;
}

std::optional<Placed> read_none(const FigureText& t, std::size_t at) {
  const TokenView& v = t.view;
  if (v.is(at, "not") && (v.is(at + 1, "a") || v.is(at + 1, "one")) && (v.is(at + 2, "single") || v.is(at + 1, "one"))) {
    const std::size_t end = v.is(at + 2, "single") ? at + 3 : at + 2;
    const auto c = read_counted(t, end);
    if (!c || c->of) return std::nullopt;
    Placed p = place(t, at, end, 0, FigureKind::count, "not a single");
    p.figure.negated = true;
    take_counted(t, *c, p.figure);
    return p;
  }
  if (v.is(at, "none") && v.is(at + 1, "of") && any_number(t, at + 2)) {  // "none of the 40 farms"
    Placed p = place(t, at, at + 1, 0, FigureKind::count, "none of a number");
    p.figure.negated = true;
    return p;
  }
  if (auto nobody = read_nobody(t, at)) return nobody;
  if (t.word(at, FigureClass::zero) == nullptr) return std::nullopt;
  const auto c = read_counted(t, at + 1);
  if (!c || c->of || t.word(c->head, FigureClass::of_count) == nullptr) return std::nullopt;
  Placed p = place(t, at, at + 1, 0, FigureKind::count, "no before a counted noun");
  p.figure.negated = true;
  take_counted(t, *c, p.figure);
  return p;
}

}  // namespace onrecord::figures
