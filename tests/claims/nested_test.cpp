#include <gtest/gtest.h>

#include <string>

#include "extract/annotate.h"
#include "extract/lexicon.h"
#include "tests/claims/claims_of.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

const Lexicon& lexicon() {
  static const Lexicon kAll = *load_lexicon(source_root() + "/config", source_root() + "/models");
  return kAll;
}

/// "depth speaker: content" of each claim, in text order, with all layers but the models of attributions.
std::string told(const std::string& text) {
  Article article;
  article.text = text;
  const Annotations layers = annotate(article, {}, lexicon());
  std::string out;
  for (const Claim& c : find_claims(article, layers, {}, lexicon().claims, {})) {
    if (c.article_voice) continue;
    if (!out.empty()) out += "; ";
    out += std::to_string(c.depth) + " " + c.speaker.name + ": " + std::string(c.content.front().of(text));
  }
  return out;
}

TEST(FindNested, FindsWhatIsReportedInsideAReport) {
  EXPECT_EQ(told("Ana Ruiz said that Ben Lee had told her the quay was closed."),
            "0 Ana Ruiz: Ben Lee had told her the quay was closed; 1 Ben Lee: the quay was closed");
  EXPECT_EQ(told("\"The mayor told us the dam was safe,\" Ana Ruiz said."),
            "0 Ana Ruiz: The mayor told us the dam was safe; 1 The mayor: the dam was safe");
}

TEST(FindNested, GoesDownTwoLevelsAndNoFurther) {
  EXPECT_EQ(told("Ana Ruiz said that Ben Lee told her that Olaf Brandt wrote that Lena Okafor noted that the quay was closed."),
            "0 Ana Ruiz: Ben Lee told her that Olaf Brandt wrote that Lena Okafor noted that the quay was closed; "
            "1 Ben Lee: Olaf Brandt wrote that Lena Okafor noted that the quay was closed; "
            "2 Olaf Brandt: Lena Okafor noted that the quay was closed");
}

TEST(FindNested, IndexesOfOuterClaimsHoldInTextOrder) {
  const std::string text = "Ana Ruiz said that Ben Lee had told her the quay was closed. Olaf Brandt said the dam was safe.";
  Article article;
  article.text = text;
  const auto claims = find_claims(article, annotate(article, {}, lexicon()), {}, lexicon().claims, {});
  ASSERT_EQ(claims.size(), 3U);
  EXPECT_EQ(claims[0].outer, kNone);
  EXPECT_EQ(claims[1].outer, 0U);
  EXPECT_EQ(claims[2].outer, kNone);
}

TEST(FindNested, WhatNobodySaidIsNoReport) {
  EXPECT_EQ(told("\"Nobody asked who my people were,\" Ana Ruiz said."), "0 Ana Ruiz: Nobody asked who my people were");
  EXPECT_EQ(told("\"I can explain the freeze to him,\" Ana Ruiz said."), "0 Ana Ruiz: I can explain the freeze to him");
}

}  // namespace
}  // namespace onrecord
