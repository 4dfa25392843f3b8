#include "crawler/source_facts.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "crawler/journal.h"

namespace onrecord {
namespace {

class Facts : public testing::Test {
 protected:
  void SetUp() override {
    path_ = (std::filesystem::temp_directory_path() / ("onrecord-facts-" + std::to_string(::getpid()))).string();
    TearDown();
  }
  void TearDown() override {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + end);
  }
  void put(Journal& journal, const std::string& url, UrlKind kind, int status, const std::string& reason, const std::string& moved_to = "") {
    FrontierUrl u;
    u.source_id = "s";
    u.url = url;
    u.kind = kind;
    u.id = journal.add_url(u, at_).id;
    Outcome o;
    o.fetch.fetched_at = at_;
    o.fetch.http_status = status;
    o.skip_reason = reason;
    o.moved_to = moved_to;
    journal.record(u, 1, o);
  }
  SourceFacts facts() {
    const auto all = read_source_facts(path_);
    return all && all->contains("s") ? all->at("s") : SourceFacts{};
  }
  std::string path_;
  Instant at_{1'700'000'000};
};

TEST_F(Facts, OfMovesWallsAndRobots) {
  auto journal = Journal::open(path_);
  ASSERT_TRUE(journal.ok());
  put(*journal, "https://a.test/feed", UrlKind::feed, 301, "moved", "https://a.test/feed2");
  put(*journal, "https://a.test/feed2", UrlKind::feed, 308, "moved", "https://b.test/feed");
  put(*journal, "https://b.test/feed", UrlKind::feed, 200, "");
  put(*journal, "https://a.test/passing", UrlKind::feed, 302, "moved");
  put(*journal, "https://a.test/1", UrlKind::article, 200, "");
  put(*journal, "https://a.test/2", UrlKind::article, 200, "consent-wall");
  put(*journal, "https://a.test/3", UrlKind::article, 200, "paywall");
  put(*journal, "https://a.test/4", UrlKind::article, 200, "empty");
  put(*journal, "https://a.test/5", UrlKind::article, 301, "moved", "https://a.test/1");
  journal->put_robots("https://a.test", {"User-agent: *\n", 200, at_});
  EXPECT_EQ(facts().robots_changed, std::nullopt);
  journal->put_robots("https://a.test", {"User-agent: *\nDisallow: /\n", 200, Instant{at_.seconds + 5}});
  const SourceFacts f = facts();
  ASSERT_EQ(f.moved.size(), 2U);
  EXPECT_EQ(f.moved[0].url, "https://a.test/feed");
  EXPECT_EQ(f.moved[0].to, "https://b.test/feed");
  EXPECT_EQ(f.moved[0].since.seconds, at_.seconds);
  EXPECT_EQ(f.articles, 4);
  EXPECT_EQ(f.walls, 1);
  EXPECT_EQ(f.paywalls, 1);
  EXPECT_EQ(f.unread, 1);
  EXPECT_EQ(f.robots_changed->seconds, at_.seconds + 5);
}

TEST_F(Facts, PagesWithoutAnArticleAreNotRead) {
  auto journal = Journal::open(path_);
  for (const char* url : {"https://a.test/1", "https://a.test/2", "https://a.test/3"}) {
    FrontierUrl u;
    u.source_id = "s";
    u.url = url;
    u.id = journal->add_url(u, at_).id;
    Outcome o;
    o.fetch.source_id = "s";
    o.fetch.fetched_at = at_;
    o.fetch.http_status = 200;
    o.fetch.warc_file = "f";
    o.pending = true;
    journal->record(u, 1, o);
  }
  ASSERT_TRUE(journal->mark_ingested(1, true).ok());
  ASSERT_TRUE(journal->mark_ingested(2, false).ok());
  ASSERT_TRUE(journal->mark_poisoned(3).ok());
  EXPECT_EQ(facts().unread, 2);
  EXPECT_EQ(journal->known_articles("s"),
            (std::vector<std::pair<std::string, bool>>{{"https://a.test/3", false}, {"https://a.test/2", false}, {"https://a.test/1", true}}));
}

TEST_F(Facts, OldArticlesDoNotCount) {
  auto journal = Journal::open(path_);
  put(*journal, "https://a.test/1", UrlKind::article, 200, "challenge");
  at_.seconds += 40L * 86400;
  put(*journal, "https://a.test/2", UrlKind::article, 200, "");
  EXPECT_EQ(facts().articles, 1);
  EXPECT_EQ(facts().walls, 0);
}

TEST_F(Facts, Shares) {
  EXPECT_EQ(per_cent(1, 3), 33);
  EXPECT_EQ(per_cent(0, 0), -1);
}

}  // namespace
}  // namespace onrecord
