#include "extract/claims/clauses.h"

#include <algorithm>

namespace onrecord {

using Index = std::uint32_t;

TokenRange trimmed(const ClauseText& t, TokenRange range) {
  const auto loose = [&](Index i) { return t.is_punctuation(i) && t.lower[i] != ")" && t.lower[i] != "(" && t.lower[i] != "%" && t.lower[i] != "$"; };
  while (!range.empty() && (loose(range.first) || t.lower[range.first] == "that")) ++range.first;
  while (!range.empty() && loose(range.end - 1)) --range.end;
  return range;
}

Index find_that(const ClauseText& t, const Sentence& sentence, Index from) {
  for (Index i = from; i < sentence.end_token && i < from + 14; ++i) {
    if (t.lower[i] == "that" && t.quote_of[i] == kNone) return i + 1;
  }
  return kNone;
}

Index after_addressee(const ClauseText& t, const Sentence& sentence, Index i) {
  if (i < sentence.end_token && !t.is_capital(i)) {
    const Index that = find_that(t, sentence, i);
    if (that != kNone && that < i + 8) return that;
    const bool phrase =
        one_of(t.lower[i], kDeterminers) && i + 1 < sentence.end_token && !one_of(t.lower[i + 1], kDeterminers) && !t.is_pronoun(i + 1);
    return phrase ? i + 2 : i + 1;
  }
  while (i < sentence.end_token && t.is_capital(i)) ++i;
  return i;
}

Index clause_end(const ClauseText& t, const Sentence& sentence, Index start) {
  const Index end = std::min(sentence.end_token, start + kLongestContent);
  for (Index i = start; i + 1 < end; ++i) {
    if (t.quote_of[i] != kNone) continue;
    if (t.lower[i] == "according" && t.lower[i + 1] == "to") return i;
    if (t.lower[i] == ";") return i;
    if (t.lower[i] == "and" && i > start && t.lower[i + 1].ends_with("ed") && t.tables.cues.contains(t.lower[i + 1]) &&
        !t.lower[start].ends_with("ed")) {
      const Pos pos = t.layers.tokens[i + 1].pos;
      if (pos == Pos::none || pos == Pos::verb) return i;
    }
    if (t.lower[i] != ",") continue;
    Index next = i + 1;
    if (t.lower[next] == "and" || t.lower[next] == "but" || t.lower[next] == "while" || t.lower[next] == "though") ++next;
    if (next >= sentence.end_token) continue;
    if (t.tables.cues.contains(t.lower[next]) && (t.lower[next].ends_with("ing") || next > i + 1)) return i;
    if (t.is_pronoun(next) && next + 1 < sentence.end_token && t.tables.cues.contains(t.lower[next + 1])) return i;
  }
  return end;
}

}  // namespace onrecord
