// Claim: one report that somebody said something. Extraction: all that was read from one page.
//
// Terms are those of attribution studies (Pareti 2012, PolNeAR): source, cue, content.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/annotations.h"
#include "core/article.h"

namespace onrecord {

enum class SpeakerKind : std::uint8_t { person, organization, government, document, unnamed, unknown };
enum class ClaimClass : std::uint8_t { assert_, deny, accuse, promise, urge, warn, predict, ask, decline, support, criticize };
enum class QuoteType : std::uint8_t { direct, indirect, mixed };
/// Of the content's first finite verb, as written: "said the dam had failed" is past; will, would, going to and a bare "to" are future.
enum class Tense : std::uint8_t { none, past, present, future };
enum class SaidBasis : std::uint8_t { text, published, seen };

/// "assert", "deny", ... the words of the contract and of the index.
[[nodiscard]] std::string_view to_string(SpeakerKind kind);
[[nodiscard]] std::string_view to_string(ClaimClass claim_class);
[[nodiscard]] std::string_view to_string(QuoteType quote);
[[nodiscard]] std::string_view to_string(SaidBasis basis);
[[nodiscard]] std::string_view to_string(Tense tense);  ///< "past", "present", "future"; none: empty

struct Speaker {
  SpeakerKind kind = SpeakerKind::unknown;
  std::uint32_t entity = kNone;  ///< index into Annotations::entities
  std::string name;              ///< canonical; of an unnamed speaker the description ("a senior administration official")
  std::string role;              ///< held when it was said
  std::string organization;
  std::optional<CountryCode> country;
  RoleBasis role_basis = RoleBasis::none;
};

struct Claim {
  std::vector<Span> source;    ///< empty: no source in the text
  std::vector<Span> cue;       ///< empty: headline or transcript form
  std::vector<Span> content;   ///< text order, at least one; quote marks, edge punctuation and a leading "that" outside
  std::uint32_t sentence = 0;  ///< of the first content span
  Speaker speaker;
  std::vector<Speaker> together;  ///< each of several who said it as one: "Ruiz and Lee", "both ministers"; empty: `speaker` alone
  ClaimClass claim_class = ClaimClass::assert_;
  QuoteType quote = QuoteType::indirect;
  bool negated = false;          ///< polarity of the cue: "did not say"
  bool content_negated = false;  ///< polarity of the content: "had not agreed"
  bool hedged = false;           ///< "reportedly", "appeared to suggest", may, could
  Tense tense = Tense::none;     ///< of the content; none: it has no finite verb that tells
  bool article_voice = false;    ///< no attribution: the publisher's own sentence with a figure
  std::optional<CivilDate> said_on;
  SaidBasis said_basis = SaidBasis::seen;
  std::string cue_lemma;               ///< "say", "according to"
  Span addressee;                      ///< "told |reporters|"; empty: none
  Span venue;                          ///< "in |Vienna|" beside the cue; empty: none
  std::vector<CountryCode> countries;  ///< in the content, in order of first mention, each once
  std::vector<std::uint32_t> figures;  ///< in the content
  std::optional<DateRange> about;      ///< the time the content is about
  std::string about_label;
  std::uint8_t depth = 0;       ///< 1: reported inside another claim
  std::uint32_t outer = kNone;  ///< index of that other claim
  float score = 1;
  std::string rule;
};

struct Extraction {
  Article article;
  Annotations annotations;
  std::vector<Claim> claims;  ///< text order of the first content span
};

}  // namespace onrecord
