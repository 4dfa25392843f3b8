// Whose figure it is: the noun phrase before the verb of its clause.
#include <algorithm>

#include "extract/figures/counted.h"

namespace onrecord::figures {
namespace {

constexpr std::size_t kLongestPhrase = 10;

/// Tokens [begin, end).
struct Chunk {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool in_phrase(const FigureText& t, std::size_t at) {
  const TokenView& v = t.view;
  return (t.noun(at) || v.pos(at) == Pos::adj || v.is(at, "-") || v.is(at, "'s") || v.is(at, "\xE2\x80\x99s")) && !t.in_time(at);
}

/// "Asylum applications by Turks in May": back from the last noun phrase over prepositions to the first, which the verb belongs to. A phrase
/// that itself stands behind a preposition ("After talks with China exports") leaves it as it is.
Chunk head_of(const FigureText& t, Chunk last) {
  const TokenView& v = t.view;
  Chunk head = last;
  for (int links = 0; links < 3; ++links) {
    if (head.begin < 2 || v.starts_sentence(head.begin)) break;
    const std::size_t link = head.begin - 1;
    if (v.starts_sentence(link) || !v.is_any(link, {"by", "from", "in", "at", "to", "on", "among", "against", "for", "into", "across", "with", "of"}))
      break;
    Chunk before = {link, link};
    while (before.begin > 0 && !v.starts_sentence(before.begin) && link - before.begin < kLongestPhrase && in_phrase(t, before.begin - 1))
      --before.begin;
    if (before.begin == before.end || !t.noun(before.end - 1)) return last;
    head = before;
  }
  const bool behind_preposition = head.begin > 0 && !v.starts_sentence(head.begin) && v.pos(head.begin - 1) == Pos::adp;
  return behind_preposition ? last : head;
}

/// "Spain pledged $5 million, Italy $3 million": where the verb is left out, its subject stands right before the number.
Span gapped_subject(const FigureText& t, std::size_t at) {
  const TokenView& v = t.view;
  std::size_t begin = at;
  while (begin > 0 && !v.starts_sentence(begin) && at - begin < 6 &&
         (t.noun(begin - 1) || v.pos(begin - 1) == Pos::adj || v.is(begin - 1, "'s") || v.is(begin - 1, "\xE2\x80\x99s")))
    --begin;
  if (begin == at || v.starts_sentence(begin) || !v.is_any(begin - 1, {",", ";", "and"}) || !v.capital(begin) || !t.noun(at - 1) || t.in_time(at - 1))
    return {};
  return {v[begin].span.begin, v[at - 1].span.end};
}

}  // namespace

/// `conjoined`: a verb behind "and" may look for its subject before the verb it is joined to.
static Span subject_of(const FigureText& t, std::size_t at, Span* whole, bool conjoined) {
  const TokenView& v = t.view;
  std::size_t verb = at;
  while (verb > 0 && at - verb < 14 && !v.starts_sentence(verb)) {
    --verb;
    if (t.verb(verb) && !(v.lower(verb).ends_with("ing") && !t.verb(verb - 1))) break;
    if (v.is(verb, ";") || v.is(verb, ":")) return {};
  }
  if (!t.verb(verb)) return {};
  std::size_t end = verb;
  while (end > 0 && !v.starts_sentence(end) && !v.starts_sentence(end - 1) &&
         (t.verb(end - 1) || v.pos(end - 1) == Pos::adv || v.pos(end - 1) == Pos::part ||
          v.is_any(end - 1, {"more", "than", "nearly", "almost", "about", "roughly", "over"})))
    --end;
  std::size_t begin = end;
  while (begin > 0 && !v.starts_sentence(begin) && end - begin < kLongestPhrase) {
    const std::size_t i = begin - 1;
    const bool inside = (v.digits(i) && v.is(i + 1, "-")) || t.noun(i) || v.pos(i) == Pos::adj || v.is(i, "-") || v.is(i, "'s") ||
                        v.is(i, "\xE2\x80\x99s") || (v.is(i, "of") && begin < end) ||
                        (v.pos(i) == Pos::det && begin < end && begin > 1 && v.is(begin - 2, "of"));
    if (!inside) break;
    --begin;
  }
  if (begin > 0 && begin < end && v.is(begin, "of")) ++begin;
  while (begin < end && v.is(begin, "-")) ++begin;  // "then-|Speaker Ruiz"
  if (begin == end && conjoined && end > 1 && v.is_any(end - 1, {"and", "but"}) && !v.starts_sentence(end - 1))
    return subject_of(t, end - 1, whole, false);  // "output fell in May and rose 2 percent"
  if (end > 0 && begin == end && v.starts_sentence(end - 1) && v.pos(end - 1) != Pos::det)
    --begin;  // "Seizures doubled": the tagger may err on a first word
  if (begin == end || !(t.noun(end - 1) || v.capital(end - 1)) || t.in_time(end - 1)) return {};
  if (end == begin + 1 && v.is_any(begin, {"there", "it", "this", "that", "here"})) return {};  // stands for no one
  const Chunk head = head_of(t, {begin, end});
  if (whole != nullptr) *whole = {v[head.begin].span.begin, v[end - 1].span.end};
  return {v[head.begin].span.begin, v[head.end - 1].span.end};
}

Span read_subject(const FigureText& t, std::size_t at, Span* whole) {
  if (const Span gapped = gapped_subject(t, at); !gapped.empty()) return gapped;
  return subject_of(t, at, whole, true);
}

}  // namespace onrecord::figures
