#include <algorithm>
#include <cstdio>

#include "core/table.h"
#include "extract/labeller/bio.h"
#include "extract/labeller/models.h"
#include "extract/labeller/name_features.h"
#include "extract/text/tokenize.h"
#include "train/span_corpus.h"
#include "train/tasks.h"
#include "train/trainer.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kNameBits = 19;

struct Prepared {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<TokenFacts> facts;
};

Prepared prepare(const SpanText& text, const TextTables& tables, const Models& models) {
  Prepared ready;
  ready.tokens = find_tokens(text.text, tables);
  ready.sentences = find_sentences(text.text, ready.tokens, tables);
  tag_parts_of_speech(text.text, ready.sentences, ready.tokens, models);
  ready.facts = find_facts(text.text, ready.tokens);
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

}  // namespace

Status train_names(const TaskInput& input) {
  const auto tables = load_text_tables(input.config);
  if (!tables) return tables.error();
  const auto models = load_models(input.models);
  if (!models) return models.error();
  const auto texts = load_all(input);
  if (!texts) return texts.error();
  std::vector<Example> examples;
  for (const SpanText& text : *texts) {
    const Prepared ready = prepare(text, *tables, *models);
    const DocumentWords document(ready.tokens, ready.facts);
    const std::vector<std::uint8_t> gold = name_gold(text, ready.tokens);
    for (const Sentence& sentence : ready.sentences) {
      Example example;
      add_name_features(ready.facts, ready.tokens, sentence.first_token, sentence.end_token, document, example.rows);
      for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
        const bool open = gold[i] == 0 && !text.misc_complete && ready.facts[i].capital;
        example.allowed.push_back(open ? 1U | 1U << 7 | 1U << 8 : 1U << gold[i]);
      }
      examples.push_back(std::move(example));
    }
  }
  ModelHead head{"names",       name_fingerprint(),
                 kNameBits,     1,
                 name_labels(), "own corpus, GUM v11 (CC BY and CC BY-SA documents), WikiGold, UNER English-EWT, WNUT 2017",
                 "CC BY-SA 4.0"};
  TrainOptions options;
  options.epochs = 10;
  options.margin = 2;
  options.missed = 0;
  return write_file(input.out, train(head, examples, options, is_forbidden_in_bio).to_bytes());
}

Status test_names(const TaskInput& input) {
  const auto tables = load_text_tables(input.config);
  const auto models = load_models(input.models);
  const auto texts = load_all(input);
  if (!tables || !models || !texts) return Error{Failure::no_input, "config, models or corpora cannot be read"};
  std::vector<SpanScore> scores(4);
  for (const SpanText& text : *texts) {
    const Prepared ready = prepare(text, *tables, *models);
    std::vector<std::pair<Span, MentionType>> found;
    for (const Mention& mention : tag_names(text.text, ready.sentences, ready.tokens, *models)) found.emplace_back(mention.span, mention.type);
    count_spans(ready.tokens, name_gold(text, ready.tokens), to_labels(ready.tokens, found), scores);
  }
  print_scores(scores, {"PER", "ORG", "LOC", "MISC"});
  return Done{};
}

}  // namespace onrecord
