#include <cstdio>

#include "core/table.h"
#include "extract/labeller/models.h"
#include "extract/labeller/part_of_speech.h"
#include "extract/text/tokenize.h"
#include "train/conllu.h"
#include "train/tasks.h"
#include "train/trainer.h"

namespace onrecord {
namespace {

void add_examples(const TaggedText& gold, const TextTables& tables, std::vector<Example>& examples) {
  std::vector<Token> tokens = find_tokens(gold.text, tables);
  const std::vector<Sentence> sentences = find_sentences(gold.text, tokens, tables);
  const std::vector<Pos> parts = map_parts_of_speech(gold, tokens);
  const std::vector<TokenFacts> facts = find_facts(gold.text, tokens);
  for (const Sentence& sentence : sentences) {
    const std::size_t size = sentence.end_token - sentence.first_token;
    Example example;
    add_part_of_speech_features(std::span(facts).subspan(sentence.first_token, size), std::span(tokens).subspan(sentence.first_token, size),
                                example.rows);
    for (std::size_t i = 0; i < size; ++i) {
      const Pos pos = parts[sentence.first_token + i];
      example.allowed.push_back(pos == Pos::none ? (1U << part_of_speech_labels().size()) - 1 : 1U << (static_cast<int>(pos) - 1));
    }
    examples.push_back(std::move(example));
  }
}

}  // namespace

Status train_parts_of_speech(const TaskInput& input) {
  const auto tables = load_text_tables(input.config);
  if (!tables) return tables.error();
  std::vector<Example> examples;
  ModelHead head{
      "pos", part_of_speech_fingerprint(), 19, 1, part_of_speech_labels(), "GUM v11 (CC BY and CC BY-SA documents), UD English-EWT", "CC BY-SA 4.0"};
  for (const std::string& file : input.files) {
    const auto texts = load_conllu(file);
    if (!texts) return texts.error();
    for (const TaggedText& text : *texts) add_examples(text, *tables, examples);
  }
  TrainOptions options;
  options.epochs = 8;
  options.margin = 2;
  options.smallest = 1.0;
  return write_file(input.out, train(head, examples, options, nullptr).to_bytes());
}

Status test_parts_of_speech(const TaskInput& input) {
  const auto tables = load_text_tables(input.config);
  if (!tables) return tables.error();
  const auto models = load_models(input.models);
  if (!models) return models.error();
  for (const std::string& file : input.files) {
    const auto texts = load_conllu(file);
    if (!texts) return texts.error();
    std::size_t right = 0;
    std::size_t all = 0;
    for (const TaggedText& gold : *texts) {
      std::vector<Token> tokens = find_tokens(gold.text, *tables);
      const std::vector<Sentence> sentences = find_sentences(gold.text, tokens, *tables);
      tag_parts_of_speech(gold.text, sentences, tokens, *models);
      const std::vector<Pos> parts = map_parts_of_speech(gold, tokens);
      for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (parts[i] == Pos::none) continue;
        ++all;
        right += parts[i] == tokens[i].pos ? 1 : 0;
      }
    }
    std::printf("%s: %.2f %% of %zu tokens\n", file.c_str(), 100.0 * static_cast<double>(right) / static_cast<double>(all), all);
  }
  return Done{};
}

}  // namespace onrecord
