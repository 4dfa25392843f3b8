#include "extract/claims/explain.h"

#include <gtest/gtest.h>

#include "tests/claims/claims_of.h"

namespace onrecord {
namespace {

std::string explained(const std::string& text) {
  std::string out;
  for (const std::string& line : explain_claims(text, claims_of(text), claim_test_tables().claims)) out += line + "\n";
  return out;
}

TEST(ExplainClaims, TellsSourceCueClassAndRules) {
  EXPECT_EQ(explained("Two officials did not say the quay would sink."),
            "the quay would sink\n"
            "  source    Two officials -> unnamed Two officials\n"
            "  cue       did not say (say: assert)\n"
            "  class     decline, indirect, cue negated, future\n"
            "  found by  source-verb-clause, speaker by description, class by negated cue\n");
  EXPECT_EQ(explained("The quay sank."), "no claims\n");
}

}  // namespace
}  // namespace onrecord
