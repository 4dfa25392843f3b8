// Whole texts of our own: each claim that the rules alone find, as `explain claims` prints it.
#include <gtest/gtest.h>

#include "core/table.h"
#include "extract/claims/explain.h"
#include "tests/claims/claims_of.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

class ClaimGoldens : public testing::TestWithParam<const char*> {};

TEST_P(ClaimGoldens, ExplainThemselves) {
  const std::string base = source_root() + "/tests/claims/goldens/" + GetParam();
  const auto text = read_file(base + ".txt");
  const auto wanted = read_file(base + ".explained");
  ASSERT_TRUE(text && wanted);
  std::string told;
  for (const std::string& line : explain_claims(*text, claims_of(*text), claim_test_tables().claims)) told += line + "\n";
  EXPECT_EQ(told, *wanted);
}

INSTANTIATE_TEST_SUITE_P(Texts, ClaimGoldens, testing::Values("quay", "debate"));

}  // namespace
}  // namespace onrecord
