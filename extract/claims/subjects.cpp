#include "extract/claims/subjects.h"

namespace onrecord {
namespace {

using Index = std::uint32_t;

constexpr std::array<std::string_view, 21> kNotSubject = {"and",   "but",   "or",    "that",  "when",   "while",    "because",
                                                          "as",    "if",    "which", "after", "before", "although", "though",
                                                          "since", "where", "than",  "to",    "so",     "whether",  "yet"};

bool is_role_word(const ClauseText& t, Index i) { return t.tables.lists(WordList::post, t.lower[i]); }

TokenRange plain_subject(const ClauseText& t, const Sentence& sentence, Index end) {
  Index first = end;
  if (end > sentence.first_token && t.is_pronoun(end - 1)) return {end - 1, end};
  while (first > sentence.first_token && end - first < 25) {
    const Index i = first - 1;
    if (t.quote_of[i] != kNone || t.is_punctuation(i)) break;
    if (one_of(t.lower[i], kNotSubject) && !(t.lower[i] == "and" && t.is_capital(first) && i > sentence.first_token && t.is_capital(i - 1)) &&
        t.lower[i] != "to")
      break;
    if (t.tables.cues.contains(t.lower[i]) && !t.is_capital(i) && i + 1 < end && t.lower[i].ends_with("ed")) break;
    first = i;
  }
  static constexpr std::array<std::string_view, 9> kFronts = {"in", "on", "at", "for", "by", "with", "during", "meanwhile", "still"};
  if (first < end && one_of(t.lower[first], kFronts)) return {};
  if (first < end && one_of(t.lower[end - 1], kDeterminers)) return {};
  return {first, end};
}

}  // namespace

TokenRange subject_before(const ClauseText& t, const Sentence& sentence, Index end) {
  Index stop = end;
  if (stop > sentence.first_token && t.lower[stop - 1] == ",") {  // "Ana Ruiz, the mayor, said"
    Index comma = stop - 1;
    while (comma > sentence.first_token && t.lower[comma - 1] != "," && t.quote_of[comma - 1] == kNone && stop - comma < 20) --comma;
    if (comma > sentence.first_token + 1 && t.lower[comma - 1] == "," &&
        (t.is_capital(comma - 2) || t.is_capital(comma) || t.lower[comma] == "who")) {
      const TokenRange head = plain_subject(t, sentence, comma - 1);
      if (!head.empty()) return {head.first, stop - 1};
    }
    return {};
  }
  return plain_subject(t, sentence, stop);
}

TokenRange subject_after(const ClauseText& t, const Sentence& sentence, Index first) {
  if (first >= sentence.end_token) return {};
  if (t.is_pronoun(first)) return {first, first + 1};
  if (!t.is_capital(first) && !one_of(t.lower[first], kDeterminers) && t.layers.tokens[first].kind != TokenKind::number) return {};
  Index end = first;
  bool commas = false;
  while (end < sentence.end_token && t.quote_of[end] == kNone && end - first < 25) {
    if (t.lower[end] == "," && !commas && end + 1 < sentence.end_token && (one_of(t.lower[end + 1], kDeterminers) || (is_role_word(t, end + 1)))) {
      commas = true;
    } else if (t.is_punctuation(end)) {
      break;
    } else if (t.is_time_start(sentence, end, first)) {
      break;
    }
    ++end;
  }
  while (end > first && t.is_punctuation(end - 1)) --end;
  return {first, end};
}

}  // namespace onrecord
