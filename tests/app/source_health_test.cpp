#include <gtest/gtest.h>

#include "app/source_health.h"

namespace onrecord {
namespace {

/// Nights from the newest back: the number of new articles, or -1 for a night without an answer.
SourceNights nights(const std::vector<int>& counts) {
  SourceNights source;
  source.source_id = "s";
  source.last_error = "connection refused";
  std::int64_t at = 1715000000;
  for (const int n : counts) {
    source.nights.push_back({Instant{at}, n < 0 ? 0 : 1 + n, n < 0 ? 1 : 0, n < 0 ? 0 : n});
    at -= 86400;
  }
  return source;
}

SourceHealth health_of(const std::vector<int>& counts) {
  SourceHealth health;
  health.source_id = "s";
  judge(nights(counts), health);
  return health;
}

TEST(SourceHealth, StatesAgainstTheUsualVolume) {
  EXPECT_EQ(health_of({3, 2}).state, "new");
  EXPECT_EQ(health_of({2, 3, 2, 2, 3, 2, 2, 40}).state, "ok");
  EXPECT_EQ(health_of({-1, -1, 2, 2, 2, 2, 2, 2, 9}).state, "failing");
  EXPECT_EQ(health_of({0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 9}).state, "silent");
  // One article a week: four nights without one are nothing.
  EXPECT_EQ(health_of({0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1}).state, "ok");
  EXPECT_EQ(health_of({1, 0, 0, 1, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 9}).state, "low");
}

TEST(SourceHealth, TroubleIsToldInTheThirdNightAndThenEverySeventh) {
  std::string told;
  for (int streak = 1; streak <= 14; ++streak) {
    std::vector<int> counts(static_cast<std::size_t>(streak), -1);
    counts.push_back(5);
    told += is_worth_telling(health_of(counts)) ? '!' : '.';
  }
  EXPECT_EQ(told, "..!...!......!");
  EXPECT_EQ(describe_trouble(health_of({-1, -1, -1, 4})), "s: no answer for 3 nights, last: connection refused");
  EXPECT_EQ(describe_trouble(health_of({3, 2})), "");
}

TEST(SourceHealth, EverySourceOfTheSettingsHasARow) {
  SourceSection on;
  on.id = "s";
  SourceSection off;
  off.id = "t";
  off.enabled = false;
  SourceHealth indexed;
  indexed.source_id = "files";
  indexed.articles = 2;
  const auto rows = judge_sources({on, off}, {nights({1, 1})}, {indexed});
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].state, "new");
  EXPECT_EQ(rows[1].state, "disabled");
  EXPECT_EQ(rows[2].source_id, "files");
}

}  // namespace
}  // namespace onrecord
