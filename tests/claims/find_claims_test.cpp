
#include <gtest/gtest.h>

#include <algorithm>

#include "core/table.h"
#include "tests/claims/claims_of.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

struct Case {
  std::string text;
  std::string expected;
};

TEST(FindClaims, FindsSourceCueAndContent) {
  const std::vector<Case> cases = {
      {"The minister said that the road would reopen in May.", "The minister | said | the road would reopen in May"},
      {"\"We will open the road,\" said Ana Ruiz.", "Ana Ruiz | said | We will open the road"},
      {"“We will open the road,” she said. “It will be free.”", "she | said | We will open the road | It will be free"},
      {"''We will open the road,'' Ruiz said.", "Ruiz | said | We will open the road"},
      {"According to the ministry, exports fell last year.", "the ministry | According to | exports fell last year"},
      {"Exports fell last year, according to the ministry.", "the ministry | according to | Exports fell last year"},
      {"Ruiz told reporters that the talks had failed.", "Ruiz | told | the talks had failed"},
      {"The ministry did not say whether it would appeal.", "The ministry | did not say | whether it would appeal"},
      {"The so-called \"clean road\" was closed.", ""},
      {"Grace was said in four languages before the soup.", ""},
      {"The crews who had been ordered to leave the quay went home.", ""},
      {"The name can be written in two ways.", ""},
      {"The farmer was told last year that the road would close.", "The farmer | was told | the road would close"},
      {"Growers must offer the first box to the town.", ""},
      {"Until last year, applicants had to ask for a stamp at the gate.", ""},
      {"An envoy, who left early, said the text had been agreed in March.", "An envoy, who left early | said | the text had been agreed in March"},
  };
  for (const Case& c : cases) EXPECT_EQ(show(c.text, claims_of(c.text)), c.expected) << c.text;
}

TEST(FindClaims, MarksNegationAndClass) {
  const auto claims = claims_of("The minister did not say the road would reopen. The mayor warned that prices would rise.");
  ASSERT_EQ(claims.size(), 2u);
  EXPECT_TRUE(claims[0].negated);
  EXPECT_EQ(claims[1].claim_class, ClaimClass::warn);
}

TEST(FindClaims, LeavesUnknownPronounUnresolved) {
  const auto claims = claims_of("He said the road would reopen.");
  ASSERT_EQ(claims.size(), 1u);
  EXPECT_EQ(claims[0].speaker.kind, SpeakerKind::unknown);
}

TEST(FindClaims, PronounStandsForThePersonNamedBefore) {
  for (const auto& [gender, name] : {std::pair('m', "Alex Ruiz"), std::pair('f', "")}) {
    Article article;
    article.text = "Alex Ruiz went home. He said the road would reopen.";
    Annotations layers = layers_of(article.text);
    layers.mentions.emplace_back();
    layers.mentions[0].span = {0, 9};
    layers.mentions[0].type = MentionType::person;
    layers.mentions[0].entity = 0;
    layers.entities.emplace_back();
    layers.entities[0].kind = EntityKind::person;
    layers.entities[0].name = "Alex Ruiz";
    layers.entities[0].gender = gender;
    const auto claims = find_claims(article, layers, {}, claim_test_tables().claims, {});
    ASSERT_EQ(claims.size(), 1u);
    EXPECT_EQ(claims[0].speaker.name, name);
  }
}

TEST(FindClaims, CueExamplesHold) {
  const auto table =
      Table::load(std::filesystem::path(source_root()) / "config/claims/cues.tsv", {"lemma", "forms", "class", "frame", "kind", "example"});
  ASSERT_TRUE(table.ok());
  for (std::size_t row = 0; row < table->size(); ++row) {
    std::string text(table->cell(row, 5));
    const auto forms = table->list(row, 1);
    EXPECT_TRUE(std::any_of(forms.begin(), forms.end(), [&](std::string_view form) { return text.find(form) != std::string::npos; })) << text;
    if (table->cell(row, 3) == "none") continue;
    const auto open = text.find('[');
    const auto close = text.find(']');
    ASSERT_NE(close, std::string::npos) << text;
    std::string content = text.substr(open + 1, close - open - 1);
    std::erase_if(text, [](char c) { return c == '[' || c == ']'; });
    const auto claims = claims_of(text);
    EXPECT_TRUE(std::any_of(claims.begin(), claims.end(), [&](const Claim& c) { return c.content.front().of(text) == content; }))
        << text << "\n"
        << show(text, claims);
  }
}

TEST(FindClaims, SpansAreValidOnOddText) {
  const std::vector<std::string> texts = {"",
                                          "\"",
                                          "''",
                                          "\" said",
                                          "said",
                                          "\"We go, he said.\n\n\"And on",
                                          "HE SAID \"WE WILL NOT GO\" AND LEFT",
                                          "according to",
                                          "told",
                                          "“said”",
                                          "said said said, said \" said",
                                          "the minister said:",
                                          "The minister said in Norvale that",
                                          "The minister said, that",
                                          "She told"};
  for (const std::string& text : texts) {
    for (const Claim& c : claims_of(text)) {
      ASSERT_FALSE(c.content.empty()) << text;
      for (const auto* spans : {&c.source, &c.cue, &c.content}) {
        for (const Span s : *spans) {
          EXPECT_LT(s.begin, s.end) << text;
          EXPECT_LE(s.end, text.size()) << text;
        }
      }
    }
  }
}

TEST(FindClaims, KeepsFiguresOfTheArticlesOwnVoice) {
  Article article;
  article.text = "Exports fell by 40 boats. The mayor said that 12 boats had sunk.";
  Annotations layers = layers_of(article.text);
  for (const std::string_view number : {"40", "12"}) {
    Figure figure;
    const auto at = static_cast<std::uint32_t>(article.text.find(number));
    figure.span = {at, at + 2};
    layers.figures.push_back(figure);
  }
  const auto claims = find_claims(article, layers, {}, claim_test_tables().claims, {});
  ASSERT_EQ(claims.size(), 2u);
  EXPECT_TRUE(claims[0].article_voice);
  EXPECT_EQ(claims[0].content.front().of(article.text), "Exports fell by 40 boats");
  EXPECT_EQ(claims[0].speaker.kind, SpeakerKind::unknown);
  EXPECT_FALSE(claims[1].article_voice);
  EXPECT_EQ(claims[1].figures, std::vector<std::uint32_t>{1});
}

/// What is looked at for one claim is bounded, so a paragraph twice as long has twice as many, to its end.
TEST(FindClaims, ALongParagraphIsReadToItsEnd) {
  const auto of_length = [](std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += "The mayor said it rains, and she told them that it snows, ";
    const auto claims = claims_of(text);
    EXPECT_LT(text.size() - claims.back().content.back().end, 5000U);
    return claims.size();
  };
  const std::size_t some = of_length(50'000);
  const std::size_t more = of_length(100'000);
  EXPECT_GT(some, 0U);
  EXPECT_NEAR(static_cast<double>(more), 2.0 * static_cast<double>(some), 4);
}

}  // namespace
}  // namespace onrecord
