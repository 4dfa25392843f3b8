#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "crawler/journal.h"
#include "crawler/page_robots.h"
#include "crawler/retry_after.h"

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
  static std::int64_t add(Journal& journal, const std::string& url, std::int64_t published) {
    FrontierUrl u;
    u.source_id = "s";
    u.url = url;
    u.published = Instant{published};
    return journal.add_url(u, kNow);
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

TEST_F(JournalTest, PageThatKilledTheProcessTwiceIsSkippedAndNamed) {
  auto journal = std::move(Journal::open(path_).value());
  journal.record(add(journal, "https://example.org/a", 1), 1, article());
  const auto pending = journal.pending();
  ASSERT_EQ(pending->size(), 1U);
  const std::int64_t id = pending->front().id;
  for (int night = 0; night < 2; ++night) {
    EXPECT_EQ(Journal::open(path_)->pending()->size(), 1U);
    EXPECT_TRUE(Journal::open(path_)->mark_ingest_started(id).ok());
  }
  EXPECT_TRUE(journal.pending()->empty());
  EXPECT_EQ(journal.poisoned()->size(), 1U);
  EXPECT_TRUE(journal.mark_ingested(id).ok());
  EXPECT_TRUE(journal.poisoned()->empty());
  EXPECT_FALSE(journal.mark_ingested(id + 1).ok());
}

TEST_F(JournalTest, NewestFirstThenChecksForCorrections) {
  auto journal = std::move(Journal::open(path_).value());
  const std::int64_t run = journal.start_run(kNow);
  journal.record(add(journal, "https://example.org/old", 5), run - 1, article());
  add(journal, "https://example.org/1", 10);
  add(journal, "https://example.org/2", 20);
  std::vector<std::string> urls;
  for (const auto& url : journal.due_articles("s", run, 10, kNow)) urls.push_back(url.url);
  EXPECT_EQ(urls, (std::vector<std::string>{"https://example.org/2", "https://example.org/1", "https://example.org/old"}));
  EXPECT_EQ(journal.due_articles("s", run, 2, kNow).size(), 2U);
  EXPECT_EQ(journal.find_url("https://example.org/old")->etag, "\"1\"");
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

TEST(PageRobots, NamedRobotsAloneAreMeant) {
  EXPECT_TRUE(forbids_index("X-Robots-Tag: noindex, nofollow\r\n", "onrecord"));
  EXPECT_TRUE(forbids_index("x-robots-tag: OnRecord: none\r\n", "onrecord"));
  EXPECT_FALSE(forbids_index("X-Robots-Tag: otherbot: noindex\r\nX-Robots-Tag: nofollow\r\n", "onrecord"));
  EXPECT_FALSE(forbids_index("Content-Type: text/html\r\n", "onrecord"));
}

}  // namespace
}  // namespace onrecord
