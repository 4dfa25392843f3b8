// Claim maker: an attribution becomes a claim, with its speaker, force, scene, countries, figures and time.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/civil_date.h"
#include "core/claim.h"
#include "extract/claims/attributions.h"
#include "extract/claims/nested.h"
#include "extract/claims/speakers.h"
#include "extract/text/context.h"

namespace onrecord {

/// For the attributions of one article, asked for in text order.
class ClaimMaker {
 public:
  /// All must outlive it.
  ClaimMaker(const Article& article, const Annotations& layers, const Context& context, const ClaimTables& tables);

  [[nodiscard]] Claim make(const Attribution& a);
  /// One inside what `outer` says.
  [[nodiscard]] Claim make_inside(const Nested& nested, const Claim& outer) const;
  /// A sentence of the publisher itself, kept for its figures.
  [[nodiscard]] Claim make_own(std::uint32_t sentence) const;
  /// Index of the sentence around byte `at`.
  [[nodiscard]] std::uint32_t sentence_at(std::uint32_t at) const;

 private:
  [[nodiscard]] Claim start(const Attribution& a) const;
  void date(Claim& claim, std::optional<CivilDate> named) const;
  void finish(Claim& claim, const Attribution& a, const FoundSpeaker& found) const;
  [[nodiscard]] Span span_of(TokenRange range) const;
  void add_layers(Claim& claim) const;

  std::string_view text_;
  const Annotations& layers_;
  const Context& context_;
  const ClaimTables& tables_;
  std::vector<Quotation> quotations_;
  std::vector<std::uint32_t> quote_of_;
  TokenView view_;
  SpeakerFinder speakers_;
  std::optional<CivilDate> text_day_;  ///< of its dateline
  /// The last claim whose day stands in the text: what its speaker goes on to say was said then.
  struct Spoken {
    Speaker speaker;
    std::uint32_t sentence = 0;
    std::optional<CivilDate> day;
  } dated_;
};

}  // namespace onrecord
