#include <algorithm>
#include <cstdio>

#include "core/table.h"
#include "extract/labeller/attribution_features.h"
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
constexpr std::uint32_t kAttributionBits = 20;

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

/// BIO label of each token; a token belongs to a span when it begins in it.
void mark(const std::vector<Token>& tokens, const GoldSpan& gold, std::vector<std::uint8_t>& labels) {
  auto token = std::lower_bound(tokens.begin(), tokens.end(), gold.span.begin, [](const Token& t, std::uint32_t at) { return t.span.end <= at; });
  bool first = true;
  for (; token != tokens.end() && token->span.begin < gold.span.end; ++token) {
    labels[static_cast<std::size_t>(token - tokens.begin())] = static_cast<std::uint8_t>(1 + 2 * gold.name + (first ? 0 : 1));
    first = false;
  }
}

std::vector<std::uint8_t> name_gold(const SpanText& text, const std::vector<Token>& tokens) {
  std::vector<std::uint8_t> labels(tokens.size());
  for (const GoldSpan& gold : text.names) mark(tokens, gold, labels);
  return labels;
}

/// One layer: of attributions inside one another the outermost is kept.
std::vector<std::uint8_t> attribution_gold(const SpanText& text, const std::vector<Token>& tokens) {
  std::vector<std::vector<GoldSpan>> order = text.attributions;
  const auto extent = [](const std::vector<GoldSpan>& spans) { return spans.empty() ? 0 : spans.back().span.end - spans.front().span.begin; };
  std::stable_sort(order.begin(), order.end(), [&](const auto& a, const auto& b) { return extent(a) > extent(b); });
  std::vector<std::uint8_t> labels(tokens.size());
  for (const auto& spans : order) {
    std::vector<std::uint8_t> own(tokens.size());
    for (const GoldSpan& gold : spans) mark(tokens, gold, own);
    bool clash = false;
    for (std::size_t i = 0; i < own.size(); ++i) clash = clash || (own[i] != 0 && labels[i] != 0 && !(own[i] <= 2 && own[i] == labels[i]));
    if (clash) continue;
    for (std::size_t i = 0; i < own.size(); ++i) labels[i] = own[i] != 0 ? own[i] : labels[i];
  }
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

struct Score {
  std::size_t right = 0, found = 0, gold = 0;
};

void print_scores(const std::vector<Score>& scores, const std::vector<std::string>& names) {
  for (std::size_t n = 0; n < scores.size(); ++n) {
    const Score& s = scores[n];
    std::printf("%-8s F1 %.2f  gold %zu found %zu\n", names[n].c_str(),
                200.0 * static_cast<double>(s.right) / static_cast<double>(std::max<std::size_t>(1, s.found + s.gold)), s.gold, s.found);
  }
}

/// Exact spans of both labellings, by name; the last score is over all.
void count(std::span<const Token> tokens, std::span<const std::uint8_t> gold, std::span<const std::uint8_t> guess, std::vector<Score>& scores) {
  std::vector<BioSpan> right, found;
  add_bio_spans(tokens, gold, right);
  add_bio_spans(tokens, guess, found);
  for (const BioSpan& span : right) ++scores[span.name].gold;
  for (const BioSpan& span : found) {
    ++scores[span.name].found;
    for (const BioSpan& other : right) scores[span.name].right += other.span == span.span && other.name == span.name ? 1 : 0;
  }
}

template <typename Spans>
std::vector<std::uint8_t> to_labels(const std::vector<Token>& tokens, const Spans& spans) {
  std::vector<std::uint8_t> labels(tokens.size());
  for (const auto& [span, name] : spans) mark(tokens, GoldSpan{span, static_cast<std::size_t>(name)}, labels);
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

Status train_attributions(const TaskInput& input) {
  const auto tables = load_text_tables(input.config);
  if (!tables) return tables.error();
  const auto models = load_models(input.models);
  if (!models) return models.error();
  const auto texts = load_all(input);
  if (!texts) return texts.error();
  std::vector<Example> examples;
  for (const SpanText& text : *texts) {
    const Prepared ready = prepare(text, *tables, *models);
    const std::vector<std::uint8_t> gold = attribution_gold(text, ready.tokens);
    const std::vector<std::uint8_t> names = to_name_kinds(ready.tokens, tag_names(text.text, ready.sentences, ready.tokens, *models));
    for (const auto& [first, end] : find_paragraphs(ready.sentences)) {
      Example example;
      add_attribution_features(ready.facts, ready.tokens, first, end, names, {}, example.rows, example.classes);
      for (std::uint32_t i = first; i < end; ++i) example.allowed.push_back(1U << gold[i]);
      examples.push_back(std::move(example));
    }
  }
  ModelHead head{"attributions", attribution_fingerprint(), kAttributionBits, kAttributionClasses, attribution_labels(),
                 "own corpus",   "as the program"};
  TrainOptions options;
  options.epochs = 10;
  options.margin = 2;
  options.missed = 1;
  return write_file(input.out, train(head, examples, options, is_forbidden_in_bio).to_bytes());
}

Status test_names(const TaskInput& input) {
  const auto tables = load_text_tables(input.config);
  const auto models = load_models(input.models);
  const auto texts = load_all(input);
  if (!tables || !models || !texts) return Error{Failure::no_input, "config, models or corpora cannot be read"};
  std::vector<Score> scores(4);
  for (const SpanText& text : *texts) {
    const Prepared ready = prepare(text, *tables, *models);
    std::vector<std::pair<Span, MentionType>> found;
    for (const Mention& mention : tag_names(text.text, ready.sentences, ready.tokens, *models)) found.emplace_back(mention.span, mention.type);
    count(ready.tokens, name_gold(text, ready.tokens), to_labels(ready.tokens, found), scores);
  }
  print_scores(scores, {"PER", "ORG", "LOC", "MISC"});
  return Done{};
}

Status test_attributions(const TaskInput& input) {
  const auto tables = load_text_tables(input.config);
  const auto models = load_models(input.models);
  const auto texts = load_all(input);
  if (!tables || !models || !texts) return Error{Failure::no_input, "config, models or corpora cannot be read"};
  std::vector<Score> scores(3);
  for (const SpanText& text : *texts) {
    const Prepared ready = prepare(text, *tables, *models);
    std::vector<std::pair<Span, AttributionPart>> found;
    for (const LabelledSpan& span : tag_attributions(text.text, ready.sentences, ready.tokens, *models)) found.emplace_back(span.span, span.part);
    count(ready.tokens, attribution_gold(text, ready.tokens), to_labels(ready.tokens, found), scores);
  }
  print_scores(scores, {"source", "cue", "content"});
  return Done{};
}

}  // namespace onrecord
