#include "crawler/schedule.h"

#include <gtest/gtest.h>

#include "crawler/walls.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

using std::chrono::milliseconds;
const Schedule::Time kStart{};

TEST(Schedule, OneRequestAHostAndADelayBetween) {
  Schedule schedule(2, 120);
  for (int id = 1; id <= 2; ++id) schedule.add("a.example", {id, 0, 0});
  schedule.add("b.example", {3, 0, 0});
  EXPECT_EQ(schedule.next(kStart)->host, "a.example");
  schedule.begin("a.example");
  EXPECT_EQ(schedule.next(kStart)->host, "b.example");
  EXPECT_FALSE(schedule.next(kStart));
  schedule.end("a.example", kStart, 0.1, "192.0.2.1", Schedule::Answer::good);
  EXPECT_FALSE(schedule.next(kStart + milliseconds(1900)));
  EXPECT_EQ(schedule.next(kStart + milliseconds(2100))->url.id, 2);
  EXPECT_EQ(schedule.waiting(), 0U);
}

TEST(Schedule, HostsOfOneAddressTakeTurns) {
  Schedule schedule(2, 120);
  for (const char* host : {"a.example", "b.example"}) {
    schedule.begin(host);
    schedule.end(host, kStart, 0.1, "192.0.2.1", Schedule::Answer::good);
    schedule.add(host, {1, 0, 0});
  }
  const auto later = kStart + milliseconds(2100);
  const auto first = schedule.next(later);
  schedule.begin(first->host);
  EXPECT_FALSE(schedule.next(later));
  schedule.end(first->host, later, 0.1, "192.0.2.1", Schedule::Answer::good);
  EXPECT_FALSE(schedule.next(later + milliseconds(400)));
  EXPECT_TRUE(schedule.next(later + milliseconds(600)));
}

TEST(Schedule, SlowHostsRestAndSilentOnesAreClosed) {
  Schedule schedule(0, 120);
  schedule.add("a.example", {1, 0, 0});
  schedule.begin("a.example");
  schedule.end("a.example", kStart, 8, "", Schedule::Answer::good);
  EXPECT_FALSE(schedule.next(kStart + milliseconds(7900)));
  EXPECT_TRUE(schedule.next(kStart + milliseconds(8100)));
  EXPECT_STREQ(schedule.closed("a.example"), "");
  for (int i = 0; i < 3; ++i) schedule.end("a.example", kStart, 0, "", Schedule::Answer::no_connection);
  EXPECT_STRNE(schedule.closed("a.example"), "");
}

TEST(Schedule, OneUrlThatIsRefusedAgainDoesNotCloseItsHost) {
  Schedule schedule(0, 120);
  for (int i = 0; i < 4; ++i) schedule.end("a.example", kStart, 0, "", Schedule::Answer::refused);
  for (int i = 0; i < 4; ++i) schedule.end("a.example", kStart, 0, "", Schedule::Answer::refused_again);
  EXPECT_STREQ(schedule.closed("a.example"), "");
  schedule.end("a.example", kStart, 0, "", Schedule::Answer::refused);
  EXPECT_STRNE(schedule.closed("a.example"), "");
}

TEST(Schedule, TriesAgainWhenAllElseIsDone) {
  Schedule schedule(0, 120);
  schedule.add_later("a.example", {1, 0, 1}, kStart, false);
  schedule.add("a.example", {2, 0, 0});
  EXPECT_EQ(schedule.next(kStart + milliseconds(1))->url.id, 2);
  EXPECT_EQ(schedule.next(kStart + milliseconds(1))->url.id, 1);
}

TEST(BackOff, DoublesWithAJitterThatRepeats) {
  EXPECT_EQ(back_off(5, 0, "http://a/"), back_off(5, 0, "http://a/"));
  EXPECT_NE(back_off(5, 0, "http://a/"), back_off(5, 0, "http://b/"));
  for (int tries = 0; tries < 4; ++tries) {
    EXPECT_GE(back_off(5, tries, "http://a/"), 5 * (1 << tries));
    EXPECT_LE(back_off(5, tries, "http://a/"), 7.5 * (1 << tries));
  }
}

TEST(Walls, TellDialoguesFromArticles) {
  const auto walls = Walls::load(source_root() + "/config/crawler/walls.tsv");
  ASSERT_TRUE(walls.ok()) << walls.error().message;
  const auto consent = parse_url("https://news.example/consent?to=/a");
  EXPECT_EQ(walls->find(*consent, true, "Cookies", "<p>"), "consent-wall");
  EXPECT_EQ(walls->find(*consent, false, "The politics of consent", "<p>"), "");
  const auto page = parse_url("https://news.example/a");
  EXPECT_EQ(walls->find(*page, false, "Just a moment...", ""), "challenge");
  EXPECT_EQ(walls->find(*page, false, "A title", "{\"isAccessibleForFree\":false}"), kPaywall);
  EXPECT_EQ(walls->find(*page, false, "A title", "<div id=\"root\"></div>"), "script-shell");
}

}  // namespace
}  // namespace onrecord
