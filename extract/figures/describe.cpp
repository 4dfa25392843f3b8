#include "extract/figures/describe.h"

#include <algorithm>

#include "extract/figures/modifiers.h"

namespace onrecord::figures {
namespace {

/// "four times higher", "nine times as many": a factor; "seven times" alone counts. Gives the token after.
std::size_t read_times(const FigureText& t, std::size_t at, Figure& f) {
  f.counted_span = t.view[at].span;
  f.counted = std::string(f.counted_span.of(t.text));
  f.counted_lemma = "time";
  const bool slower = t.view.pos(at + 1) == Pos::adj && t.view.lower(at + 1).ends_with("er") && !t.view.is(at + 1, "other");
  if (!slower && !t.has(at + 1, FigureClass::times_base)) return at;
  f.kind = FigureKind::factor;
  f.unit = "factor";
  f.ucum = "1";
  f.rule = "times a base";
  const bool as_many = t.view.is(at + 1, "as") && t.view.is_any(at + 2, {"many", "much"});
  if (const auto c = as_many ? read_counted(t, at + 1) : std::nullopt) set_counted(t, *c, f);
  return at + 1;
}

std::size_t add_rate(const Rate& rate, Figure& f) {
  f.per = rate.unit;
  f.unit += " per " + rate.unit;
  f.ucum += "/" + rate.ucum;
  if (f.kind != FigureKind::money) f.kind = FigureKind::rate;
  return rate.end;
}

bool is_time_unit(const Figure& f) { return f.unit == "year" || f.unit == "month" || f.unit == "week" || f.unit == "day" || f.unit == "decade"; }

bool brings_count(const FigureText& t, std::size_t at) {
  static constexpr FigureClass kClasses[] = {FigureClass::total,    FigureClass::up,         FigureClass::down,
                                             FigureClass::maybe_up, FigureClass::maybe_down, FigureClass::multiply};
  return std::any_of(std::begin(kClasses), std::end(kClasses), [&](FigureClass kind) { return t.word(at, kind) != nullptr; });
}

/// "arrivals numbered 300", "arrivals fell to 300": where the verb of a bare number brings a count or its change, the subject is what is counted.
void count_subject(const FigureText& t, Span subject, std::size_t at, Figure& f) {
  const TokenView& v = t.view;
  bool brought = false;
  std::size_t i = at;
  while (i > 0 && v[i - 1].span.end > subject.end) brought = brings_count(t, --i) || brought;
  if (subject.empty() || !brought || i == 0 || !t.noun(i - 1)) return;
  const std::string_view noun = v.lower(i - 1);
  const bool plural = (noun.size() > 3 && noun.ends_with("s") && !noun.ends_with("ss")) || t.tables.lemmas.contains(noun);
  if (!plural || t.has(i - 1, FigureClass::valued)) return;
  f.counted_span = subject;
  f.counted = f.subject;
  f.counted_lemma = lemma_of(t.tables, noun);
}

/// Takes the noun from token `at`; gives the token after it.
std::size_t take_counted(const FigureText& t, std::size_t at, Described& d) {
  Figure& f = d.figure;
  if (!f.counted.empty()) return at + (t.view.is(at, "times") ? 1 : 0);
  const auto c = read_counted(t, t.view.is(at, "-") && t.view.glued(at) ? at + 1 : at);
  if (c && c->of && is_time_unit(f) && t.tables.denominators.contains(t.view.lower(c->head))) return at;  // "two months of the year"
  if (!c) {
    f.country = country_after(t, at);
    const bool joined = t.view.is_any(at, {"and", "or"}) && (t.view.digits(at + 1) || t.has(at + 1, FigureClass::number)) && !unit_after(t, at + 2);
    d.noun_later = t.view.is(at, "of") || (joined && f.kind == FigureKind::count);  // "5 and 6 ferries"
    return at;
  }
  const bool name = t.view.pos(at) == Pos::propn && t.view.capital(at);
  if (!f.unit.empty() && !c->of && name) return at;
  set_counted(t, *c, f);
  return c->end;
}

/// A rate behind the counted noun ("17 cases per 100,000 people"), or behind a bare number.
void take_rate(const FigureText& t, std::size_t after, Described& d) {
  const bool measured = d.figure.kind == FigureKind::quantity || d.figure.kind == FigureKind::money;
  if (!d.figure.per.empty() || (!d.figure.unit.empty() && !(measured && after > d.end))) return;
  const Rate rate = read_rate(t, after);
  if (rate.unit.empty()) return;
  if (measured) {  // "36 million tonnes of coal a year"
    d.skip = add_rate(rate, d.figure);
    return;
  }
  d.figure.per = rate.unit;
  d.figure.kind = FigureKind::rate;
  d.skip = rate.end;
}

bool take_modifier_after(const FigureText& t, std::size_t at, std::size_t& end, Figure& f) {
  if (f.modifier != Modifier::none) return false;
  const ModifierMatch m = modifier_after(t, at);
  if (m.kind == Modifier::none) return false;
  f.modifier = m.kind;
  f.modifier_span = m.span;
  end = m.end;
  return true;
}

/// ", though 40 houses burned", "and 300 were sold": what is counted is the subject of a clause of its own.
bool opens_clause(const FigureText& t, std::size_t begin, std::size_t after) {
  if (begin == 0 || t.view.starts_sentence(begin) || t.view.starts_sentence(after) || t.view.lower(after).ends_with("ing")) return false;
  return t.view.is_any(begin - 1, {",", ";", "and", "but", "while", "though", "although"}) &&
         (t.view.pos(after) == Pos::verb || t.view.pos(after) == Pos::aux);
}

}  // namespace

Figure bare_figure(const FigureText& t, const Amount& a, const Amount& b) {
  Figure f;
  f.low = a.number.low;
  f.high = b.number.high;
  if (f.low > f.high) std::swap(f.low, f.high);  // "minus dozens"
  f.range = f.low < f.high;
  f.rule = a.begin == b.begin ? a.number.rule : "range";
  const FigureUnit* unit = a.unit != nullptr ? a.unit : b.unit;
  f.kind = a.number.fraction ? FigureKind::ratio : FigureKind::count;
  if (unit != nullptr) {
    const bool weight = unit->unit == "pound" && pounds_weigh(t, b);
    f.unit = weight ? "pound-mass" : unit->unit;
    if (!weight && unit->kind == FigureKind::money) {
      const CurrencyChoice currency = currency_in_context(t, unit->unit, a.begin, b.end);
      f.unit = currency.code;
      f.unit_basis = currency.basis;
      if (!currency.basis.empty()) f.rule += ", " + currency.code + " by " + currency.basis;
    }
    f.ucum = weight ? "[lb_av]" : f.unit != unit->unit ? f.unit : unit->ucum;
    f.kind = weight ? FigureKind::quantity : unit->kind;
  }
  f.span = {t.view[a.begin].span.begin, t.view[b.end - 1].span.end};
  return f;
}

void set_counted(const FigureText& t, const Counted& c, Figure& f) {
  f.counted_span = {t.view[c.begin].span.begin, t.view[c.end - 1].span.end};
  f.counted = std::string(f.counted_span.of(t.text));
  f.counted_lemma = lemma_of(t.tables, t.view.lower(c.head));
  f.country = c.country ? c.country : country_after(t, c.end);
}

Described describe(const FigureText& t, const Amount& a, const Amount& b) {
  Described d;
  d.figure = bare_figure(t, a, b);
  Figure& f = d.figure;
  d.end = b.end;
  read_age(t, a, d.end, f);
  if (f.kind == FigureKind::count && t.view.is(d.end, "times")) d.end = read_times(t, d.end, f);
  if (f.kind != FigureKind::age && !f.unit.empty()) {
    if (const Rate rate = read_rate(t, d.end); !rate.unit.empty()) d.end = add_rate(rate, f);
  }
  f.span.end = t.view[d.end - 1].span.end;
  const ModifierMatch before = modifier_before(t, a.begin, f.kind == FigureKind::quantity && is_time_unit(f));
  f.modifier = before.kind;
  f.modifier_span = before.span;
  f.change = change_before(t, before.begin);
  if (f.change == Change::none) f.change = change_after(t, before.begin, d.end);
  std::size_t after = d.end;
  (void)take_modifier_after(t, d.end, after, f);
  if (f.kind != FigureKind::age && f.kind != FigureKind::factor) after = take_counted(t, after, d);
  f.record = is_record(t, a.begin, d.end);
  if (f.record && f.kind == FigureKind::count) f.kind = FigureKind::ordinal_record;
  d.skip = d.end;
  take_rate(t, after, d);
  (void)take_modifier_after(t, after, after, f);
  Span whole;
  const Span subject = opens_clause(t, before.begin, after) ? Span{} : read_subject(t, before.begin, &whole);
  f.subject = std::string(subject.of(t.text));
  if (!f.country) f.country = country_in(t, whole.empty() ? subject : whole);
  if (f.kind == FigureKind::count && f.counted.empty() && !d.noun_later) count_subject(t, subject, before.begin, f);
  if (!f.counted_span.empty()) f.place = place_after(t, after);
  return d;
}

}  // namespace onrecord::figures
