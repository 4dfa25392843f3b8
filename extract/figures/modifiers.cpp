#include "extract/figures/modifiers.h"

#include <algorithm>

namespace onrecord::figures {
namespace {

/// The tagger decides only over words that are nouns as often ("rise", "cut").
Change direction(const FigureText& t, std::size_t at) {
  const bool verb = t.view.pos(at) == Pos::verb || t.view.pos(at) == Pos::none;
  if (t.word(at, FigureClass::up) != nullptr || (verb && t.word(at, FigureClass::maybe_up) != nullptr)) return Change::up;
  if (t.word(at, FigureClass::down) != nullptr || (verb && t.word(at, FigureClass::maybe_down) != nullptr)) return Change::down;
  return Change::none;
}

/// "raised rates by": the verb of a "by" lies further back, its object between.
Change verb_of_by(const FigureText& t, std::size_t by) {
  for (std::size_t i = by; i-- > 0 && by - i <= 10 && !t.view.starts_sentence(i + 1);) {
    if (t.view.digits(i) || t.view.is_any(i, {";", "(", ")"})) return Change::none;
    if (const Change c = direction(t, i); c != Change::none) return c;
  }
  return Change::none;
}

}  // namespace

ModifierMatch modifier_before(const FigureText& t, std::size_t begin, bool of_time) {
  const TokenView& v = t.view;
  std::size_t end = begin;
  for (int skipped = 0; skipped < 3 && end > 0 && !v.starts_sentence(end); ++skipped) {
    if (const auto m = t.tables.modifiers_before.longest_before(v, end)) {
      if (v.is(m->begin, "over") && of_time && m->begin > 0 && !t.verb(m->begin - 1) && !v.is(m->begin - 1, "for"))
        return {Modifier::none, begin, begin, {}};
      if (v.is(m->begin, "within") && !of_time) return {Modifier::none, begin, begin, {}};
      if (v.is_any(m->begin, {"over", "under", "above", "below", "near"}) && end != begin) return {Modifier::none, begin, begin, {}};
      return {static_cast<Modifier>(m->value), m->begin, m->end, {v[m->begin].span.begin, v[m->end - 1].span.end}};
    }
    if (!t.has(end - 1, FigureClass::padding) || (v.is(end - 1, "of") && !v.is(end - 2, "total"))) break;
    --end;
  }
  return {Modifier::none, begin, begin, {}};
}

ModifierMatch modifier_after(const FigureText& t, std::size_t end) {
  if (t.view.starts_sentence(end)) return {Modifier::none, end, end, {}};
  const auto m = t.tables.modifiers_after.longest_from(t.view, end);
  if (!m || (t.view.is_any(end, {"plus", "odd"}) && t.view.is_word(end) && !t.view.is(end + 1, ",") && t.view.is(end, "plus")))
    return {Modifier::none, end, end, {}};
  if (t.view.is_any(end, {"at", "approximately", "roughly", "maximum", "minimum"}) &&
      (t.view.digits(m->end) || t.word(m->end, FigureClass::number) != nullptr))
    return {Modifier::none, end, end, {}};
  return {static_cast<Modifier>(m->value), m->begin, m->end, {t.view[m->begin].span.begin, t.view[m->end - 1].span.end}};
}

Change change_before(const FigureText& t, std::size_t begin) {
  const TokenView& v = t.view;
  if (begin > 0 && v.is(begin - 1, "+") && v.glued(begin)) return Change::up;
  for (std::size_t i = begin; i-- > 0 && begin - i <= 5 && !v.starts_sentence(i + 1);) {
    if (const Change c = direction(t, i); c != Change::none) return v.is(i, "up") && v.is(i + 1, "to") ? Change::none : c;
    if (v.is(i, "by")) {
      const Change c = verb_of_by(t, i);
      return c;
    }
    const bool passes = t.has(i, FigureClass::passed_over) || v.lower(i).ends_with("ly");
    if (!passes) return Change::none;
  }
  return Change::none;
}

/// "a third more than", "12 percent fewer migrants than": compared with a base, the size of a change.
static Change than_base(const FigureText& t, std::size_t end) {
  const bool up = t.has(end, FigureClass::more);
  if (!up && !t.has(end, FigureClass::less)) return Change::none;
  if (!t.view.is(end + 1, "than") && !t.noun(end + 1) && t.view.pos(end + 1) != Pos::adj) return Change::none;
  return up ? Change::up : Change::down;
}

Change change_after(const FigureText& t, std::size_t begin, std::size_t end) {
  if (t.view.starts_sentence(end)) return Change::none;
  if (const Change than = than_base(t, end); than != Change::none) return than;
  const bool up = t.view.is(end, "higher");
  if (!up && !t.view.is(end, "lower")) return Change::none;
  for (std::size_t i = begin; i-- > 0 && begin - i <= 3;) {
    if (t.has(i, FigureClass::state)) return up ? Change::up : Change::down;
  }
  return Change::none;
}

/// ", the highest since 2015", "the most on record", "the fewest ever" behind a figure and its noun.
static bool superlative_since(const FigureText& t, std::size_t end) {
  const TokenView& v = t.view;
  for (std::size_t i = end; i < end + 8 && i < v.size() && !v.starts_sentence(i); ++i) {
    if (!v.is(i, "the") || !(v.lower(i + 1).ends_with("est") || v.is_any(i + 1, {"most", "worst"}))) continue;
    for (std::size_t j = i + 2; j < i + 7 && j < v.size() && !v.starts_sentence(j); ++j) {
      if (v.is_any(j, {"since", "ever"}) || (v.is(j, "on") && v.is(j + 1, "record"))) return true;
    }
  }
  return false;
}

bool is_record(const FigureText& t, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i-- > 0 && begin - i <= 4 && !t.view.starts_sentence(i + 1);) {
    if (t.view.is(i, "record") || t.view.is(i, "record-high") || t.view.is(i, "all-time")) return true;
    if (!t.view.is_any(i, {"of", "high", "low", "-", "a", "the", "about", "nearly", "over", "than", "more"})) break;
  }
  if (t.view.is(end, "record") && !t.view.starts_sentence(end)) return true;
  return superlative_since(t, end);
}

}  // namespace onrecord::figures
