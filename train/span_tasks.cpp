#include <algorithm>
#include <cstdio>

#include "core/table.h"
#include "extract/entities/find_hints.h"
#include "extract/labeller/bio.h"
#include "extract/labeller/models.h"
#include "extract/labeller/name_features.h"
#include "extract/text/tokenize.h"
#include "train/crf.h"
#include "train/span_corpus.h"
#include "train/tasks.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kNameBits = 19;

struct Prepared {
  Annotations layers;  ///< tokens with parts of speech, and sentences
  std::vector<TokenFacts> facts;
  NameHints hints;
};

struct Needed {
  TextTables words;
  EntityTables entities;
  Models models;
};

Result<Needed> load_needed(const TaskInput& input) {
  auto words = load_text_tables(input.config);
  if (!words) return words.error();
  auto entities = load_entity_tables(input.config);
  if (!entities) return entities.error();
  auto models = load_models(input.models);
  if (!models) return models.error();
  return Needed{std::move(*words), std::move(*entities), std::move(*models)};
}

Prepared prepare(const SpanText& text, const Needed& needed) {
  Prepared ready;
  ready.layers.tokens = find_tokens(text.text, needed.words);
  ready.layers.sentences = find_sentences(text.text, ready.layers.tokens, needed.words);
  tag_parts_of_speech(text.text, ready.layers.sentences, ready.layers.tokens, needed.models);
  ready.facts = find_facts(text.text, ready.layers.tokens);
  ready.hints = find_hints({text.text, ready.layers, needed.entities});
  return ready;
}

std::vector<std::uint8_t> name_gold(const SpanText& text, const std::vector<Token>& tokens) {
  std::vector<std::uint8_t> labels(tokens.size());
  for (const GoldSpan& gold : text.names) mark_tokens(tokens, gold, labels);
  return labels;
}

Result<std::vector<SpanText>> load_all(const TaskInput& input) {
  std::vector<SpanText> all;
  for (const std::string& file : input.files) {
    auto texts = load_spans(file);
    if (!texts) return texts.error();
    std::move(texts->begin(), texts->end(), std::back_inserter(all));
  }
  return all;
}

template <typename Spans>
std::vector<std::uint8_t> to_labels(const std::vector<Token>& tokens, const Spans& spans) {
  std::vector<std::uint8_t> labels(tokens.size());
  for (const auto& [span, name] : spans) mark_tokens(tokens, GoldSpan{span, static_cast<std::size_t>(name)}, labels);
  return labels;
}

void add_examples(const SpanText& text, const Needed& needed, std::vector<Example>& examples) {
  const Prepared ready = prepare(text, needed);
  const DocumentWords document(ready.layers.tokens, ready.facts, ready.hints);
  const std::vector<std::uint8_t> gold = name_gold(text, ready.layers.tokens);
  for (const Sentence& sentence : ready.layers.sentences) {
    Example example;
    add_name_features(ready.facts, ready.layers.tokens, ready.hints, sentence.first_token, sentence.end_token, document, example.rows);
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      const bool open = gold[i] == 0 && !text.misc_complete && ready.facts[i].capital;
      example.allowed.push_back(open ? 1U | 1U << 7 | 1U << 8 : 1U << gold[i]);
    }
    examples.push_back(std::move(example));
  }
}

}  // namespace

Status train_names(const TaskInput& input) {
  const auto needed = load_needed(input);
  if (!needed) return needed.error();
  const auto texts = load_all(input);
  if (!texts) return texts.error();
  std::vector<Example> examples;
  for (const SpanText& text : *texts) add_examples(text, *needed, examples);
  const ModelHead head{"names",       name_fingerprint(),
                       kNameBits,     1,
                       name_labels(), "own corpus, GUM v11 (CC BY and CC BY-SA documents), WikiGold, UNER English-EWT, WNUT 2017",
                       "CC BY-SA 4.0"};
  return write_file(input.out, train_crf(head, examples, {}, is_forbidden_in_bio).to_bytes());
}

Status test_names(const TaskInput& input) {
  const auto needed = load_needed(input);
  if (!needed) return needed.error();
  const auto texts = load_all(input);
  if (!texts) return texts.error();
  std::vector<SpanScore> scores(4);
  for (const SpanText& text : *texts) {
    const Prepared ready = prepare(text, *needed);
    std::vector<std::pair<Span, MentionType>> found;
    for (const Mention& mention : tag_names(text.text, ready.layers.sentences, ready.layers.tokens, ready.hints, needed->models)) {
      found.emplace_back(mention.span, mention.type);
    }
    count_spans(ready.layers.tokens, name_gold(text, ready.layers.tokens), to_labels(ready.layers.tokens, found), scores);
  }
  print_scores(scores, {"PER", "ORG", "LOC", "MISC"});
  return Done{};
}

}  // namespace onrecord
