// Speakers: the person or body of the article that a source stands for: by name, surname, role, pronoun, or the speaker before.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/claim.h"
#include "extract/claims/antecedents.h"
#include "extract/claims/source_head.h"

namespace onrecord {

struct FoundSpeaker {
  Speaker speaker;
  std::string_view
      how;  ///< "name", "surname", "pronoun", "role", "body", "body before", "paragraph before", "names joined", "description", "unknown"
};

/// Resolves the sources of one article; claims are asked for in text order, as each may stand for the speaker of one before.
class SpeakerFinder {
 public:
  SpeakerFinder(const TokenView& view, const Annotations& layers, const ClaimTables& tables, const std::vector<std::uint32_t>& quote_of);

  /// `source` may be empty. `sentence`: index of the sentence of the claim. `whole_quote`: the claim is a quotation with a paragraph of its
  /// own, which goes on with the speaker before it where it names none.
  FoundSpeaker find(TokenRange source, std::uint32_t sentence, bool whole_quote);

 private:
  struct Spoken {
    Speaker speaker;
    std::string head;    ///< head word of its source
    std::string phrase;  ///< head phrase without its article
    std::uint32_t sentence = 0;
  };

  [[nodiscard]] FoundSpeaker resolve(TokenRange source, std::uint32_t sentence) const;
  [[nodiscard]] std::string phrase_of(const SourceHead& head) const;
  [[nodiscard]] FoundSpeaker relative(TokenRange source) const;
  [[nodiscard]] TokenRange without_clause(TokenRange source) const;
  [[nodiscard]] FoundSpeaker joined(TokenRange source) const;
  [[nodiscard]] FoundSpeaker named(const SourceHead& head) const;
  [[nodiscard]] FoundSpeaker by_role(const SourceHead& head, std::uint32_t sentence) const;
  [[nodiscard]] FoundSpeaker described(const SourceHead& head, TokenRange source) const;
  [[nodiscard]] const Spoken* spoken_as(const SourceHead& head, std::uint32_t sentence) const;
  [[nodiscard]] Speaker of_entity(std::uint32_t entity) const;
  [[nodiscard]] std::string words(TokenRange range) const;

  const TokenView& view_;
  const Annotations& layers_;
  const ClaimTables& tables_;
  Antecedents antecedents_;
  std::vector<Spoken> spoken_;
};

}  // namespace onrecord
