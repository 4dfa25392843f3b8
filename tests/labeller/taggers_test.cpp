#include <gtest/gtest.h>

#include "extract/labeller/models.h"
#include "extract/labeller/part_of_speech.h"
#include "extract/text/tokenize.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

const std::string kSource = source_root();

std::string tag(std::string_view text) {
  static const auto tables = load_text_tables(kSource + "/config");
  static const auto models = load_models(kSource + "/models");
  std::vector<Token> tokens = find_tokens(text, *tables);
  const auto sentences = find_sentences(text, tokens, *tables);
  tag_parts_of_speech(text, sentences, tokens, *models);
  std::string tags;
  for (const Token& token : tokens) {
    if (!tags.empty()) tags += ' ';
    tags += token.pos == Pos::none ? "-" : part_of_speech_labels()[static_cast<std::size_t>(token.pos) - 1];
  }
  return tags;
}

TEST(PartOfSpeech, Sentences) {
  EXPECT_EQ(tag("The minister said that prices would rise."), "DET NOUN VERB SCONJ NOUN AUX VERB PUNCT");
  EXPECT_EQ(tag("She denied the report on Tuesday."), "PRON VERB DET NOUN ADP PROPN PUNCT");
  EXPECT_EQ(tag("“We won’t sign it,” he told reporters."), "PUNCT PRON AUX PART VERB PRON PUNCT PUNCT PRON VERB NOUN PUNCT");
}

struct Tagged {
  explicit Tagged(std::string_view text) {
    const auto tables = load_text_tables(kSource + "/config");
    const auto models = load_models(kSource + "/models");
    std::vector<Token> tokens = find_tokens(text, *tables);
    const auto sentences = find_sentences(text, tokens, *tables);
    tag_parts_of_speech(text, sentences, tokens, *models);
    for (const Mention& mention : tag_names(text, sentences, tokens, NameHints(tokens.size()), *models)) names.emplace_back(mention.span.of(text));
    std::vector<LayerFacts> layers(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      layers[i].cue = tokens[i].span.of(text) == "said" ? 1 : 0;
      layers[i].noun = tokens[i].span.of(text) == "minister" ? 2 : 0;
    }
    for (const LabelledSpan& span : tag_attributions(text, sentences, tokens, layers, *models)) parts.emplace_back(span.span.of(text));
  }
  std::vector<std::string> names;
  std::vector<std::string> parts;
};

TEST(Names, PlainSentence) {
  EXPECT_EQ(Tagged("Prime Minister Anna Keller met Marcus Boyd in Berlin.").names,
            (std::vector<std::string>{"Anna Keller", "Marcus Boyd", "Berlin"}));
}

TEST(Attributions, IndirectSpeech) {
  EXPECT_EQ(Tagged("The minister said the port would reopen in May.").parts,
            (std::vector<std::string>{"The minister", "said", "the port would reopen in May"}));
}

TEST(Attributions, NothingToTag) { EXPECT_TRUE(Tagged("").parts.empty()); }

TEST(PartOfSpeech, NothingToTag) { EXPECT_EQ(tag(""), ""); }

TEST(PartOfSpeech, WithoutAModelNothingIsTagged) {
  std::vector<Token> tokens(1);
  tokens[0].span = {0, 2};
  tag_parts_of_speech("Hi", {Sentence{{0, 2}, 0, 1, 0}}, tokens, Models{});
  EXPECT_EQ(tokens[0].pos, Pos::none);
}

}  // namespace
}  // namespace onrecord
