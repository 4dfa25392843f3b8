#include "extract/claims/dateline.h"

#include <algorithm>

namespace onrecord {
namespace {

using Index = std::uint32_t;

constexpr Index kDateline = 18;   ///< tokens before the dash
constexpr Index kLine = 12;       ///< tokens of a line that gives the day
constexpr Index kTop = 4;         ///< sentences
constexpr std::int32_t kOld = 7;  ///< days

bool is_dash(const TokenView& view, Index i) {
  const std::string_view word = view.lower(i);
  return (word == "-" || word == "–" || word == "—" || word == "--") && !view.glued(i);
}
bool is_capitals(std::string_view word) {
  return word.size() > 3 && std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}
bool begins_paragraph(const Annotations& layers, Index sentence) {
  return sentence == 0 || layers.sentences[sentence - 1].paragraph != layers.sentences[sentence].paragraph;
}
Index sentence_of(const Annotations& layers, Index token) {
  const auto after =
      std::upper_bound(layers.sentences.begin(), layers.sentences.end(), token, [](Index i, const Sentence& s) { return i < s.first_token; });
  return after == layers.sentences.begin() ? 0 : static_cast<Index>(after - layers.sentences.begin() - 1);
}

/// "May 3, 2024" with the sentence around it: a short line that is no sentence.
bool is_line(const TokenView& view, const Annotations& layers, Index sentence) {
  const Sentence& one = layers.sentences[sentence];
  const bool ends = sentence + 1 == layers.sentences.size() || begins_paragraph(layers, sentence + 1);
  if (!ends || one.end_token - one.first_token > kLine || view.is(one.end_token - 1, ".")) return false;
  for (Index i = one.first_token; i < one.end_token; ++i) {
    if (view.pos(i) == Pos::aux) return false;
  }
  return true;
}

}  // namespace

std::uint32_t past_dateline(const TokenView& view, const Annotations& layers, TokenRange stretch) {
  if (layers.sentences.empty()) return stretch.first;
  const Index s = sentence_of(layers, stretch.first);
  if (!begins_paragraph(layers, s)) return stretch.first;
  const Index first = layers.sentences[s].first_token;
  const Index end = std::min(stretch.end, first + kDateline);
  bool marked = false;
  for (Index i = first; i < end; ++i) {
    if (is_dash(view, i) && i > first) return marked ? std::max(i + 1, stretch.first) : stretch.first;
    marked = marked || view.is(i, ")") || is_capitals(view.word(i));
    if (view.is_word(i) && !view.capital(i) && !view.is(i, "of")) return stretch.first;
  }
  return stretch.first;
}

std::optional<CivilDate> find_text_day(const TokenView& view, const Annotations& layers, std::optional<CivilDate> published) {
  const auto sentences = std::min<Index>(kTop, static_cast<Index>(layers.sentences.size()));
  for (const TimeExpression& time : layers.times) {
    const auto token = std::lower_bound(layers.tokens.begin(), layers.tokens.end(), time.span.begin,
                                        [](const Token& one, std::uint32_t byte) { return one.span.begin < byte; });
    const auto at = static_cast<Index>(token - layers.tokens.begin());
    if (sentences == 0 || at >= layers.sentences[sentences - 1].end_token) break;
    const Index s = sentence_of(layers, at);
    if (!time.range || time.range->from != time.range->to || !begins_paragraph(layers, s)) continue;
    const Sentence& one = layers.sentences[s];
    const bool before_dash = past_dateline(view, layers, {one.first_token, one.end_token}) > at;
    if (!before_dash && !is_line(view, layers, s)) continue;
    const CivilDate day = time.range->from;
    if (!published || (day <= *published && day.plus_days(kOld) >= *published)) return day;
  }
  return std::nullopt;
}

}  // namespace onrecord
