#include "extract/claims/find_claims.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/table.h"
#include "extract/claims/attributions.h"
#include "extract/claims/layer_facts.h"
#include "extract/claims/links.h"

namespace onrecord {
namespace {

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Turns attributions of one article into claims.
class ClaimMaker {
 public:
  ClaimMaker(const Article& article, const Annotations& layers, const Context& context)
      : text_(article.text), layers_(layers), context_(context), quotations_(find_quotations(text_, layers.tokens)) {}

  Claim make(const Attribution& a) const {
    Claim claim;
    if (!a.source.empty()) claim.source.push_back(span_of(a.source));
    claim.cue.push_back(span_of(a.cue));
    for (const TokenRange range : a.content) claim.content.push_back(span_of(range));
    std::sort(claim.content.begin(), claim.content.end());
    claim.sentence = sentence_at(claim.content.front().begin);
    claim.rule = a.rule;
    claim.cue_lemma = a.verb != nullptr ? a.verb->lemma : to_lower_ascii(span_of(a.cue).of(text_));
    if (a.verb != nullptr) claim.claim_class = a.verb->claim_class;
    claim.quote = quote_type(a);
    for (std::uint32_t i = a.cue.first; i < a.cue.end; ++i) {
      claim.negated = claim.negated || is_any(word(i), {"not", "n't", "n’t", "never"});
      claim.hedged = claim.hedged || is_any(word(i), {"reportedly", "allegedly", "may", "might", "could"});
    }
    claim.speaker = speaker_of(claim);
    claim.said_on = context_.reference;
    claim.said_basis = SaidBasis::published;
    add_layers(claim);
    return claim;
  }

 private:
  [[nodiscard]] QuoteType quote_type(const Attribution& a) const {
    std::size_t quoted = 0;
    std::size_t all = 0;
    for (const TokenRange range : a.content) {
      auto q = std::partition_point(quotations_.begin(), quotations_.end(), [&](const Quotation& one) { return one.end <= range.first; });
      for (; q != quotations_.end() && q->first < range.end; ++q) quoted += std::min(q->end, range.end) - std::max(q->first, range.first);
      all += range.end - range.first;
    }
    if (quoted * 10 >= all * 9) return QuoteType::direct;
    return quoted > 0 ? QuoteType::mixed : QuoteType::indirect;
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

  [[nodiscard]] Speaker speaker_of(const Claim& claim) const {
    Speaker speaker;
    if (claim.source.empty()) return speaker;
    const Span source = claim.source.front();
    const std::uint32_t entity = entity_of(source);
    if (entity != kNone && entity < layers_.entities.size()) return of_entity(entity);
    if (const std::uint32_t person = person_before(source); person != kNone) return of_entity(person);
    speaker.name = std::string(source.of(text_));
    const std::string lowered = to_lower_ascii(speaker.name);
    if (is_any(lowered, {"he", "she", "they", "it", "we", "i"})) return {};
    const auto has = [&](std::initializer_list<std::string_view> parts) {
      return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return lowered.find(part) != std::string::npos; });
    };
    if (has({"report", "survey", "poll", "data", "study", "figures", "document", "statement", "letter"})) {
      speaker.kind = SpeakerKind::document;
    } else if (has({"government", "ministry", "embassy"})) {
      speaker.kind = SpeakerKind::government;
    } else {
      speaker.kind = SpeakerKind::unnamed;
    }
    return speaker;
  }

  /// For "he" and "she": the person last named nearby, unless the gender is known to differ.
  [[nodiscard]] std::uint32_t person_before(Span source) const {
    constexpr std::uint32_t kNear = 500;
    const std::string pronoun = to_lower_ascii(source.of(text_));
    if (pronoun != "he" && pronoun != "she") return kNone;
    const char other = pronoun == "he" ? 'f' : 'm';
    for (auto m = first_from(layers_.mentions, source.begin); m != layers_.mentions.begin();) {
      --m;
      if (m->span.begin + kNear < source.begin) break;
      if (m->type != MentionType::person || m->entity >= layers_.entities.size()) continue;
      if (layers_.entities[m->entity].gender != other) return m->entity;
    }
    return kNone;
  }

  [[nodiscard]] std::uint32_t entity_of(Span source) const {
    std::uint32_t best = kNone;
    for (auto m = first_from(layers_.mentions, source.begin); m != layers_.mentions.end() && m->span.begin < source.end; ++m) {
      if (m->type == MentionType::person) return m->entity;
      if (m->type == MentionType::organization && best == kNone && m->span.end + 2 >= source.end) best = m->entity;
      if (m->country && m->form != CountryForm::demonym && best == kNone && m->span.end == source.end) best = m->entity;
    }
    if (best != kNone) return best;
    for (auto a = first_from(layers_.anaphors, source.begin); a != layers_.anaphors.end() && a->span.begin < source.end; ++a) {
      if (a->entity != kNone) return a->entity;
    }
    return kNone;
  }

  [[nodiscard]] Speaker of_entity(std::uint32_t index) const {
    const Entity& entity = layers_.entities[index];
    Speaker speaker;
    speaker.entity = index;
    speaker.name = entity.name;
    speaker.role = entity.role;
    speaker.organization = entity.organization;
    speaker.country = entity.country;
    speaker.role_basis = entity.role_basis;
    switch (entity.kind) {
      case EntityKind::person: speaker.kind = SpeakerKind::person; break;
      case EntityKind::country: speaker.kind = SpeakerKind::government; break;
      case EntityKind::organization: speaker.kind = SpeakerKind::organization; break;
      default: speaker.kind = SpeakerKind::unknown; break;
    }
    return speaker;
  }

  std::string_view text_;
  const Annotations& layers_;
  const Context& context_;
  std::vector<Quotation> quotations_;
};

}  // namespace

std::vector<Claim> find_claims(const Article& article, const Annotations& annotations, const Context& context, const ClaimTables& tables,
                               const Models& models) {
  std::vector<Claim> claims;
  const ClaimMaker maker(article, annotations, context);
  std::vector<Attribution> found = find_attributions(article.text, annotations, tables);
  if (models.attributions) {
    const auto spans =
        tag_attributions(article.text, annotations.sentences, annotations.tokens, find_layer_facts(article.text, annotations, tables), models);
    found = merge_attributions(link_attributions(article.text, annotations, tables, spans), std::move(found));
  }
  for (const Attribution& a : found) claims.push_back(maker.make(a));
  std::stable_sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) { return a.content.front() < b.content.front(); });
  return claims;
}

}  // namespace onrecord
