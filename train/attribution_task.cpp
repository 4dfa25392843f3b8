// The attribution tagger: a first pass, and a second one that reads the labels of first passes trained on other articles.
#include <algorithm>
#include <cstdio>

#include "core/table.h"
#include "extract/annotate.h"
#include "extract/claims/layer_facts.h"
#include "extract/labeller/bio.h"
#include "extract/lexicon.h"
#include "train/crf.h"
#include "train/span_corpus.h"
#include "train/tasks.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kBits = 20;
constexpr std::size_t kFolds = 3;  ///< first passes for the labels that the second pass is trained with

struct Prepared {
  Annotations annotations;
  std::vector<TokenFacts> facts;
  std::vector<LayerFacts> layers;
  std::vector<std::uint8_t> gold;
};

/// One layer: of attributions inside one another the outermost is kept.
std::vector<std::uint8_t> attribution_gold(const SpanText& text, const std::vector<Token>& tokens) {
  std::vector<std::vector<GoldSpan>> order = text.attributions;
  const auto extent = [](const std::vector<GoldSpan>& spans) { return spans.empty() ? 0 : spans.back().span.end - spans.front().span.begin; };
  std::stable_sort(order.begin(), order.end(), [&](const auto& a, const auto& b) { return extent(a) > extent(b); });
  std::vector<std::uint8_t> labels(tokens.size());
  for (const auto& spans : order) {
    std::vector<std::uint8_t> own(tokens.size());
    for (const GoldSpan& gold : spans) mark_tokens(tokens, gold, own);
    bool clash = false;
    for (std::size_t i = 0; i < own.size(); ++i) clash = clash || (own[i] != 0 && labels[i] != 0 && !(own[i] <= 2 && own[i] == labels[i]));
    if (clash) continue;
    for (std::size_t i = 0; i < own.size(); ++i) labels[i] = own[i] != 0 ? own[i] : labels[i];
  }
  return labels;
}

Status prepare(const Lexicon& lexicon, const std::string& file, std::vector<Prepared>& all) {
  const auto texts = load_spans(file);
  if (!texts) return texts.error();
  for (const SpanText& text : *texts) {
    Article article;
    article.text = text.text;
    Prepared ready;
    ready.annotations = annotate(article, {}, lexicon);
    ready.facts = find_facts(text.text, ready.annotations.tokens);
    ready.layers = find_layer_facts(text.text, ready.annotations, lexicon.claims);
    ready.gold = attribution_gold(text, ready.annotations.tokens);
    all.push_back(std::move(ready));
  }
  return Done{};
}

void add_examples(const Prepared& text, Pass pass, std::vector<Example>& examples) {
  for (const auto& [first, end] : find_paragraphs(text.annotations.sentences)) {
    Example example;
    add_attribution_features(text.facts, text.annotations.tokens, text.layers, first, end, pass, example.rows, example.classes);
    for (std::uint32_t i = first; i < end; ++i) example.allowed.push_back(1U << text.gold[i]);
    examples.push_back(std::move(example));
  }
}

/// A model of all texts but those of fold `left_out` of kFolds.
SequenceModel train_pass(const std::vector<Prepared>& texts, Pass pass, std::size_t left_out) {
  std::vector<Example> examples;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i % kFolds != left_out) add_examples(texts[i], pass, examples);
  }
  const ModelHead head{pass == Pass::first ? "attributions" : "attributions2",
                       attribution_fingerprint(pass),
                       kBits,
                       1,
                       attribution_labels(),
                       "own corpus",
                       "as the program"};
  return train_crf(head, examples, {}, is_forbidden_in_bio);
}

void label(const SequenceModel& model, Prepared& text) {
  FeatureRows rows;
  std::vector<std::uint8_t> classes;
  for (const auto& [first, end] : find_paragraphs(text.annotations.sentences)) {
    rows.clear();
    classes.clear();
    add_attribution_features(text.facts, text.annotations.tokens, text.layers, first, end, Pass::first, rows, classes);
    const std::vector<std::uint8_t> labels = model.decode(rows);
    for (std::size_t i = 0; i < labels.size(); ++i) text.layers[first + i].first = labels[i];
  }
}

}  // namespace

Status train_attributions(const TaskInput& input) {
  const auto lexicon = load_lexicon(input.config, input.models);
  if (!lexicon) return lexicon.error();
  std::vector<Prepared> texts;
  for (const std::string& file : input.files) {
    if (auto status = prepare(*lexicon, file, texts); !status) return status;
  }
  if (auto status = write_file(input.out, train_pass(texts, Pass::first, kFolds).to_bytes()); !status) return status;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const SequenceModel model = train_pass(texts, Pass::first, fold);
    for (std::size_t i = fold; i < texts.size(); i += kFolds) label(model, texts[i]);
  }
  std::filesystem::path second = input.out;
  second.replace_filename(input.out.stem().string() + "2.model");
  return write_file(second, train_pass(texts, Pass::second, kFolds).to_bytes());
}

Status test_attributions(const TaskInput& input) {
  const auto lexicon = load_lexicon(input.config, input.models);
  if (!lexicon) return lexicon.error();
  std::vector<SpanScore> scores(3);
  for (const std::string& file : input.files) {
    const auto texts = load_spans(file);
    if (!texts) return texts.error();
    for (const SpanText& text : *texts) {
      Article article;
      article.text = text.text;
      const Annotations layers = annotate(article, {}, *lexicon);
      std::vector<std::uint8_t> guess(layers.tokens.size());
      for (const LabelledSpan& span :
           tag_attributions(text.text, layers.sentences, layers.tokens, find_layer_facts(text.text, layers, lexicon->claims), lexicon->models)) {
        mark_tokens(layers.tokens, GoldSpan{span.span, static_cast<std::size_t>(span.part)}, guess);
      }
      count_spans(layers.tokens, attribution_gold(text, layers.tokens), guess, scores);
    }
  }
  print_scores(scores, {"source", "cue", "content"});
  return Done{};
}

}  // namespace onrecord
