#include "extract/claims/force.h"

#include <gtest/gtest.h>

#include "core/table.h"
#include "tests/claims/claims_of.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

struct Case {
  std::string text;
  ClaimClass expected;
};

TEST(FindForce, ReadsCueFrameAndContent) {
  const std::vector<Case> cases = {
      {"The harbour board said the quay was dry.", ClaimClass::assert_},
      {"The harbour board said it would dredge the quay.", ClaimClass::promise},
      {"\"We will dredge the quay,\" said Ana Ruiz.", ClaimClass::promise},
      {"The harbour board said it would be unable to pay.", ClaimClass::predict},
      {"The harbour board said prices could double by June.", ClaimClass::predict},
      {"The harbour board said lorries must wait outside.", ClaimClass::urge},
      {"\"We did not sell the crane,\" said Ana Ruiz.", ClaimClass::deny},
      {"\"We are not selling the crane,\" said Ana Ruiz.", ClaimClass::deny},
      {"\"We are not selling the crane, we are lending it,\" said Ana Ruiz.", ClaimClass::assert_},
      {"\"We are not against the pilots,\" said Ana Ruiz.", ClaimClass::assert_},
      {"\"We have never taken a coin,\" said Ana Ruiz.", ClaimClass::deny},
      {"\"We have never built a quay in less than a year,\" said Ana Ruiz.", ClaimClass::assert_},
      {"\"We did not receive one bid,\" said Ana Ruiz.", ClaimClass::assert_},
      {"The harbour board did not say when the quay would open.", ClaimClass::decline},
      {"The harbour board did not dispute the size of the bill.", ClaimClass::assert_},
      {"The report did not say the quay was dry.", ClaimClass::assert_},
      {"The harbour board said the tale was wholly false.", ClaimClass::deny},
      {"The harbour board said the owner had bribed the pilots.", ClaimClass::accuse},
      {"The harbour board said the owner had not bribed the pilots.", ClaimClass::assert_},
      {"The harbour board said the rules that will apply are old.", ClaimClass::assert_},
      {"The harbour board said the tale was completely made up.", ClaimClass::deny},
      {"The harbour board said boats from abroad made up a tenth of the fleet.", ClaimClass::assert_},
      {"The harbour board said the old quay lies below the hill.", ClaimClass::assert_},
      {"The harbour board warned that the quay would sink.", ClaimClass::warn},
      {"The harbour board said it met a would-be buyer.", ClaimClass::assert_},
      {"The harbour board said 300 boats had left the quay since May, and none had come.", ClaimClass::assert_},
  };
  for (const Case& c : cases) {
    const auto claims = claims_of(c.text);
    ASSERT_FALSE(claims.empty()) << c.text;
    EXPECT_EQ(to_string(claims[0].claim_class), to_string(c.expected)) << c.text;
  }
}

/// Of "The board CUE CONTENT .", the cue being the third word.
ClaimClass class_by_frame(const std::string& text) {
  const Annotations layers = layers_of(text);
  const TokenView view(text, layers.tokens);
  Attribution a;
  a.cue = {2, 3};
  a.content = {{3, static_cast<std::uint32_t>(view.size() - 1)}};
  a.verb = &claim_test_tables().claims.cues.find(view.lower(2))->second;
  return find_force(view, layers, claim_test_tables().claims, a, QuoteType::indirect, {}).claim_class;
}

TEST(FindForce, TellsCuesApartByTheirFrame) {
  const std::vector<Case> cases = {
      {"The board called it a farce .", ClaimClass::criticize},       {"The board called it a milestone .", ClaimClass::support},
      {"The board called for a new quay .", ClaimClass::urge},        {"The board agreed that the quay was dry .", ClaimClass::assert_},
      {"The board agreed to dredge the quay .", ClaimClass::promise}, {"The board agreed that it would dredge the quay .", ClaimClass::promise},
  };
  for (const Case& c : cases) EXPECT_EQ(to_string(class_by_frame(c.text)), to_string(c.expected)) << c.text;
}

TEST(FindForce, TellsNegationOfTheCueFromThatOfTheContent) {
  const auto claims = claims_of("The mayor did not say the quay was safe. The mayor said the quay was not safe.");
  ASSERT_EQ(claims.size(), 2u);
  EXPECT_TRUE(claims[0].negated);
  EXPECT_FALSE(claims[0].content_negated);
  EXPECT_FALSE(claims[1].negated);
  EXPECT_TRUE(claims[1].content_negated);
}

TEST(FindForce, TellsTheTenseOfTheContent) {
  const std::vector<std::pair<std::string, Tense>> cases = {
      {"The mayor said the quay was dry.", Tense::past},
      {"The mayor said the quay is dry.", Tense::present},
      {"The mayor said the quay has failed.", Tense::past},
      {"The mayor said the quay has three docks.", Tense::present},
      {"The mayor said the quay would reopen.", Tense::future},
      {"\"We will reopen the quay,\" the mayor said.", Tense::future},
      {"\"We are going to reopen the quay,\" the mayor said.", Tense::future},
      {"The mayor said the board could have reopened the quay.", Tense::past},
      {"The mayor said the board must repair the quay.", Tense::present},
      {"The mayor vowed to reopen the quay.", Tense::future},
      {"The mayor said the board closed the quay.", Tense::past},
      {"The mayor said the board does not own the quay.", Tense::present},
      {"The mayor said: \"A disaster for the quay.\"", Tense::none},
  };
  for (const auto& [text, expected] : cases) {
    const auto claims = claims_of(text);
    ASSERT_FALSE(claims.empty()) << text;
    EXPECT_EQ(to_string(claims[0].tense), to_string(expected)) << text;
  }
}

TEST(FindForce, ExamplesOfTheTableHold) {
  const auto table = Table::load(std::filesystem::path(source_root()) / "config/claims/force.tsv", {"class", "phrases", "unless", "example"});
  ASSERT_TRUE(table.ok());
  for (std::size_t row = 0; row < table->size(); ++row) {
    std::string example(table->cell(row, 3));
    std::erase_if(example, [](char c) { return c == '[' || c == ']'; });
    const auto claims = claims_of("The harbour board said: \"" + example + "\"");
    ASSERT_EQ(claims.size(), 1u) << example;
    EXPECT_EQ(to_string(claims[0].claim_class), table->cell(row, 0)) << example;
  }
}

}  // namespace
}  // namespace onrecord
