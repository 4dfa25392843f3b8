#include "extract/figures/counted.h"

#include <algorithm>

#include "core/table.h"

namespace onrecord::figures {
namespace {

constexpr std::size_t kLongestPhrase = 10;

const Mention* mention_at(const FigureText& t, std::size_t at) {
  const std::uint32_t begin = t.view[at].span.begin;
  const auto m =
      std::lower_bound(t.layers.mentions.begin(), t.layers.mentions.end(), begin, [](const Mention& a, std::uint32_t b) { return a.span.begin < b; });
  return m != t.layers.mentions.end() && m->span.begin == begin ? &*m : nullptr;
}

bool describes(const FigureText& t, std::size_t at) {
  const Pos pos = t.view.pos(at);
  if (!t.view.is_word(at)) return false;
  if (pos == Pos::adj || pos == Pos::num) return true;
  const std::string_view w = t.view.lower(at);
  if (pos == Pos::adv) return w.ends_with("ly") || t.view.pos(at + 1) == Pos::adj || t.noun(at + 1);
  return pos == Pos::verb && (w.ends_with("ed") || w.ends_with("ing") || w.ends_with("en")) && (t.noun(at + 1) || t.view.pos(at + 1) == Pos::adj);
}

/// "30 million shares up for sale": directly after a number, what looks like a plural is one, whatever the tagger says.
bool looks_plural(const FigureText& t, std::size_t at) {
  const TokenView& v = t.view;
  const std::string_view w = v.lower(at);
  if (v.pos(at) != Pos::verb || !v.is_word(at) || v.capital(at) || v.starts_sentence(at) || w.size() < 4 || !w.ends_with("s") || w.ends_with("ss"))
    return false;
  return v.pos(at + 1) != Pos::det && v.pos(at + 1) != Pos::pron && v.pos(at + 1) != Pos::sconj;
}

/// "24,000 crossed": what ends in -ed is a verb, whatever the tagger says, unless the table of lemmas has it ("40 injured").
bool is_participle(const FigureText& t, std::size_t at) {
  const std::string_view w = t.view.lower(at);
  return w.size() > 5 && w.ends_with("ed") && !w.ends_with("eed") && !t.view.capital(at) && !t.tables.lemmas.contains(w);
}

/// A joint inside the phrase: hyphen, possessive, "and" between names.
bool joins(const FigureText& t, std::size_t at) {
  const TokenView& v = t.view;
  if (v.is(at, "-") && v.glued(at) && v.glued(at + 1)) return true;
  if (v.is_any(at, {"'s", "\xE2\x80\x99s", "'", "\xE2\x80\x99"}) && v.glued(at)) return t.noun(at + 1) || v.pos(at + 1) == Pos::adj;
  if (v.is(at, "and") && (t.noun(at - 1) || v.pos(at - 1) == Pos::num) && v.is_word(at - 1) && t.noun(at + 1) && t.noun(at + 2) &&
      !v.lower(at - 1).ends_with("s") && v.lower(at + 2).ends_with("s") && v.pos(at) != Pos::none)
    return true;
  return (v.is(at, "and") || v.is(at, "&")) && v.capital(at - 1) && v.capital(at + 1) && t.noun(at + 2) && !v.capital(at + 2);
}

/// "one in five adults smokes": behind people what ends in -s is their verb, whatever the tagger says.
bool ends_people(const FigureText& t, const Counted& c, std::size_t at) {
  if (c.end == c.begin || c.end != at || !t.has(c.head, FigureClass::aged) || t.has(at, FigureClass::aged)) return false;
  const std::string_view w = t.view.lower(at);
  return w.ends_with("s") && !w.ends_with("ss") && !t.view.capital(at);
}

}  // namespace

std::optional<Counted> read_counted(const FigureText& t, std::size_t at) {
  const TokenView& v = t.view;
  Counted c;
  std::size_t i = at;
  if (t.word(i, FigureClass::no_noun) != nullptr || (v.is_any(i, {"more", "fewer", "less", "higher", "lower"}) && v.is(i + 1, "than")))
    return std::nullopt;
  if (v.is(i, "as") && v.is_any(i + 1, {"many", "much", "few", "little"})) i += 2;
  while (v.is_any(i, {"more", "such", "fewer"}) && !v.is(i + 1, "than") && !v.is(i + 1, "of")) ++i;
  if (v.is(i, "of") || v.is_any(i, {"the", "its", "their", "his", "her", "our"})) {
    c.of = v.is(i, "of");
    if (c.of) ++i;
    while (v.is_any(i, {"the", "these", "those", "their", "its", "his", "her", "our", "all", "this", "that", "such", "a", "an", "my", "your", "each",
                        "every", "those"}))
      ++i;
  }
  c.begin = i;
  c.end = i;
  for (; i < v.size() && i < c.begin + kLongestPhrase && !v.starts_sentence(i); ++i) {
    const bool ranked = i == c.begin && v.is_any(i, {"previous", "prior", "earlier", "other", "latest"}) && t.noun(i + 1);  // "50 previous seasons"
    if (t.in_time(i) || (!ranked && t.has(i, FigureClass::other_time))) break;
    if (v.digits(i) && i > c.begin && v.is(i - 1, "-") && v.glued(i)) continue;  // "COVID-19 tests"
    if (t.noun(i)) {
      if (ends_people(t, c, i)) break;
      if (c.end > c.begin && v.pos(i - 1) == Pos::none && v.lower(i - 1).ends_with("s")) break;  // without a tagger: the first plural ends it
      c.end = i + 1;
      c.head = i;
    } else if (joins(t, i)) {
      continue;
    } else if (!describes(t, i) || (c.end > c.begin && c.end == i && (!t.noun(i + 1) || v.lower(i - 1).ends_with("s")))) {
      break;
    }
  }
  if (c.end == c.begin + 1 && is_participle(t, c.begin)) c.end = c.begin;
  if (c.end == c.begin && looks_plural(t, c.begin)) c.head = c.begin, c.end = c.begin + 1;
  if (c.end == c.begin) {  // "600,000 Israelis", "two downtown offices"
    const Mention* m = c.begin < v.size() && !v.starts_sentence(c.begin) ? mention_at(t, c.begin) : nullptr;
    const bool people = m != nullptr && m->country && m->form == CountryForm::demonym && v.lower(c.begin).ends_with("s");
    if (!people) return std::nullopt;
    c.head = c.begin;
    c.end = c.begin + 1;
  }
  if (v.pos(c.head) == Pos::none) {  // without a tagger only plurals are trusted
    std::size_t last = c.begin;
    while (last < c.end && !v.lower(last).ends_with("s") && !t.tables.lemmas.contains(v.lower(last))) ++last;
    if (last == c.end) return std::nullopt;
    c.head = last;
    c.end = last + 1;
  }
  const Mention* m = mention_at(t, c.begin);
  if (m != nullptr && m->country) {
    c.country = m->country;
    while (c.begin < c.head && v[c.begin].span.begin < m->span.end) ++c.begin;
    if (v.is(c.begin, "-") && c.begin < c.head) ++c.begin;
  }
  return c;
}

/// The first mention that `wanted` takes in the phrase from token `at`, behind one of `links`; null where the phrase ends before.
template <typename Wanted>
static const Mention* linked_mention(const FigureText& t, std::size_t at, std::initializer_list<std::string_view> links, Wanted wanted) {
  const TokenView& v = t.view;
  bool linked = false;
  for (std::size_t i = at; i < v.size() && i < at + 7 && !v.starts_sentence(i); ++i) {
    if (v[i].kind == TokenKind::punctuation && !v.glued(i + 1)) return nullptr;
    if (v.pos(i) == Pos::verb || v.digits(i)) return nullptr;
    if (v.is_any(i, links)) linked = true;
    if (!linked) continue;
    if (const Mention* m = mention_at(t, i); m != nullptr && wanted(*m)) return m;
  }
  return nullptr;
}

std::optional<CountryCode> country_after(const FigureText& t, std::size_t at) {
  const Mention* m = linked_mention(t, at, {"by", "from", "in", "to", "of", "with", "against", "for", "across", "into"},
                                    [](const Mention& one) { return one.country.has_value(); });
  return m == nullptr ? std::nullopt : m->country;
}

std::string place_after(const FigureText& t, std::size_t at) {
  const Mention* m = linked_mention(t, at, {"in", "at", "near", "across", "outside", "around"}, [](const Mention&) { return true; });
  return m != nullptr && m->type == MentionType::place && !m->country ? std::string(m->span.of(t.text)) : std::string();
}

std::optional<CountryCode> country_in(const FigureText& t, Span span) {
  auto m = std::lower_bound(t.layers.mentions.begin(), t.layers.mentions.end(), span.begin,
                            [](const Mention& a, std::uint32_t b) { return a.span.begin < b; });
  for (; m != t.layers.mentions.end() && m->span.begin < span.end; ++m) {
    if (m->country) return m->country;
  }
  return std::nullopt;
}

std::string lemma_of(const FigureTables& tables, std::string_view word) {
  const std::string w = to_lower_ascii(word);
  if (const auto known = tables.lemmas.find(w); known != tables.lemmas.end()) return known->second;
  const auto ends = [&](std::string_view tail) { return w.size() > tail.size() + 1 && w.ends_with(tail); };
  if (ends("ies") && w.size() > 4) return w.substr(0, w.size() - 3) + "y";
  if (ends("sses") || ends("shes") || ends("ches") || ends("xes") || ends("zzes")) return w.substr(0, w.size() - 2);
  if (ends("s") && !ends("ss") && !ends("us") && !ends("is")) return w.substr(0, w.size() - 1);
  return w;
}

}  // namespace onrecord::figures
