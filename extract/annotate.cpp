#include "extract/annotate.h"

#include "extract/claims/find_claims.h"
#include "extract/content/read_article.h"
#include "extract/entities/find_entities.h"
#include "extract/figures/find_figures.h"
#include "extract/text/tokenize.h"
#include "extract/times/find_times.h"

namespace onrecord {
namespace {

Extraction finish(Article article, const Context& context, const Lexicon& lexicon) {
  Extraction extraction;
  extraction.article = std::move(article);
  extraction.annotations = annotate(extraction.article, context, lexicon);
  extraction.claims = find_claims(extraction.article, extraction.annotations, context, lexicon.claims, lexicon.models);
  return extraction;
}

}  // namespace

Annotations annotate(const Article& article, const Context& context, const Lexicon& lexicon) {
  const std::string_view text = article.text;
  Annotations layers;
  layers.tokens = find_tokens(text, lexicon.text);
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
