// Speaker phrases: a speaker as an entity has it, or as the words of its source describe it.
#pragma once

#include <string>

#include "core/claim.h"
#include "extract/claims/source_head.h"

namespace onrecord {

class SpeakerPhrases {
 public:
  /// All must outlive it.
  SpeakerPhrases(const TokenView& view, const Annotations& layers, const ClaimTables& tables) : view_(view), layers_(layers), tables_(tables) {}

  [[nodiscard]] Speaker of_entity(std::uint32_t entity) const;
  /// A source without a name: "a senior official", its body and its country.
  [[nodiscard]] Speaker describe(const SourceHead& head, TokenRange source) const;
  /// The head phrase in lower case without its article.
  [[nodiscard]] std::string bare(const SourceHead& head) const;
  [[nodiscard]] std::string words(TokenRange range) const;

 private:
  [[nodiscard]] TokenRange without_clause(TokenRange source) const;

  const TokenView& view_;
  const Annotations& layers_;
  const ClaimTables& tables_;
};

}  // namespace onrecord
