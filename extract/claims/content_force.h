// Content force: what the words and the grammar of a content tell of its force: phrases, denied deeds, modals with their subject.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/claim.h"
#include "extract/claims/attributions.h"
#include "extract/claims/claim_tables.h"
#include "extract/text/token_view.h"

namespace onrecord {

inline constexpr std::uint32_t kForceReach = 60;  ///< tokens of a content that are read for its force

class ContentForce {
 public:
  /// All must outlive it. `content`: its first piece.
  ContentForce(const TokenView& view, const Annotations& layers, const ClaimTables& tables, TokenRange content, QuoteType quote,
               const Speaker& speaker);

  /// The class of the first row of the force table that has a phrase in the content.
  [[nodiscard]] std::optional<ClaimClass> class_of_words() const;
  /// "we did not sell it", "I have never taken a coin": who speaks denies a deed of its own. What was not got, known or meant is no deed, and
  /// what it "is not" tells who it is.
  [[nodiscard]] bool denies_deed() const;
  /// The first modal of the main clause and its subject: "we will", "they must", "prices could".
  [[nodiscard]] std::optional<ClaimClass> class_of_modal() const;
  /// End of the main clause: the content's first sentence, up to what hangs on it.
  [[nodiscard]] std::uint32_t main_clause_end() const;
  /// "since May": no modal.
  [[nodiscard]] bool is_month(std::uint32_t i) const;

 private:
  [[nodiscard]] bool stands_at(const std::vector<std::string>& words, std::uint32_t i) const;
  [[nodiscard]] bool is_undone(const ForceRow& row, std::uint32_t at) const;
  [[nodiscard]] bool contrasts(std::uint32_t negation) const;
  [[nodiscard]] bool measures(std::uint32_t from, std::uint32_t end) const;
  [[nodiscard]] std::optional<ClaimClass> class_of_future(std::uint32_t modal, std::uint32_t verb, bool plans) const;
  [[nodiscard]] bool is_speaker(std::uint32_t i) const;
  [[nodiscard]] bool may_be_speaker(std::string_view pronoun) const;
  [[nodiscard]] bool names_speaker(std::uint32_t i) const;

  const TokenView& view_;
  const Annotations& layers_;
  const ClaimTables& tables_;
  TokenRange content_;
  QuoteType quote_;
  const Speaker& speaker_;
};

/// "not", "never", "nobody" and the like.
[[nodiscard]] bool is_negation(std::string_view word);

}  // namespace onrecord
