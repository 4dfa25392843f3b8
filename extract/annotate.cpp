#include "extract/annotate.h"

#include "extract/claims/find_claims.h"
#include "extract/content/read_article.h"
#include "extract/content/text_tools.h"
#include "extract/entities/find_entities.h"
#include "extract/figures/find_figures.h"
#include "extract/text/tokenize.h"
#include "extract/times/find_times.h"

namespace onrecord {
namespace {

constexpr std::size_t kMostRead = 256U << 10;  // bytes: some forty thousand words, more than a hearing of four hours
constexpr std::size_t kMostTokens = 50'000;    // nearly as much prose; of "7 7 7" less, where each is a figure

/// What the layers read of a text: all of it, or whole blocks, or the words of one that has no end.
std::string_view part_to_read(const Article& article) {
  const std::string_view text = article.text;
  if (text.size() <= kMostRead) return text;
  std::size_t end = 0;
  for (const Block& block : article.blocks) {
    if (block.span.end <= kMostRead) end = block.span.end;
  }
  if (end >= kMostRead / 2) return text.substr(0, end);
  const std::size_t space = text.rfind(' ', kMostRead);
  return clip(text, space == std::string_view::npos ? kMostRead : space);
}

Extraction finish(Article article, const Context& context, const Lexicon& lexicon) {
  Extraction extraction;
  extraction.article = std::move(article);
  extraction.annotations = annotate(extraction.article, context, lexicon);
  const bool whole = part_to_read(extraction.article).size() == extraction.article.text.size() && extraction.annotations.tokens.size() < kMostTokens;
  if (!whole) extraction.article.notes.emplace_back("too-long");
  extraction.claims = find_claims(extraction.article, extraction.annotations, context, lexicon.claims, lexicon.models);
  return extraction;
}

}  // namespace

Annotations annotate(const Article& article, const Context& context, const Lexicon& lexicon) {
  std::string_view text = part_to_read(article);
  Annotations layers;
  layers.tokens = find_tokens(text, lexicon.text);
  if (layers.tokens.size() > kMostTokens) {
    layers.tokens.resize(kMostTokens);
    text = text.substr(0, layers.tokens.back().span.end);
  }
  layers.sentences = find_sentences(text, layers.tokens, lexicon.text);
  tag_parts_of_speech(text, layers.sentences, layers.tokens, lexicon.models);
  layers.times = find_times(text, layers, context, lexicon.times);
  EntityLayer entities = find_entities(text, layers, context, lexicon.entities, lexicon.models);
  layers.mentions = std::move(entities.mentions);
  layers.entities = std::move(entities.entities);
  layers.anaphors = std::move(entities.anaphors);
  layers.figures = find_figures(text, layers, context, lexicon.figures);
  return layers;
}

Extraction extract_page(const Page& page, const Origin& origin, const Lexicon& lexicon) {
  Article article = read_article(page, lexicon.content);
  Context context;
  context.home = origin.country;
  context.reference = article.published ? std::optional(article.published->day) : page.date;
  if (!article.language.empty()) context.language = article.language;
  return finish(std::move(article), context, lexicon);
}

Extraction extract_text(std::string_view text, std::optional<CivilDate> reference, const Origin& origin, const Lexicon& lexicon) {
  Context context;
  context.home = origin.country;
  context.reference = reference;
  return finish(article_of_text(text), context, lexicon);
}

}  // namespace onrecord
