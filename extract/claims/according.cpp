#include "extract/claims/according.h"

#include <algorithm>

#include "extract/claims/clauses.h"

namespace onrecord {
namespace {

using Index = std::uint32_t;

constexpr Index kLongestSource = 40;

}  // namespace

Index according_words(const ClauseText& t, const Sentence& sentence, Index i) {
  if (i + 1 >= sentence.end_token) return 0;
  if (t.lower[i] == "according") return t.lower[i + 1] == "to" ? 2 : 0;
  if (t.lower[i] != "per") return 0;
  const bool begins = i == sentence.first_token || t.lower[i - 1] == ",";
  return begins && (t.lower[i + 1] == "the" || t.is_capital(i + 1)) ? 1 : 0;
}

std::optional<Attribution> find_according(const ClauseText& t, const Sentence& sentence, TokenRange cue) {
  Attribution a;
  a.cue = cue;
  a.rule = "according-to";
  Index end = cue.end;
  while (end < sentence.end_token && end < cue.first + kLongestSource && !t.is_punctuation(end) && t.quote_of[end] == kNone) ++end;
  a.source = {cue.end, end};
  if (a.source.empty()) return std::nullopt;
  if (cue.first == sentence.first_token) {
    Index stop = end;
    while (stop < std::min(sentence.end_token, end + kLongestContent) && t.lower[stop] != ";") ++stop;
    a.content = {{end, stop}};
  } else if (const auto q = t.quotation_before(cue.first); q && t.is_speech(*q)) {
    a.content = {{t.quotations[*q].first, t.quotations[*q].end}};
    a.quoted = true;
  } else {
    a.content = {{std::max(sentence.first_token, cue.first - std::min(cue.first, kLongestContent)), cue.first}};
    if (end + 3 < sentence.end_token && t.lower[end] == ",") a.content.push_back({end, std::min(sentence.end_token, end + kLongestContent)});
  }
  return a;
}

}  // namespace onrecord
