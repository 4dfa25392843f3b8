#include "extract/figures/rejections.h"

#include <algorithm>
#include <array>

#include "extract/figures/units.h"

namespace onrecord::figures {
namespace {

bool plural_follows(const FigureText& t, std::size_t at) {
  for (std::size_t i = at; i < at + 3 && i < t.view.size() && !t.view.starts_sentence(i); ++i) {
    if (!t.view.is_word(i) || t.view.capital(i)) return false;
    const std::string_view w = t.view.lower(i);
    if (t.noun(i) && ((w.size() > 3 && w.ends_with("s") && !w.ends_with("ss")) || w == "people" || w == "children" || w == "men" || w == "women"))
      return true;
    if (!t.noun(i) && t.view.pos(i) != Pos::adj) return false;
  }
  return false;
}

bool country_ends_at(const FigureText& t, std::size_t at) {
  const std::uint32_t begin = t.view[at].span.begin;
  const auto m =
      std::lower_bound(t.layers.mentions.begin(), t.layers.mentions.end(), begin, [](const Mention& a, std::uint32_t b) { return a.span.begin < b; });
  return m != t.layers.mentions.begin() && std::prev(m)->country.has_value() && std::prev(m)->span.end + 1 == begin;
}

const char* owned(const FigureText& t, const Number& n) {
  const TokenView& v = t.view;
  if (const auto after = t.tables.owners_after.longest_from(v, n.end)) {
    const std::string& rule = t.tables.owner_rules[after->value];
    if (rule != "address") return rule.c_str();
  }
  if (v.capital(n.end) && !v.starts_sentence(n.end)) {  // "1600 Pennsylvania Avenue"
    for (std::size_t i = n.end; i < n.end + 4 && v.capital(i); ++i) {
      const auto street = t.tables.owners_after.longest_from(v, i);
      if (street && i > n.end) return t.tables.owner_rules[street->value].c_str();
    }
  }
  if (n.begin == 0 || t.view.starts_sentence(n.begin)) return nullptr;
  std::size_t before = n.begin;
  if (v.is_any(before - 1, {"-", "("}) && v.glued(before) && before > 1) --before;
  const auto owner = t.tables.owners_before.longest_before(v, before);
  if (!owner) return nullptr;
  const std::string_view shown = v.word(owner->begin);
  if (shown.size() == 1 && (v.is_word(owner->begin) ? !v.capital(owner->begin) || v.starts_sentence(owner->begin) : false)) return nullptr;
  if (!v.capital(owner->begin) && plural_follows(t, n.end)) return nullptr;
  if (n.letters && !v.capital(owner->begin)) return nullptr;
  return t.tables.owner_rules[owner->value].c_str();
}

/// "180 Cedar", "787 Clipper": digits before a name in the singular; two letters ("50 Wh") are a symbol that the tables lack.
bool before_name(const FigureText& t, const Number& n) {
  const TokenView& v = t.view;
  if (n.letters || n.scale > 1 || n.low >= 1000 || n.end != n.begin + 1 || v.word(n.end).size() < 3) return false;
  const Pos pos = v.pos(n.end);
  if ((pos != Pos::propn && pos != Pos::noun && pos != Pos::adj) || !v.capital(n.end) || v.starts_sentence(n.end) || v.lower(n.end).ends_with("s") ||
      v.is(n.end + 1, "-"))
    return false;
  if (t.tables.modifiers_before.longest_before(v, n.begin) || v.is(n.end + 1, "and")) return false;
  const std::uint32_t begin = v[n.end].span.begin;
  for (auto m = std::lower_bound(t.layers.mentions.begin(), t.layers.mentions.end(), begin,
                                 [](const Mention&a, std::uint32_t b) { return a.span.end <= b; });
       m != t.layers.mentions.end() && m->span.begin <= begin; ++m) {
    if (m->country) return false;
  }
  std::size_t end = n.end + 1;
  while (v.capital(end) && v.pos(end) == Pos::propn && !v.starts_sentence(end)) ++end;
  return !t.noun(end) && v.pos(end) != Pos::adj && !v.lower(end - 1).ends_with("s");
}

const char* glued_to(const FigureText& t, const Number& n, bool unit, bool after_joint) {
  const TokenView& v = t.view;
  if (v.is_any(n.end, {"th", "st", "nd", "rd"}) && v.glued(n.end)) return "ordinal";
  if (n.letters) {  // "Six-Day War"
    const bool name = n.begin > 0 && v.capital(n.begin) && !v.starts_sentence(n.begin) && v.is(n.end, "-") && v.capital(n.end + 1);
    return name ? "part of a name" : nullptr;
  }
  const std::string_view shown = v.word(n.begin);
  if (shown.size() > 1 && shown[0] == '0' && shown[1] != '.' && shown[1] != ',') return "digits with a leading zero";
  if (v.glued(n.end) && v.is_word(n.end) && !unit) return v.is(n.end, "s") || v.is(n.end, "'s") ? "decade or model" : "glued to letters";
  if (n.begin > 1 && v.glued(n.begin) && !after_joint) {
    const bool hyphen = v.is_any(n.begin - 1, {"-", "/", ":", "_"});
    if (hyphen && v.glued(n.begin - 1) && (v.is_word(n.begin - 2) || v.is(n.begin - 2, ")")) &&
        !v.is_any(n.begin - 2, {"minus", "sub", "to", "than", "over", "mid", "pre", "a", "an"}))
      return "glued to a name";
    if (v.is_word(n.begin - 1) && v.word(n.begin - 1).size() > 1) return "glued to letters";
    const std::string_view before = v.word(n.begin - 2);
    if (v.is(n.begin - 1, ",") && v.glued(n.begin - 1) && before.back() >= '0' && before.back() <= '9') return "glued to letters";
  }
  return nullptr;
}

const char* lone_one(const FigureText& t, const Number& n) {
  const TokenView& v = t.view;
  if (n.low != 1 || n.end != n.begin + 1 || !v.is(n.begin, "one")) return nullptr;
  if (n.begin > 0 && !v.starts_sentence(n.begin) && t.has(n.begin - 1, FigureClass::pronoun_lead) &&
      !(v.is(n.begin - 1, "only") || v.is(n.begin - 1, "than") || (v.is(n.begin - 1, "the") && t.noun(n.end)))) {
    return "\"one\" as a pronoun";
  }
  if (v.is(n.end, "of")) return v.starts_sentence(n.end) ? "\"one\" as a pronoun" : nullptr;
  if (v.is(n.end, "another") || v.is(n.end, "-") || v.is(n.end, "day") || v.is(n.end, "'s")) return "\"one\" as a pronoun";
  for (std::size_t i = n.end; i < n.end + 4 && i < v.size() && !v.starts_sentence(i); ++i) {
    if (t.noun(i)) return v.pos(i) == Pos::propn && i == n.end ? "\"one\" as a pronoun" : nullptr;
    if (v.pos(i) != Pos::adj && v.pos(i) != Pos::verb && !(v.pos(i) == Pos::adv && v.pos(i + 1) == Pos::adj)) break;
    if (v.pos(i) == Pos::verb && !t.noun(i + 1)) break;
  }
  return "\"one\" as a pronoun";
}

}  // namespace

const char* why_no_figure(const FigureText& t, const Number& n, bool unit, bool after_joint) {
  const TokenView& v = t.view;
  if (const char* rule = glued_to(t, n, unit, after_joint)) return rule;
  if (const char* rule = unit ? nullptr : lone_one(t, n)) return rule;
  if (n.fraction) return nullptr;
  if (unit && !v.is(n.begin - 1, "#")) {
    if (const auto after = unit_after(t, n.end); !after || after->unit->kind != FigureKind::quantity || after->begin != n.end || n.scale > 1)
      return nullptr;
  }
  if (const char* rule = owned(t, n)) return unit && !v.capital(n.begin - 1) ? nullptr : rule;
  if (unit || n.scale > 1 || n.begin == 0 || v.starts_sentence(n.begin)) return nullptr;
  if (before_name(t, n)) return "before a name";
  // "Model 3", "World War Two": a capital before it that opens no sentence
  if (v.capital(n.begin - 1) && !v.starts_sentence(n.begin - 1) && v[n.begin].space_before) {
    if (plural_follows(t, n.end) && (n.letters || country_ends_at(t, n.begin) || n.low >= 1000)) return nullptr;
    if (n.letters && !v.capital(n.begin)) return nullptr;
    if (n.low >= 1000 && v.word(n.begin).find(',') != std::string_view::npos) return nullptr;
    return !t.tells_number(n.begin - 1) && !t.tables.modifiers_before.longest_before(v, n.begin) ? "part of a name" : nullptr;
  }
  return nullptr;
}

Mark read_mark(const FigureText& t, std::size_t at) {
  const TokenView& v = t.view;
  if (!v.digits(at)) return {};
  const std::string_view shown = v.word(at);
  if (std::count(shown.begin(), shown.end(), '.') > 1 && !parse_digits(shown, t.context.language)) return {"version or address", at + 1};
  // chains of digits: 202-555-0123, 555-0123, 3:45:10, 10/12/24
  std::size_t end = at + 1;
  std::size_t parts = 1;
  char mark = 0;
  while (v.glued(end) && v.glued(end + 1) && v.digits(end + 1) && v.is_any(end, {"-", ":", "/", "."})) {
    mark = v.word(end)[0];
    end += 2;
    ++parts;
  }
  if (parts > 2) return {mark == '-' ? "telephone number" : "date, time or version", end};
  if (parts == 2 && mark == ':') return {"clock or score", end};
  if (parts == 2 && mark == '-' && shown.size() == 3 && v.word(at + 2).size() == 4) return {"telephone number", end};
  if (parts == 2 && mark == '/' && !read_fraction(t, at)) return {"pair of digits", end};
  // "1." or "1)" or "(1)" that opens a line of a list
  const bool opens = v.starts_sentence(at) || (at > 0 && v.is(at - 1, "("));
  if (opens && shown.size() < 3 && v.is(at + 1, ")") && v.glued(at + 1)) return {"list number", at + 1};
  if (v.starts_sentence(at) && shown.size() < 3 && v.is(at + 1, ".") && v.glued(at + 1)) return {"list number", at + 1};
  if (at > 0 && v.is(at - 1, "[") && v.is(at + 1, "]")) return {"footnote mark", at + 1};
  return {};
}

}  // namespace onrecord::figures
