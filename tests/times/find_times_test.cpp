#include "extract/times/find_times.h"

#include <gtest/gtest.h>

#include "extract/text/tokenize.h"

namespace onrecord {
namespace {

struct Case {
  const char* text;
  const char* value;  ///< of the only expression; empty: there is none
};

TEST(FindTimes, ValuesOneExpression) {
  const auto tables = load_time_tables(ONRECORD_SOURCE_DIR "/config");
  const auto words = load_text_tables(ONRECORD_SOURCE_DIR "/config");
  ASSERT_TRUE(tables && words);
  Context context;
  context.reference = CivilDate::parse("2024-05-08");  // a Wednesday
  for (const Case& c : {Case{"The dam broke on March 3, 2011.", "2011-03-03"}, Case{"It rained in June 1998.", "1998-06"},
                        Case{"They met on Monday.", "2024-05-06"}, Case{"It fell yesterday.", "2024-05-07"}, Case{"Output fell last year.", "2023"},
                        Case{"They left last month.", "2024-04"}, Case{"It may rain.", ""}, Case{"The hall was built in 1887.", "1887"}}) {
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

}  // namespace
}  // namespace onrecord
