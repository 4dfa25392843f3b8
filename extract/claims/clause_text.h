// ClauseText: one text as the rules of clauses see it: words in lower case, quotations, and what kind of word stands where.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/annotations.h"
#include "extract/claims/claim_tables.h"
#include "extract/claims/quotations.h"

namespace onrecord {

struct ClauseText {
  using Index = std::uint32_t;

  /// All must outlive it.
  ClauseText(std::string_view text, const Annotations& layers, const ClaimTables& tables, QuoteMarks marks);

  [[nodiscard]] bool is_punctuation(Index i) const;
  /// The apostrophe of "the owners' union".
  [[nodiscard]] bool is_possessor(Index i) const;
  [[nodiscard]] bool is_capital(Index i) const;
  [[nodiscard]] bool is_pronoun(Index i) const;
  [[nodiscard]] bool is_adverb(Index i) const;
  [[nodiscard]] bool is_time_start(const Sentence& sentence, Index i, Index first) const;
  /// The quotation whose closing mark stands just before token `i` (a comma may stand between).
  [[nodiscard]] std::optional<Index> quotation_before(Index i) const;
  [[nodiscard]] std::optional<Index> quotation_after(Index i) const;
  [[nodiscard]] bool is_speech(Index q) const;
  [[nodiscard]] bool crosses_paragraph(Index a, Index b) const;

  std::string_view text;
  const Annotations& layers;
  const ClaimTables& tables;
  std::vector<Quotation> quotations;
  std::vector<Index> quote_of;     ///< token -> quotation; kNone outside
  std::vector<std::string> lower;  ///< ASCII lower case of each token

 private:
  std::vector<Index> times_;  ///< first bytes of the time expressions
};

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  for (const std::string_view one : words) {
    if (one == word) return true;
  }
  return false;
}

inline constexpr std::array<std::string_view, 12> kDeterminers = {"the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "no", "any"};

}  // namespace onrecord
