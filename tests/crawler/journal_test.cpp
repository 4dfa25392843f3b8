#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "crawler/journal.h"
#include "crawler/page_robots.h"
#include "crawler/retry_after.h"
#include "crawler/revisit.h"

namespace onrecord {
namespace {

constexpr Instant kNow{1'700'000'000};

class JournalTest : public testing::Test {
 protected:
  void SetUp() override {
    path_ = (std::filesystem::temp_directory_path() / ("onrecord-journal-" + std::to_string(::getpid()) + ".db")).string();
    TearDown();
  }
  void TearDown() override {
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + suffix);
  }
  static FrontierUrl add(Journal& journal, const std::string& url, std::int64_t published) {
    FrontierUrl u;
    u.source_id = "s";
    u.url = url;
    u.published = Instant{published};
    return *journal.url(journal.add_url(u, kNow).id);
  }
  static Outcome article() {
    Outcome o;
    o.fetch.source_id = "s";
    o.fetch.http_status = 200;
    o.fetch.fetched_at = kNow;
    o.fetch.etag = "\"1\"";
    o.fetch.warc_file = "a.warc.gz";
    o.pending = true;
    return o;
  }
  std::string path_;
};

TEST_F(JournalTest, PageThatKillsTheProcessIsSetAside) {
  auto journal = std::move(Journal::open(path_).value());
  journal.record(add(journal, "https://example.org/a", 1), 1, article());
  const auto pending = journal.pending();
  ASSERT_EQ(pending->size(), 1U);
  EXPECT_EQ(pending->front().attempts, 0);
  const std::int64_t id = pending->front().id;
  for (int night = 1; night <= 3; ++night) {  // a killed run is not the page's fault: it stays waiting
    EXPECT_TRUE(Journal::open(path_)->mark_ingest_started(id).ok());
    EXPECT_EQ(Journal::open(path_)->pending()->front().attempts, night);
  }
  EXPECT_TRUE(journal.mark_poisoned(id).ok());
  EXPECT_TRUE(journal.pending()->empty());
  EXPECT_EQ(journal.poisoned()->size(), 1U);
  EXPECT_FALSE(journal.mark_ingested(id + 1).ok());
}

TEST_F(JournalTest, NewestFirstThenChecksForCorrections) {
  auto journal = std::move(Journal::open(path_).value());
  const std::int64_t run = journal.start_run(kNow);
  journal.record(add(journal, "https://example.org/old", 5), run - 1, article());
  add(journal, "https://example.org/1", 10);
  add(journal, "https://example.org/2", 20);
  std::vector<std::string> urls;
  const Instant tomorrow{kNow.seconds + 86400};
  for (const auto& url : journal.due_articles("s", run, 10, tomorrow)) urls.push_back(url.url);
  EXPECT_EQ(urls, (std::vector<std::string>{"https://example.org/2", "https://example.org/1", "https://example.org/old"}));
  EXPECT_EQ(journal.due_articles("s", run, 2, tomorrow).size(), 2U);
  EXPECT_EQ(journal.find_url("https://example.org/old")->etag, "\"1\"");
}

TEST_F(JournalTest, ResumedRunKeepsItsBudget) {
  auto journal = std::move(Journal::open(path_).value());
  const std::int64_t run = journal.start_run(kNow);
  for (int i = 0; i < 6; ++i) add(journal, "https://example.org/" + std::to_string(i), i + 1);
  for (int i = 0; i < 4; ++i) journal.record(*journal.find_url("https://example.org/" + std::to_string(i)), run, article());
  EXPECT_EQ(journal.due_articles("s", run, 5, kNow).size(), 1U);
  EXPECT_EQ(journal.due_articles("s", run + 1, 5, kNow).size(), 5U);
}

TEST_F(JournalTest, YoungerDateMakesDue) {
  auto journal = std::move(Journal::open(path_).value());
  FrontierUrl url = add(journal, "https://example.org/a", 10);
  url.first_seen = Instant{kNow.seconds - 86400};
  journal.record(url, 1, article());
  EXPECT_TRUE(journal.due_articles("s", 2, 5, kNow).empty());
  add(journal, "https://example.org/a", 10);
  EXPECT_TRUE(journal.due_articles("s", 2, 5, kNow).empty());
  add(journal, "https://example.org/a", 11);
  EXPECT_EQ(journal.due_articles("s", 2, 5, kNow).size(), 1U);
}

TEST_F(JournalTest, RunThatNeverEndedGoesOn) {
  auto journal = std::move(Journal::open(path_).value());
  const std::int64_t run = journal.start_run(kNow);
  EXPECT_EQ(journal.start_run(Instant{kNow.seconds + 60}), run);
  EXPECT_NE(journal.start_run(Instant{kNow.seconds + 86400}), run);
}

TEST(RetryAfter, BothForms) {
  EXPECT_EQ(retry_after("120", kNow), 120);
  EXPECT_EQ(retry_after("Tue, 14 Nov 2023 22:13:30 GMT", kNow), 10);
  EXPECT_EQ(retry_after("Tue, 14 Nov 2000 22:13:30 GMT", kNow), 0);
  EXPECT_EQ(retry_after("soon", kNow), std::nullopt);
  EXPECT_EQ(retry_after("", kNow), std::nullopt);
  EXPECT_GT(retry_after("99999999999999999999999", kNow), 1e9);
}

bool noindex(std::string_view headers, const std::vector<std::string>& metas = {}) {
  return robots_directives(headers, metas, "onrecord", kNow).noindex;
}

TEST(PageRobots, NamedRobotsAloneAreMeant) {
  EXPECT_TRUE(noindex("X-Robots-Tag: noindex, nofollow\r\n"));
  EXPECT_TRUE(noindex("x-robots-tag: OnRecord: none\r\n"));
  EXPECT_FALSE(noindex("X-Robots-Tag: otherbot: noindex\r\nX-Robots-Tag: nofollow\r\n"));
  EXPECT_FALSE(noindex("Content-Type: text/html\r\n"));
  EXPECT_TRUE(noindex("", {"NoIndex"}));
  EXPECT_TRUE(noindex("", {"max-snippet:5, none"}));
  EXPECT_FALSE(noindex("", {"otherbot: noindex", "onrecord: nofollow"}));
  EXPECT_TRUE(robots_directives("", {"onrecord: nofollow"}, "onrecord", kNow).nofollow);
}

TEST(PageRobots, WhatIsNoLongerAvailable) {
  EXPECT_TRUE(noindex("X-Robots-Tag: unavailable_after: 25 Jun 2010 15:00:00 PST\r\n"));
  EXPECT_TRUE(noindex("X-Robots-Tag: nofollow, unavailable_after: Friday, 25-Jun-10 15:00:00 UTC, noarchive\r\n"));
  EXPECT_TRUE(noindex("", {"unavailable_after: 2020-01-01"}));
  EXPECT_FALSE(noindex("X-Robots-Tag: unavailable_after: 25 Jun 2040 15:00:00 GMT\r\n"));
  EXPECT_FALSE(noindex("X-Robots-Tag: unavailable_after: soon\r\n"));
}

TEST(Revisit, ListingsByTheirNews) {
  FrontierUrl feed;
  feed.kind = UrlKind::feed;
  Outcome outcome;
  outcome.fetch.fetched_at = kNow;
  for (int i = 0; i < 40; ++i) feed.every = plan_revisit(feed, outcome).every;
  EXPECT_EQ(feed.every, 7 * 86400);
  outcome.news = true;
  for (int i = 0; i < 40; ++i) feed.every = plan_revisit(feed, outcome).every;
  EXPECT_EQ(feed.every, 0);
  outcome.news = false;
  for (int visit = 0; visit < 2; ++visit) {
    const Revisit next = plan_revisit(feed, outcome);
    EXPECT_EQ(next.at, kNow.seconds);  // whoever runs it again at once, gets it again
    feed.every = next.every;
  }
  EXPECT_GT(plan_revisit(feed, outcome).at, kNow.seconds + 600);
}

TEST(Revisit, ArticlesAtTwiceTheirAgeUntilTheyAreOld) {
  FrontierUrl article;
  Outcome outcome;
  outcome.unchanged = true;
  const auto wait = [&](std::int64_t age) {
    article.first_seen = Instant{kNow.seconds - age};
    outcome.fetch.fetched_at = kNow;
    const std::int64_t at = plan_revisit(article, outcome).at;
    return at == kNever ? -1 : at - kNow.seconds;
  };
  EXPECT_EQ(wait(3600), 0);
  EXPECT_LE(wait(86400), 86400);
  EXPECT_GT(wait(4L * 86400), 3L * 86400);
  EXPECT_EQ(wait(31L * 86400), -1);
  outcome.retry_seconds = 3600;
  EXPECT_EQ(wait(0), 3600);
}

}  // namespace
}  // namespace onrecord
