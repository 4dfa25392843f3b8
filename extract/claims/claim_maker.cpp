#include "extract/claims/claim_maker.h"

#include <algorithm>
#include <string>

#include "core/table.h"
#include "extract/claims/content_tense.h"
#include "extract/claims/dateline.h"
#include "extract/claims/force.h"
#include "extract/claims/scene.h"

namespace onrecord {
namespace {

/// First item of a text-ordered layer that begins at or after `at`.
template <typename Item>
auto first_from(const std::vector<Item>& layer, std::uint32_t at) {
  return std::lower_bound(layer.begin(), layer.end(), at, [](const Item& item, std::uint32_t byte) { return item.span.begin < byte; });
}

constexpr std::uint32_t kSpeech = 6;  ///< sentences that a speech goes on after the one that dates it

bool is_same(const Speaker& a, const Speaker& b) {
  if (a.kind == SpeakerKind::unknown || a.kind == SpeakerKind::document) return false;
  return a.entity != kNone ? a.entity == b.entity : a.name == b.name;
}

}  // namespace

ClaimMaker::ClaimMaker(const Article& article, const Annotations& layers, const Context& context, const ClaimTables& tables)
    : text_(article.text),
      layers_(layers),
      context_(context),
      tables_(tables),
      quotations_(find_quotations(text_, layers.tokens)),
      quote_of_(quotation_of_tokens(quotations_, layers.tokens.size())),
      view_(text_, layers.tokens),
      speakers_(view_, layers, tables, quote_of_),
      text_day_(find_text_day(view_, layers, context.reference)) {}

Claim ClaimMaker::make(const Attribution& a) {
  Claim claim = start(a);
  finish(claim, a, speakers_.find(a.source, claim.sentence, claim.quote == QuoteType::direct));
  if (claim.said_basis == SaidBasis::text && claim.said_on != text_day_) dated_ = {claim.speaker, claim.sentence, claim.said_on};
  return claim;
}

Claim ClaimMaker::make_inside(const Nested& nested, const Claim& outer) const {
  Claim claim = start(nested.attribution);
  claim.depth = nested.depth;
  claim.rule += ", inside another";
  finish(claim, nested.attribution, speakers_.find_inside(nested.attribution.source, claim.sentence, outer.speaker));
  return claim;
}

Claim ClaimMaker::start(const Attribution& a) const {
  Claim claim;
  if (!a.source.empty()) claim.source.push_back(span_of(a.source));
  claim.cue.push_back(span_of(a.cue));
  for (const TokenRange range : a.content) claim.content.push_back(span_of(range));
  std::sort(claim.content.begin(), claim.content.end());
  claim.sentence = sentence_at(claim.content.front().begin);
  claim.rule = a.rule;
  claim.cue_lemma = a.verb != nullptr ? a.verb->lemma : to_lower_ascii(span_of(a.cue).of(text_));
  claim.quote = quote_type(quotations_, a.content);
  return claim;
}

void ClaimMaker::finish(Claim& claim, const Attribution& a, const FoundSpeaker& found) const {
  claim.speaker = found.speaker;
  claim.together = found.together;
  claim.rule += ", speaker by " + std::string(found.how);
  const Force force = find_force(view_, layers_, tables_, a, claim.quote, claim.speaker);
  claim.claim_class = force.claim_class;
  claim.negated = force.negated;
  claim.content_negated = force.content_negated;
  claim.hedged = force.hedged;
  claim.tense = force.tense;
  claim.rule += ", class by " + std::string(force.why);
  const Scene scene = find_scene(view_, layers_, tables_, a, context_.reference);
  claim.addressee = scene.addressee;
  claim.venue = scene.venue;
  date(claim, scene.said_on);
  add_layers(claim);
}

/// A day beside the cue; that of the same speech; the dateline's; the day of publication.
void ClaimMaker::date(Claim& claim, std::optional<CivilDate> named) const {
  if (!named && dated_.day && claim.sentence >= dated_.sentence && claim.sentence - dated_.sentence <= kSpeech &&
      is_same(claim.speaker, dated_.speaker)) {
    named = dated_.day;
  }
  if (!named) named = text_day_;
  claim.said_on = named ? named : context_.reference;
  claim.said_basis = named ? SaidBasis::text : SaidBasis::published;
}

Claim ClaimMaker::make_own(std::uint32_t sentence) const {
  Claim claim;
  TokenRange all{layers_.sentences[sentence].first_token, layers_.sentences[sentence].end_token};
  while (all.end > all.first + 1 && layers_.tokens[all.end - 1].kind == TokenKind::punctuation) --all.end;
  claim.content.push_back(span_of(all));
  claim.sentence = sentence;
  claim.tense = find_tense(view_, all);
  claim.article_voice = true;
  claim.said_on = context_.reference;
  claim.said_basis = SaidBasis::published;
  claim.rule = "own-voice";
  add_layers(claim);
  return claim;
}

Span ClaimMaker::span_of(TokenRange range) const { return {layers_.tokens[range.first].span.begin, layers_.tokens[range.end - 1].span.end}; }

std::uint32_t ClaimMaker::sentence_at(std::uint32_t at) const {
  const auto after = std::upper_bound(layers_.sentences.begin(), layers_.sentences.end(), at,
                                      [](std::uint32_t byte, const Sentence& s) { return byte < s.span.begin; });
  return after == layers_.sentences.begin() ? 0 : static_cast<std::uint32_t>(after - layers_.sentences.begin() - 1);
}

void ClaimMaker::add_layers(Claim& claim) const {
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

}  // namespace onrecord
