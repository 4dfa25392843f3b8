// Together: several who speak as one: "Ruiz and Lee", "Orva and Norvale", "both ministers", "the two leaders".
#pragma once

#include <string_view>
#include <vector>

#include "core/claim.h"
#include "extract/claims/antecedents.h"
#include "extract/claims/speaker_phrases.h"

namespace onrecord {

struct Together {
  Speaker speaker;  ///< of all of them: "Ana Ruiz and Ben Lee"
  std::string_view how;
  std::vector<Speaker> speakers;  ///< each; fewer than two: nothing found
};

class TogetherFinder {
 public:
  /// All must outlive it.
  TogetherFinder(const TokenView& view, const Annotations& layers, const ClaimTables& tables, const SpeakerPhrases& phrases,
                 const Antecedents& antecedents)
      : view_(view), layers_(layers), tables_(tables), phrases_(phrases), antecedents_(antecedents) {}

  /// Names side by side with "and" before the last, titles and appositions between them.
  [[nodiscard]] Together joined(TokenRange source) const;
  /// "both ministers", "the two sides", "neither": the last two people, or states, before it that the noun fits.
  [[nodiscard]] Together counted(TokenRange source) const;

 private:
  [[nodiscard]] std::vector<std::uint32_t> names_of(TokenRange source) const;
  [[nodiscard]] bool links(std::uint32_t from, std::uint32_t to, bool last) const;
  [[nodiscard]] Together of(const std::vector<std::uint32_t>& entities, std::string_view how) const;

  const TokenView& view_;
  const Annotations& layers_;
  const ClaimTables& tables_;
  const SpeakerPhrases& phrases_;
  const Antecedents& antecedents_;
};

}  // namespace onrecord
