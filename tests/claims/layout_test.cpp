#include <gtest/gtest.h>

#include "extract/claims/mend.h"
#include "tests/claims/claims_of.h"

namespace onrecord {
namespace {

struct Case {
  std::string text;
  std::string expected;
};

TEST(FindColonAttributions, ReadsTranscriptsBlockQuotationsAndSignatures) {
  const std::vector<Case> cases = {
      {"RUIZ: We dredged the quay in May.", "RUIZ | : | We dredged the quay in May"},
      {"The tide was high.\n\nThe governor added:\n\nNobody has seen the plan. It is lost.",
       "The governor | added | Nobody has seen the plan. It is lost"},
      {"“The quay was never safe for us.” — Ana Ruiz", "Ana Ruiz | — | The quay was never safe for us"},
      {"The board listed three aims:\n\nDredge the quay before the winter.", ""},
      {"It has three parts: the quay, the crane and the shed.", ""},
      {"10:30 is when the first boat leaves.", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(show(c.text, claims_of(c.text)), c.expected) << c.text;
}

/// Mends an attribution over the named stretches of `text`: "source | cue | content", "" where nothing is left.
std::string mended(const std::string& text, const std::string& source, const std::string& cue, const std::string& content) {
  Annotations layers = layers_of(text);
  const TokenView view(text, layers.tokens);
  const auto range = [&](const std::string& words) {
    TokenRange r;
    const std::size_t at = text.find(words);
    while (r.first < view.size() && view[r.first].span.begin < at) ++r.first;
    r.end = r.first;
    while (!words.empty() && r.end < view.size() && view[r.end].span.end <= at + words.size()) ++r.end;
    return r;
  };
  for (Token& token : layers.tokens) token.pos = token.span.of(text) == "back" ? Pos::adv : token.span.of(text) == "no" ? Pos::det : Pos::none;
  Attribution a{range(source), range(cue), {range(content)}, nullptr, false, "test"};
  const auto verb = claim_test_tables().claims.cues.find(cue.substr(cue.rfind(' ') + 1));
  if (verb != claim_test_tables().claims.cues.end()) a.verb = &verb->second;
  const auto left = mend_attributions(view, layers, {a});
  if (left.empty()) return "";
  const auto words = [&](TokenRange r) {
    return r.empty() ? std::string() : text.substr(view[r.first].span.begin, view[r.end - 1].span.end - view[r.first].span.begin);
  };
  return words(left[0].source) + " | " + words(left[0].cue) + " | " + words(left[0].content[0]);
}

TEST(MendAttributions, TrimsLeadsAndDatelinesAndFindsSubjects) {
  EXPECT_EQ(mended("Speaking at the quay in May, Ruiz said it was dry.", "Speaking at the quay in May, Ruiz", "said", "it was dry"),
            "Ruiz | said | it was dry");
  EXPECT_EQ(mended("The poll is out. Ruiz said it was dry.", "out. Ruiz", "said", "it was dry"), "Ruiz | said | it was dry");
  EXPECT_EQ(mended("NORVALE (Meridian) - The quay was dry, Ruiz said.", "Ruiz", "said", "NORVALE (Meridian) - The quay was dry"),
            "Ruiz | said | The quay was dry");
  EXPECT_EQ(mended("NORVALE (Meridian) - The quay was dry, Ruiz said.", "Ruiz", "said", "Meridian) - The quay was dry"),
            "Ruiz | said | The quay was dry");
  EXPECT_EQ(mended("NORVALE (Meridian) - Norvale College said it was dry.", "NORVALE (Meridian) - Norvale College", "said", "it was dry"),
            "Norvale College | said | it was dry");
  EXPECT_EQ(mended("NORVALE is dry and - once more - safe, Ruiz said.", "Ruiz", "said", "NORVALE is dry and - once more - safe"),
            "Ruiz | said | NORVALE is dry and - once more - safe");
  EXPECT_EQ(mended("Ruiz promised that no quay was dry.", "Ruiz", "promised", "that no quay was dry"), "Ruiz | promised | no quay was dry");
  EXPECT_EQ(mended("Ruiz said that was wrong.", "Ruiz", "said", "that was wrong"), "Ruiz | said | that was wrong");
  EXPECT_EQ(mended("The quay is in high-level danger, Ana Ruiz said.", "Ana Ruiz", "said", "level danger"),
            "Ana Ruiz | said | The quay is in high-level danger");
  EXPECT_EQ(mended("\"It is dry,\" and full of silt, Ana Ruiz said.", "Ana Ruiz", "said", "full of silt"), "Ana Ruiz | said | full of silt");
  EXPECT_EQ(mended("At noon she said it was dry.", "", "said", "it was dry"), "she | said | it was dry");
  EXPECT_EQ(mended("It was said that the quay was dry.", "", "was said", "the quay was dry"), " | was said | the quay was dry");
  EXPECT_EQ(mended("An official, who hid because it was the town's to discuss, said it was dry.", "the town's to discuss", "said", "it was dry"),
            "An official, who hid because it was the town's to discuss | said | it was dry");
  EXPECT_EQ(mended("Nobody claimed it at the quay.", "Nobody", "claimed", "it at the quay"), "");
  EXPECT_EQ(mended("Nobody claimed it had sunk.", "Nobody", "claimed", "it had sunk"), "Nobody | claimed | it had sunk");
  EXPECT_EQ(mended("They went back to the quay.", "They", "back", "to the quay"), "");
}

}  // namespace
}  // namespace onrecord
