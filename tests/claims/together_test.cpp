#include <gtest/gtest.h>

#include <string>

#include "extract/annotate.h"
#include "extract/lexicon.h"
#include "tests/claims/claims_of.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

/// "name = one + other" of the last claim, with all layers but the models of attributions.
std::string last_speakers(const std::string& text) {
  static const Lexicon kAll = *load_lexicon(source_root() + "/config", source_root() + "/models");
  Article article;
  article.text = text;
  const auto claims = find_claims(article, annotate(article, {}, kAll), {}, kAll.claims, {});
  if (claims.empty()) return "no claim";
  std::string out = claims.back().speaker.name + " =";
  for (const Speaker& each : claims.back().together) out += " " + each.name;
  return out;
}

TEST(Together, NamesSideBySideSpeakAsOne) {
  EXPECT_EQ(last_speakers("Ana Ruiz and Ben Lee said the bill was dead."), "Ana Ruiz and Ben Lee = Ana Ruiz Ben Lee");
  EXPECT_EQ(last_speakers("Senators Ana Ruiz and Ben Lee said the bill was dead."), "Ana Ruiz and Ben Lee = Ana Ruiz Ben Lee");
  EXPECT_EQ(last_speakers("Canada and Peru said the border was open."), "Canada and Peru = Canada Peru");
  EXPECT_EQ(last_speakers("Ana Ruiz, who met Ben Lee and his wife, said the bill was dead."), "Ana Ruiz =");
}

TEST(Together, BothAndTheTwoAreTheLastTwoThatFit) {
  const std::string met = "Foreign Minister Ana Ruiz met Foreign Minister Ben Lee on Monday. ";
  EXPECT_EQ(last_speakers(met + "Both ministers said the talks had failed."), "Ana Ruiz and Ben Lee = Ana Ruiz Ben Lee");
  EXPECT_EQ(last_speakers(met + "The two men said the talks had failed."), "Ana Ruiz and Ben Lee = Ana Ruiz Ben Lee");
  EXPECT_EQ(last_speakers("France met Chile on Monday. Both sides said the deal was near."), "France and Chile = France Chile");
  EXPECT_EQ(last_speakers(met + "Both ministers said the talks had failed. They said the next ones would be in May."),
            "Ana Ruiz and Ben Lee = Ana Ruiz Ben Lee");
  EXPECT_EQ(last_speakers("Both sides of the aisle said the bill was dead."), "Both sides of the aisle =");
}

}  // namespace
}  // namespace onrecord
