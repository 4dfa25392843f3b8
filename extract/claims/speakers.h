// Speakers: the person or body of the article that a source stands for: by name, surname, role, pronoun, or the speaker before.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/claim.h"
#include "extract/claims/antecedents.h"
#include "extract/claims/source_head.h"
#include "extract/claims/speaker_phrases.h"
#include "extract/claims/together.h"

namespace onrecord {

struct FoundSpeaker {
  Speaker speaker;
  /// "name", "surname", "pronoun", "role", "body", "body before", "paragraph before", "names joined", "counted", "description", "outer speaker"
  std::string_view how = "unknown";
  std::vector<Speaker> together;  ///< each of several who speak as one; empty: one alone
};

/// Resolves the sources of one article; claims are asked for in text order, as each may stand for the speaker of one before.
class SpeakerFinder {
 public:
  SpeakerFinder(const TokenView& view, const Annotations& layers, const ClaimTables& tables, const std::vector<std::uint32_t>& quote_of);

  SpeakerFinder(const SpeakerFinder&) = delete;
  SpeakerFinder& operator=(const SpeakerFinder&) = delete;

  /// `source` may be empty. `sentence`: index of the sentence of the claim. `whole_quote`: the claim is a quotation with a paragraph of its
  /// own, which goes on with the speaker before it where it names none.
  FoundSpeaker find(TokenRange source, std::uint32_t sentence, bool whole_quote);
  /// A source inside what `outer` says: it is nobody's antecedent, and "I" is `outer`. `source` is not empty.
  [[nodiscard]] FoundSpeaker find_inside(TokenRange source, std::uint32_t sentence, const Speaker& outer) const;

 private:
  struct Spoken {
    Speaker speaker;
    std::string head;    ///< head word of its source
    std::string phrase;  ///< head phrase without its article
    std::uint32_t sentence = 0;
    std::vector<Speaker> together;
  };

  [[nodiscard]] FoundSpeaker resolve(TokenRange source, std::uint32_t sentence) const;
  [[nodiscard]] FoundSpeaker relative(TokenRange source) const;
  [[nodiscard]] FoundSpeaker possessed(TokenRange source, const SourceHead& head) const;
  [[nodiscard]] FoundSpeaker several(TokenRange source, const SourceHead& head, std::uint32_t sentence) const;
  [[nodiscard]] FoundSpeaker named(const SourceHead& head) const;
  [[nodiscard]] FoundSpeaker named_body(const SourceHead& head) const;
  [[nodiscard]] FoundSpeaker by_role(const SourceHead& head, std::uint32_t sentence) const;
  [[nodiscard]] const Spoken* spoken_as(const SourceHead& head, std::uint32_t sentence) const;

  const TokenView& view_;
  const Annotations& layers_;
  const ClaimTables& tables_;
  SpeakerPhrases phrases_;
  Antecedents antecedents_;
  TogetherFinder together_;
  std::vector<Spoken> spoken_;
};

}  // namespace onrecord
