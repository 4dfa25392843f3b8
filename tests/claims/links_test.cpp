#include "extract/claims/links.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

#include "extract/text/tokenize.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

using Part = AttributionPart;

/// "source | content" of each attribution linked from the named stretches of `text`.
std::string linked(const std::string& text, std::initializer_list<std::pair<std::string, Part>> stretches) {
  const std::filesystem::path config = std::filesystem::path(source_root()) / "config";
  const auto text_tables = load_text_tables(config);
  const auto tables = load_claim_tables(config);
  Annotations layers;
  layers.tokens = find_tokens(text, *text_tables);
  layers.sentences = find_sentences(text, layers.tokens, *text_tables);
  std::vector<LabelledSpan> spans;
  for (const auto& [words, part] : stretches) {
    const auto at = static_cast<std::uint32_t>(text.find(words));
    spans.push_back({{at, at + static_cast<std::uint32_t>(words.size())}, part});
  }
  const auto words = [&](TokenRange r) {
    return r.empty() ? std::string()
                     : text.substr(layers.tokens[r.first].span.begin, layers.tokens[r.end - 1].span.end - layers.tokens[r.first].span.begin);
  };
  std::string out;
  for (const Attribution& a : link_attributions(text, layers, *tables, spans)) {
    out += (out.empty() ? "" : "; ") + words(a.source);
    for (const TokenRange r : a.content) out += " | " + words(r);
  }
  return out;
}

TEST(LinkAttributions, GivesEachCueItsNearestSourceAndContent) {
  EXPECT_EQ(linked("Ruiz said it rains, but Lee denied it snows.", {{"Ruiz", Part::source},
                                                                    {"said", Part::cue},
                                                                    {"it rains", Part::content},
                                                                    {"Lee", Part::source},
                                                                    {"denied", Part::cue},
                                                                    {"it snows", Part::content}}),
            "Ruiz | it rains; Lee | it snows");
}

TEST(LinkAttributions, SharesASourceBetweenCues) {
  EXPECT_EQ(linked("Ruiz said it rains and added it snows.",
                   {{"Ruiz", Part::source}, {"said", Part::cue}, {"it rains", Part::content}, {"added", Part::cue}, {"it snows", Part::content}}),
            "Ruiz | it rains; Ruiz | it snows");
}

TEST(LinkAttributions, LeavesOutACueThatNoTableKnows) {
  EXPECT_EQ(linked("Ruiz beats the other side.", {{"Ruiz", Part::source}, {"beats", Part::cue}, {"the other side", Part::content}}), "");
}

TEST(LinkAttributions, KnowsACueOfSeveralWords) {
  EXPECT_EQ(linked("Ruiz brushed aside the other side.", {{"Ruiz", Part::source}, {"brushed aside", Part::cue}, {"the other side", Part::content}}),
            "Ruiz | the other side");
}

}  // namespace
}  // namespace onrecord
