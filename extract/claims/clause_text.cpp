#include "extract/claims/clause_text.h"

#include <algorithm>

#include "core/table.h"
#include "core/utf8.h"
#include "extract/text/characters.h"

namespace onrecord {

using Index = ClauseText::Index;

ClauseText::ClauseText(std::string_view whole, const Annotations& all, const ClaimTables& known, QuoteMarks marks)
    : text(whole),
      layers(all),
      tables(known),
      quotations(marks == QuoteMarks::seen ? find_quotations(whole, all.tokens) : std::vector<Quotation>()),
      quote_of(quotation_of_tokens(quotations, all.tokens.size())) {
  lower.reserve(all.tokens.size());
  for (const Token& token : all.tokens) lower.push_back(to_lower_ascii(token.span.of(text)));
  for (const TimeExpression& time : all.times) times_.push_back(time.span.begin);
}

bool ClauseText::is_punctuation(Index i) const {
  if (is_possessor(i)) return false;
  return layers.tokens[i].kind == TokenKind::punctuation && lower[i] != "-" && lower[i] != "'s" && lower[i] != "’s";
}

bool ClauseText::is_possessor(Index i) const {
  if (i == 0 || i + 1 >= lower.size() || (lower[i] != "'" && lower[i] != "’")) return false;
  return !layers.tokens[i].space_before && layers.tokens[i + 1].space_before && lower[i - 1].ends_with("s") && quote_of[i] == kNone;
}

bool ClauseText::is_capital(Index i) const { return is_upper(decode_utf8(text, layers.tokens[i].span.begin).value); }

bool ClauseText::is_pronoun(Index i) const {
  static constexpr std::array<std::string_view, 6> kPronouns = {"he", "she", "they", "it", "we", "i"};
  return one_of(lower[i], kPronouns);
}

bool ClauseText::is_adverb(Index i) const { return lower[i].size() > 4 && lower[i].ends_with("ly"); }

bool ClauseText::is_time_start(const Sentence& sentence, Index i, Index first) const {
  if (i == first) return false;
  const bool preposition =
      lower[i] == "on" || lower[i] == "in" || lower[i] == "during" || lower[i] == "at" || lower[i] == "after" || lower[i] == "as";
  if (lower[i] == "in" || lower[i] == "during" || lower[i] == "after" || lower[i] == "as") return true;
  const Index at = preposition && i + 1 < sentence.end_token ? i + 1 : i;
  return std::binary_search(times_.begin(), times_.end(), layers.tokens[at].span.begin);
}

std::optional<Index> ClauseText::quotation_before(Index i) const {
  for (Index back = 1; back <= 3 && back <= i; ++back) {
    if (quote_of[i - back] != kNone) return quote_of[i - back];
    if (!is_punctuation(i - back)) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Index> ClauseText::quotation_after(Index i) const {
  for (Index step = 0; step < 3 && i + step < lower.size(); ++step) {
    if (quote_of[i + step] != kNone) return quote_of[i + step];
    if (!is_punctuation(i + step)) return std::nullopt;
  }
  return std::nullopt;
}

bool ClauseText::is_speech(Index q) const { return quotations[q].end - quotations[q].first >= 3; }

bool ClauseText::crosses_paragraph(Index a, Index b) const {
  const Span between{layers.tokens[a].span.end, layers.tokens[b].span.begin};
  return between.of(text).find('\n') != std::string_view::npos;
}

}  // namespace onrecord
