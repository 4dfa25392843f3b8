#include "extract/claims/content_tense.h"

#include <algorithm>

#include "extract/text/one_of.h"

namespace onrecord {
namespace {

using Index = std::uint32_t;

constexpr Index kReach = 40;  ///< tokens until the first finite verb

/// Where no tagger has run, "-ed" shows a verb.
bool is_verb(const TokenView& view, Index i) {
  if (view.pos(i) == Pos::none) return view.lower(i).size() > 4 && view.lower(i).ends_with("ed");
  return view.pos(i) == Pos::verb || view.pos(i) == Pos::aux;
}

/// Past "not", adverbs and particles between an auxiliary and its verb.
Index skip_adverbs(const TokenView& view, Index i, Index end) {
  while (i < end && (view.pos(i) == Pos::adv || view.pos(i) == Pos::part || is_one_of(view.lower(i), {"not", "n't", "n’t"}))) ++i;
  return i;
}

/// "will reopen", "could have known": a modal looks forward unless "have" stands behind it; "must", "can" tell what holds now.
Tense tense_of_modal(const TokenView& view, Index modal, Index end) {
  const Index verb = skip_adverbs(view, modal + 1, end);
  const bool will = is_one_of(view.lower(modal), {"will", "wo", "'ll", "’ll", "shall"});
  if (!will && verb < end && view.is(verb, "have") && verb + 1 < end && is_verb(view, verb + 1)) return Tense::past;
  return will || view.is(modal, "would") ? Tense::future : Tense::present;
}

bool is_modal(std::string_view word) {
  return is_one_of(word, {"will", "wo", "'ll", "’ll", "shall", "would", "can", "ca", "could", "may", "might", "must", "should"});
}

/// "is |going to| close".
bool is_going_to(const TokenView& view, Index be, Index end) {
  for (Index i = be + 1; i + 1 < end && i < be + 4; ++i) {
    if (view.is(i, "going")) return view.is(i + 1, "to") && i + 2 < end && (view.pos(i + 2) == Pos::verb || view.pos(i + 2) == Pos::none);
  }
  return false;
}

/// "has failed", "have not been": a perfect tells what has happened; "has three docks" what holds.
bool is_perfect(const TokenView& view, Index have, Index end) {
  const Index i = skip_adverbs(view, have + 1, end);
  return i < end && (view.is(i, "been") || (is_verb(view, i) && !view.is(i, "to")));
}

Tense tense_of_auxiliary(const TokenView& view, Index i, Index end) {
  const std::string_view word = view.lower(i);
  if (is_one_of(word, {"was", "were", "did", "had"})) return Tense::past;
  if (is_one_of(word, {"is", "are", "am", "'re", "’re", "'m", "’m"})) return is_going_to(view, i, end) ? Tense::future : Tense::present;
  if (is_one_of(word, {"has", "have", "'ve", "’ve"})) return is_perfect(view, i, end) ? Tense::past : Tense::present;
  return is_one_of(word, {"do", "does"}) ? Tense::present : Tense::none;
}

/// "closed the gate", "runs two docks". A participle behind a noun without object ("the gate |closed by| guards") tells nothing, nor do "-ing" forms.
Tense tense_of_verb(const TokenView& view, Index i, Index first, Index end) {
  const std::string_view word = view.lower(i);
  if (word.ends_with("ing")) return Tense::none;
  if (word.ends_with("ed")) return i + 1 < end && view.is(i + 1, "by") ? Tense::none : Tense::past;
  const bool after_subject = i > first && is_one_of(view.lower(i - 1), {"i", "we", "you", "they", "who"});
  return after_subject || (word.ends_with("s") && !word.ends_with("ss")) ? Tense::present : Tense::none;
}

}  // namespace

Tense find_tense(const TokenView& view, TokenRange content) {
  const Index end = std::min(content.end, content.first + kReach);
  if (content.first < end && view.is(content.first, "to")) return Tense::future;  // "vowed |to reopen it|"
  for (Index i = content.first; i < end; ++i) {
    const std::string_view word = view.lower(i);
    const bool month = word == "may" && view.capital(i) && !view.starts_sentence(i);
    if (is_modal(word) && !month && view.pos(i) != Pos::noun && view.pos(i) != Pos::propn) return tense_of_modal(view, i, end);
    Tense tense = tense_of_auxiliary(view, i, end);
    if (tense == Tense::none && is_verb(view, i)) tense = tense_of_verb(view, i, content.first, end);
    if (tense != Tense::none) return tense;
  }
  return Tense::none;
}

}  // namespace onrecord
