#include "extract/claims/scene.h"

#include <gtest/gtest.h>

#include "extract/times/find_times.h"
#include "tests/support/source_root.h"

#include "tests/claims/claims_of.h"

namespace onrecord {
namespace {

constexpr CivilDate kPublished{2031, 3, 6};

/// A day of `day` for each "Monday", a place for each "Norvale"; then "addressee | venue | day" of the first claim.
std::string scene_of(const std::string& text, CivilDate day) {
  Article article;
  article.text = text;
  Annotations layers = layers_of(text);
  if (const auto at = static_cast<std::uint32_t>(text.find("Monday")); at < text.size()) {
    TimeExpression time;
    time.span = {at, at + 6};
    time.range = DateRange{day, day};
    layers.times.push_back(time);
  }
  if (const auto at = static_cast<std::uint32_t>(text.find("Norvale")); at < text.size()) {
    Mention place;
    place.span = {at, at + 7};
    place.type = MentionType::place;
    layers.mentions.push_back(place);
  }
  Context context;
  context.reference = kPublished;
  const auto claims = find_claims(article, layers, context, claim_test_tables().claims, {});
  if (claims.empty()) return "no claim";
  const Claim& claim = claims.front();
  const auto words = [&](Span s) { return s.empty() ? std::string() : std::string(s.of(text)); };
  return words(claim.addressee) + " | " + words(claim.venue) + " | " + (claim.said_basis == SaidBasis::text ? claim.said_on->to_string() : "");
}

/// Days of all claims of `text`, published on 2031-03-06, with times read; "-" where the text names none.
std::string days_of(const std::string& text) {
  static const auto kTimes = load_time_tables(source_root() + "/config");
  Article article;
  article.text = text;
  Annotations layers = layers_of(text);
  Context context;
  context.reference = kPublished;
  layers.times = find_times(text, layers, context, *kTimes);
  std::string out;
  for (const Claim& c : find_claims(article, layers, context, claim_test_tables().claims, {})) {
    out += (out.empty() ? "" : " ") + (c.said_basis == SaidBasis::text ? c.said_on->to_string() : "-");
  }
  return out;
}

TEST(FindScene, ASpeechKeepsItsDay) {
  EXPECT_EQ(days_of("Ana Ruiz said on Monday that the quay was dry. Ana Ruiz added that the dam was safe."), "2031-03-03 2031-03-03");
  EXPECT_EQ(days_of("Ana Ruiz said on Monday that the quay was dry. Ben Lee said that the dam was safe."), "2031-03-03 -");
}

TEST(FindScene, ADatelineDatesWhatNamesNoDay) {
  EXPECT_EQ(days_of("NORVALE, March 4 (Wire) - Ana Ruiz said that the quay was dry."), "2031-03-04");
  EXPECT_EQ(days_of("March 5, 2031\n\nAna Ruiz said that the quay was dry."), "2031-03-05");
  EXPECT_EQ(days_of("NORVALE, March 4 (Wire) - Ana Ruiz said on Monday that the quay was dry."), "2031-03-03");
  EXPECT_EQ(days_of("The quay was built on March 4. Ana Ruiz said that it was dry."), "-");
  EXPECT_EQ(days_of("NORVALE, March 1, 2030 (Wire) - Ana Ruiz said that the quay was dry."), "-");
}

TEST(FindScene, ReadsWhatStandsBesideTheCue) {
  const CivilDate monday{2031, 3, 3};
  EXPECT_EQ(scene_of("Ruiz told reporters in Norvale on Monday that the quay was dry.", monday), "reporters | Norvale | 2031-03-03");
  EXPECT_EQ(scene_of("\"The quay is dry now,\" Ruiz said in Norvale on Monday.", monday), " | Norvale | 2031-03-03");
  EXPECT_EQ(scene_of("Ruiz said that the quay in Norvale was dry on Monday.", monday), " |  | ");
  EXPECT_EQ(scene_of("Ruiz told reporters on Monday that the quay was dry.", {2031, 3, 10}), "reporters |  | ");
  EXPECT_EQ(scene_of("Ruiz said that the quay was dry.", monday), " |  | ");
}

}  // namespace
}  // namespace onrecord
