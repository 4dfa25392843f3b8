#include "extract/claims/layer_facts.h"

#include "core/table.h"
#include "extract/labeller/models.h"

namespace onrecord {
namespace {

constexpr std::uint8_t kCountryName = 5;  // after the four types of mention
constexpr std::uint8_t kDemonym = 6;

std::uint8_t name_kind(const Mention& mention) {
  if (mention.country) return mention.form == CountryForm::demonym ? kDemonym : kCountryName;
  return static_cast<std::uint8_t>(1 + static_cast<int>(mention.type));
}

/// Calls `set` for every token that begins in an item of a text-ordered layer.
template <typename Item, typename Set>
void for_tokens(const std::vector<Token>& tokens, const std::vector<Item>& layer, Set set) {
  std::size_t token = 0;
  for (const Item& item : layer) {
    while (token < tokens.size() && tokens[token].span.begin < item.span.begin) ++token;
    for (; token < tokens.size() && tokens[token].span.begin < item.span.end; ++token) set(token, item);
  }
}

}  // namespace

std::vector<LayerFacts> find_layer_facts(std::string_view text, const Annotations& layers, const ClaimTables& tables) {
  std::vector<LayerFacts> facts(layers.tokens.size());
  for_tokens(layers.tokens, layers.mentions, [&](std::size_t i, const Mention& mention) { facts[i].name = name_kind(mention); });
  for_tokens(layers.tokens, layers.times, [&](std::size_t i, const TimeExpression&) { facts[i].time = 1; });
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (layers.tokens[i].kind != TokenKind::word) continue;
    const std::string word = to_lower_ascii(layers.tokens[i].span.of(text));
    if (const auto cue = tables.cues.find(word); cue != tables.cues.end())
      facts[i].cue = static_cast<std::uint8_t>(1 + static_cast<int>(cue->second.kind));
    if (const auto noun = tables.sources.find(word); noun != tables.sources.end())
      facts[i].noun = static_cast<std::uint8_t>(1 + static_cast<int>(noun->second.kind));
  }
  return facts;
}

}  // namespace onrecord
