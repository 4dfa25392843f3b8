// Whole texts of our own: each figure and each refused number with its derivation, as `explain figures` prints them.
#include <gtest/gtest.h>

#include "core/table.h"
#include "tests/figures/read_text.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

class FigureGoldens : public testing::TestWithParam<const char*> {};

TEST_P(FigureGoldens, ExplainThemselves) {
  const std::string base = source_root() + "/tests/figures/goldens/" + GetParam();
  const auto text = read_file(base + ".txt");
  const auto wanted = read_file(base + ".explained");
  ASSERT_TRUE(text && wanted);
  const Context context = on("2024-05-08");
  const Annotations layers = read_layers(*text, context);
  std::string told;
  for (const std::string& line : explain_figures(*text, layers, context, FigureKit::get().figures)) told += line + "\n";
  EXPECT_EQ(told, *wanted);
}

INSTANTIATE_TEST_SUITE_P(Texts, FigureGoldens,
                         testing::Values("border", "budget", "fiscal_years", "ranges", "rates", "ratios", "changes", "comparisons", "negations",
                                         "locales", "traps", "weights", "vague"));

}  // namespace
}  // namespace onrecord
