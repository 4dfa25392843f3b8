#include "extract/figures/units.h"

namespace onrecord::figures {
namespace {

bool all_capitals(std::string_view word) {
  for (const char c : word) {
    if (c >= 'a' && c <= 'z') return false;
  }
  return true;
}

/// Short codes are words of the language in lower case ("all", "try", "rs"): only capitals make currencies of them.
bool shown_as_code(const FigureText& t, const TokenMatch& m) {
  const std::string_view shown = t.view.word(m.begin);
  if (m.end != m.begin + 1 || shown.size() > 3 || !t.view.is_word(m.begin)) return true;
  const FigureUnit& unit = t.tables.units[m.value];
  if (unit.kind != FigureKind::money || unit.ucum.starts_with('{')) return true;
  if (shown == "yen" || shown == "won" || shown == "lei" || shown == "rs" || shown == "Rs" || shown == "kip" || shown == "lek" || shown == "kn" ||
      shown == "Tk")
    return true;
  return all_capitals(shown);
}

/// One-letter units are read on the digits or as the last word of the number only; capitals that name something else are none.
bool shown_as_unit(const FigureText& t, const TokenMatch& m) {
  const std::string_view shown = t.view.word(m.begin);
  if (m.end != m.begin + 1 || shown.size() != 1 || !t.view.is_word(m.begin)) return true;
  if (shown == "s" && t.view.glued(m.begin)) return false;
  if (shown[0] >= 'A' && shown[0] <= 'Z') return t.view.glued(m.begin) ? shown == "W" || shown == "V" || shown == "A" || shown == "J" : false;
  return t.view.digits(m.begin - 1);
}

std::optional<UnitMatch> match(const FigureText& t, const TokenPhrases& phrases, std::size_t at) {
  if (t.view.starts_sentence(at)) return std::nullopt;
  const auto m = phrases.longest_from(t.view, at);
  if (!m || !shown_as_code(t, *m) || !shown_as_unit(t, *m)) return std::nullopt;
  return UnitMatch{m->begin, m->end, &t.tables.units[m->value]};
}

}  // namespace

std::optional<UnitMatch> currency_from(const FigureText& t, std::size_t at) {
  const auto m = t.tables.units_before.longest_from(t.view, at);
  if (!m || !shown_as_code(t, *m)) return std::nullopt;
  if (t.view.is(at, "a") && (!t.view.capital(at) || !t.view.glued(at + 1))) return std::nullopt;  // "a $5 fine" is not "A$5"
  return UnitMatch{m->begin, m->end, &t.tables.units[m->value]};
}

std::optional<UnitMatch> unit_after(const FigureText& t, std::size_t at) {
  if (auto m = match(t, t.tables.units_after, at)) return m;
  const std::size_t past = t.view.past_hyphen(at);
  return past == at || !t.view.glued(past) ? std::nullopt : match(t, t.tables.units_after, past);
}

void read_letter_scale(const FigureText& t, Number& n, bool money) {
  const FigureWord* suffix = t.word(n.end, FigureClass::suffix);
  if (suffix == nullptr || !t.view.glued(n.end) || suffix->value == 1000 || n.letters) return;
  const bool capital = t.view.capital(n.end);
  const bool before_noun = suffix->value == 1e6 && t.noun(n.end + 1) && !t.view.starts_sentence(n.end + 1) && t.view.lower(n.end + 1).ends_with("s");
  if (!money && !(capital && suffix->value != 1e12) && !before_noun) return;
  n.scale *= suffix->value;
  n.low *= suffix->value;
  n.high *= suffix->value;
  ++n.end;
}

Rate read_rate(const FigureText& t, std::size_t at) {
  const TokenView& v = t.view;
  Rate rate;
  if (v.starts_sentence(at)) return rate;
  const bool slash = v.is(at, "/") && v.glued(at) && v.glued(at + 1);
  const bool per = v.is(at, "per") || v.is(at, "every") || v.is(at, "each");
  if (!slash && !per) {
    const std::size_t article = v.past_hyphen(at);
    if (!v.is(article, "a") && !v.is(article, "an")) return rate;
    const std::size_t noun = v.past_hyphen(article + 1);
    const std::size_t next = noun + 1;
    const auto d = t.tables.denominators.find(v.lower(noun));
    if (d == t.tables.denominators.end() || v.starts_sentence(noun) || v.is(next, "ago") || v.is(next, "earlier") || v.is(next, "later") ||
        v.is(next, "before") || v.is(next, "after"))
      return rate;
    return {d->first, d->second, next};
  }
  std::size_t end = at + 1;
  if (per && !v.is(at, "per") && !t.tables.denominators.contains(v.lower(end))) return rate;
  std::string amount;
  if (v.digits(end))
    amount = std::string(v.word(end++)) + " ";
  else if (t.word(end, FigureClass::scale) != nullptr)
    amount = std::string(v.lower(end++)) + " ";
  if (v.is(end, "cent") || v.is(end, "se") || (v.starts_sentence(end) && amount.empty())) return rate;
  if (const auto m = match(t, t.tables.units_after, end); m && m->unit->kind == FigureKind::quantity)
    return {amount + m->unit->unit, m->unit->ucum, m->end};
  if (!amount.empty() && (!v.is_word(end) || v.starts_sentence(end) || !(t.noun(end) || v.pos(end) == Pos::adj))) {  // "17 deaths per 100,000"
    amount.pop_back();
    return {amount, "{" + amount + "}", end};
  }
  if (!v.is_word(end)) return rate;
  if (v.is(end, "capita") || v.is(end, "head")) return {"person", "{person}", end + 1};
  std::string noun(v.lower(end));
  while (v.pos(end) == Pos::adj && t.noun(end + 1)) noun += " " + std::string(v.lower(++end));
  return {amount + noun, "{" + noun + "}", end + 1};
}

}  // namespace onrecord::figures
