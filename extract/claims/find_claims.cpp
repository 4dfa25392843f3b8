#include "extract/claims/find_claims.h"

#include <algorithm>
#include <string>

#include "core/table.h"
#include "extract/claims/attributions.h"
#include "extract/claims/colons.h"
#include "extract/claims/force.h"
#include "extract/claims/layer_facts.h"
#include "extract/claims/links.h"
#include "extract/claims/mend.h"
#include "extract/claims/scene.h"
#include "extract/claims/speakers.h"

namespace onrecord {
namespace {

std::uint32_t first_token(const Attribution& a) {
  std::uint32_t first = a.cue.first;
  for (const TokenRange range : a.content) first = std::min(first, range.first);
  return first;
}

/// Turns attributions of one article into claims.
class ClaimMaker {
 public:
  ClaimMaker(const Article& article, const Annotations& layers, const Context& context, const ClaimTables& tables)
      : text_(article.text),
        layers_(layers),
        context_(context),
        tables_(tables),
        quotations_(find_quotations(text_, layers.tokens)),
        quote_of_(quotation_of_tokens(quotations_, layers.tokens.size())),
        view_(text_, layers.tokens),
        speakers_(view_, layers, tables, quote_of_) {}

  Claim make(const Attribution& a) {
    Claim claim;
    if (!a.source.empty()) claim.source.push_back(span_of(a.source));
    claim.cue.push_back(span_of(a.cue));
    for (const TokenRange range : a.content) claim.content.push_back(span_of(range));
    std::sort(claim.content.begin(), claim.content.end());
    claim.sentence = sentence_at(claim.content.front().begin);
    claim.rule = a.rule;
    claim.cue_lemma = a.verb != nullptr ? a.verb->lemma : to_lower_ascii(span_of(a.cue).of(text_));
    claim.quote = quote_type(quotations_, a.content);
    const FoundSpeaker found = speakers_.find(a.source, claim.sentence, claim.quote == QuoteType::direct);
    claim.speaker = found.speaker;
    claim.rule += ", speaker by " + std::string(found.how);
    const Force force = find_force(view_, layers_, tables_, a, claim.quote, claim.speaker);
    claim.claim_class = force.claim_class;
    claim.negated = force.negated;
    claim.content_negated = force.content_negated;
    claim.hedged = force.hedged;
    claim.rule += ", class by " + std::string(force.why);
    const Scene scene = find_scene(view_, layers_, a, context_.reference);
    claim.addressee = scene.addressee;
    claim.venue = scene.venue;
    claim.said_on = scene.said_on ? scene.said_on : context_.reference;
    claim.said_basis = scene.said_on ? SaidBasis::text : SaidBasis::published;
    add_layers(claim);
    return claim;
  }

  /// Sentences whose figures no claim of `claims` has: what the publisher says itself, so that a series of figures is whole.
  void add_own_voice(std::vector<Claim>& claims) const {
    std::vector<bool> told(layers_.figures.size(), false);
    for (const Claim& claim : claims) {
      for (const std::uint32_t figure : claim.figures) told[figure] = true;
    }
    std::uint32_t last = kNone;
    for (std::uint32_t f = 0; f < told.size(); ++f) {
      const std::uint32_t sentence = sentence_at(layers_.figures[f].span.begin);
      if (told[f] || sentence == last || sentence >= layers_.sentences.size()) continue;
      last = sentence;
      claims.push_back(own_claim(sentence));
    }
  }

 private:
  [[nodiscard]] Claim own_claim(std::uint32_t sentence) const {
    Claim claim;
    TokenRange all{layers_.sentences[sentence].first_token, layers_.sentences[sentence].end_token};
    while (all.end > all.first + 1 && layers_.tokens[all.end - 1].kind == TokenKind::punctuation) --all.end;
    claim.content.push_back(span_of(all));
    claim.sentence = sentence;
    claim.article_voice = true;
    claim.said_on = context_.reference;
    claim.said_basis = SaidBasis::published;
    claim.rule = "own-voice";
    add_layers(claim);
    return claim;
  }

  [[nodiscard]] std::string_view word(std::uint32_t i) const { return layers_.tokens[i].span.of(text_); }
  [[nodiscard]] Span span_of(TokenRange range) const { return {layers_.tokens[range.first].span.begin, layers_.tokens[range.end - 1].span.end}; }
  [[nodiscard]] std::uint32_t sentence_at(std::uint32_t at) const {
    const auto after = std::upper_bound(layers_.sentences.begin(), layers_.sentences.end(), at,
                                        [](std::uint32_t byte, const Sentence& s) { return byte < s.span.begin; });
    return after == layers_.sentences.begin() ? 0 : static_cast<std::uint32_t>(after - layers_.sentences.begin() - 1);
  }
  /// First item of a text-ordered layer that begins at or after `at`.
  template <typename Item>
  static auto first_from(const std::vector<Item>& layer, std::uint32_t at) {
    return std::lower_bound(layer.begin(), layer.end(), at, [](const Item& item, std::uint32_t byte) { return item.span.begin < byte; });
  }

  void add_layers(Claim& claim) const {
    for (const Span content : claim.content) {
      for (auto m = first_from(layers_.mentions, content.begin); m != layers_.mentions.end() && m->span.begin < content.end; ++m) {
        if (m->country && std::find(claim.countries.begin(), claim.countries.end(), *m->country) == claim.countries.end()) {
          claim.countries.push_back(*m->country);
        }
      }
      for (auto f = first_from(layers_.figures, content.begin); f != layers_.figures.end() && f->span.begin < content.end; ++f) {
        claim.figures.push_back(static_cast<std::uint32_t>(f - layers_.figures.begin()));
      }
      for (auto t = first_from(layers_.times, content.begin); t != layers_.times.end() && t->span.begin < content.end; ++t) {
        if (!claim.about && t->range) {
          claim.about = t->range;
          claim.about_label = t->label;
        }
      }
    }
  }

  std::string_view text_;
  const Annotations& layers_;
  const Context& context_;
  const ClaimTables& tables_;
  std::vector<Quotation> quotations_;
  std::vector<std::uint32_t> quote_of_;
  TokenView view_;
  SpeakerFinder speakers_;
};

}  // namespace

std::vector<Claim> find_claims(const Article& article, const Annotations& annotations, const Context& context, const ClaimTables& tables,
                               const Models& models) {
  std::vector<Claim> claims;
  ClaimMaker maker(article, annotations, context, tables);
  const TokenView view(article.text, annotations.tokens);
  std::vector<Attribution> found =
      merge_attributions(find_colon_attributions(view, annotations, tables), find_attributions(article.text, annotations, tables));
  if (models.attributions) {
    const auto spans =
        tag_attributions(article.text, annotations.sentences, annotations.tokens, find_layer_facts(article.text, annotations, tables), models);
    found = merge_attributions(link_attributions(article.text, annotations, tables, spans), std::move(found));
  }
  std::stable_sort(found.begin(), found.end(), [](const Attribution& a, const Attribution& b) { return first_token(a) < first_token(b); });
  found = mend_attributions(view, annotations, std::move(found));
  for (const Attribution& a : found) claims.push_back(maker.make(a));
  maker.add_own_voice(claims);
  std::stable_sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) { return a.content.front() < b.content.front(); });
  return claims;
}

}  // namespace onrecord
