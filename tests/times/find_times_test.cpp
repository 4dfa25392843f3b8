#include "extract/times/find_times.h"

#include <gtest/gtest.h>

#include "extract/text/tokenize.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

struct Case {
  const char* text;
  const char* value;  ///< of the only expression; empty: there is none
};

TEST(FindTimes, ValuesOneExpression) {
  const auto tables = load_time_tables(source_root() + "/config");
  const auto words = load_text_tables(source_root() + "/config");
  ASSERT_TRUE(tables && words);
  Context context;
  context.reference = CivilDate::parse("2024-05-08");  // a Wednesday
  for (const Case& c : {Case{"The dam broke on March 3, 2011.", "2011-03-03"},
                        Case{"It rained in June 1998.", "1998-06"},
                        Case{"They met on Monday.", "2024-05-06"},
                        Case{"It fell yesterday.", "2024-05-07"},
                        Case{"Output fell last year.", "2023"},
                        Case{"They left last month.", "2024-04"},
                        Case{"It may rain.", ""},
                        Case{"The hall was built in 1887.", "1887"},
                        Case{"They waited two days.", "P2D"},
                        Case{"Years passed.", "PXY"},
                        Case{"She moved three years ago.", "2021"},
                        Case{"Jazz grew in the 1920s.", "192"},
                        Case{"Sales fell in the third quarter of 2022.", "2022-Q3"},
                        Case{"The agency spent more in fiscal year 2023.", "FY2023"},
                        Case{"It grew in FY24.", "FY2024"},
                        Case{"The ferry leaves at 5:30 p.m.", "2024-05-08T17:30"},
                        Case{"It rains every year.", "P1Y"},
                        Case{"They met last week.", "2024-W18"},
                        Case{"It opened in the summer of 2019.", "2019-SU"},
                        Case{"They voted in November.", "2023-11"},
                        Case{"He called on Friday night.", "2024-05-03TNI"},
                        Case{"He hopes for the future.", "FUTURE_REF"},
                        Case{"A 12-year lease.", "P12Y"}}) {
    Annotations layers;
    layers.tokens = find_tokens(c.text, *words);
    layers.sentences = find_sentences(c.text, layers.tokens, *words);
    const auto times = find_times(c.text, layers, context, *tables);
    ASSERT_EQ(times.size(), *c.value == '\0' ? 0U : 1U) << c.text;
    if (!times.empty()) {
      EXPECT_EQ(times[0].value, c.value) << c.text;
    }
  }
}

TEST(FindTimes, CountsFromTheTimeMentionedLast) {
  const auto tables = load_time_tables(source_root() + "/config");
  const auto words = load_text_tables(source_root() + "/config");
  ASSERT_TRUE(tables && words);
  Context context;
  context.reference = CivilDate::parse("2024-05-08");
  const std::string text = "Mills closed in 1998, more than the year before.  Exports grew in fiscal 2021 after a fall the previous year.";
  Annotations layers;
  layers.tokens = find_tokens(text, *words);
  layers.sentences = find_sentences(text, layers.tokens, *words);
  const auto times = find_times(text, layers, context, *tables);
  ASSERT_EQ(times.size(), 4U);
  EXPECT_EQ(times[1].value, "1997");
  EXPECT_EQ(times[1].anchor, 0U);
  EXPECT_EQ(times[3].value, "FY2020");
  EXPECT_EQ(times[3].range->from.to_string(), "2019-10-01");
}

}  // namespace
}  // namespace onrecord
