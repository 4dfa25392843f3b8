#include "extract/claims/find_claims.h"

#include <algorithm>
#include <numeric>

#include "extract/claims/carried_quotes.h"
#include "extract/claims/claim_maker.h"
#include "extract/claims/colons.h"
#include "extract/claims/layer_facts.h"
#include "extract/claims/links.h"
#include "extract/claims/mend.h"
#include "extract/claims/nested.h"
#include "extract/claims/nominal_cues.h"
#include "extract/claims/second_cues.h"

namespace onrecord {
namespace {

std::uint32_t first_token(const Attribution& a) {
  std::uint32_t first = a.cue.first;
  for (const TokenRange range : a.content) first = std::min(first, range.first);
  return first;
}

/// Those of the tagger and of the rules, in text order.
std::vector<Attribution> gather(const Article& article, const Annotations& annotations, const ClaimTables& tables, const Models& models) {
  const TokenView view(article.text, annotations.tokens);
  std::vector<Attribution> found =
      merge_attributions(find_colon_attributions(view, annotations, tables), find_attributions(article.text, annotations, tables));
  if (models.attributions) {
    const auto spans =
        tag_attributions(article.text, annotations.sentences, annotations.tokens, find_layer_facts(article.text, annotations, tables), models);
    found = merge_attributions(link_attributions(article.text, annotations, tables, spans), std::move(found));
  }
  end_nominal_clauses(view, annotations, tables, found);
  found = merge_attributions(std::move(found), find_nominal_cues(view, annotations, tables));
  found = part_second_cues(view, tables, std::move(found));
  std::stable_sort(found.begin(), found.end(), [](const Attribution& a, const Attribution& b) { return first_token(a) < first_token(b); });
  found = mend_attributions(view, annotations, join_as(view, std::move(found)));
  return carry_quotes(article.text, annotations.tokens, std::move(found));
}

/// Claims inside the claims that are there, `claims[i]` being that of attribution i.
void add_nested(const ClaimMaker& maker, const std::vector<Nested>& nested, std::vector<Claim>& claims) {
  const auto outermost = static_cast<std::uint32_t>(claims.size());
  for (const Nested& one : nested) {
    const std::uint32_t outer = one.inner == kNone ? one.around : outermost + one.inner;
    Claim claim = maker.make_inside(one, claims[outer]);
    claim.outer = outer;
    claims.push_back(std::move(claim));
  }
}

/// Sentences whose figures no claim has: what the publisher says itself, so that a series of figures is whole.
void add_own_voice(const ClaimMaker& maker, const Annotations& layers, std::vector<Claim>& claims) {
  std::vector<bool> told(layers.figures.size(), false);
  for (const Claim& claim : claims) {
    for (const std::uint32_t figure : claim.figures) told[figure] = true;
  }
  std::uint32_t last = kNone;
  for (std::uint32_t f = 0; f < told.size(); ++f) {
    const std::uint32_t sentence = maker.sentence_at(layers.figures[f].span.begin);
    if (told[f] || sentence == last || sentence >= layers.sentences.size()) continue;
    last = sentence;
    claims.push_back(maker.make_own(sentence));
  }
}

/// In text order of the contents; `outer` follows its claim.
std::vector<Claim> in_text_order(std::vector<Claim> claims) {
  std::vector<std::uint32_t> order(claims.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return claims[a].content.front() < claims[b].content.front(); });
  std::vector<std::uint32_t> place(claims.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  std::vector<Claim> sorted;
  sorted.reserve(claims.size());
  for (const std::uint32_t at : order) {
    if (claims[at].outer != kNone) claims[at].outer = place[claims[at].outer];
    sorted.push_back(std::move(claims[at]));
  }
  return sorted;
}

}  // namespace

std::vector<Claim> find_claims(const Article& article, const Annotations& annotations, const Context& context, const ClaimTables& tables,
                               const Models& models) {
  std::vector<Attribution> found = gather(article, annotations, tables, models);
  const std::vector<Nested> nested = find_nested(article.text, annotations, tables, found);
  ClaimMaker maker(article, annotations, context, tables);
  std::vector<Claim> claims;
  for (const Attribution& a : found) claims.push_back(maker.make(a));
  add_nested(maker, nested, claims);
  add_own_voice(maker, annotations, claims);
  return in_text_order(std::move(claims));
}

}  // namespace onrecord
