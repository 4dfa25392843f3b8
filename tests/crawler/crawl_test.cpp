#include <gtest/gtest.h>
#include <httplib.h>

#include <atomic>
#include <filesystem>
#include <mutex>
#include <thread>

#include "crawler/crawl.h"
#include "crawler/journal.h"
#include "crawler/robots_cache.h"
#include "crawler/warc.h"

namespace onrecord {
namespace {

class Crawl : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("onrecord-crawl-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + std::to_string(::getpid()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    server_.Get("/robots.txt", [this](const httplib::Request&, httplib::Response& r) {
      if (!robots_at_.empty()) return r.set_redirect(robots_at_);
      r.status = robots_status_;
      r.set_content(robots_text_, "text/plain");
    });
    server_.Get("/feed", [this](const httplib::Request&, httplib::Response& r) {
      std::string items;
      for (const std::string& path : feed_) items += "<item><link>" + base() + path + "</link></item>";
      r.set_content("<rss version=\"2.0\"><channel>" + items + "</channel></rss>", "application/rss+xml");
    });
    server_.set_logger([this](const httplib::Request& request, const httplib::Response&) {
      const std::lock_guard<std::mutex> lock(mutex_);
      log_.push_back(request.path);
      times_.push_back(std::chrono::steady_clock::now());
    });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
  }
  void TearDown() override {
    server_.stop();
    thread_.join();
    std::filesystem::remove_all(folder_);
  }
  /// What the server's thread has noted so far.
  std::vector<std::string> log() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return log_;
  }
  std::vector<std::chrono::steady_clock::time_point> times() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return times_;
  }
  std::string base() const { return "http://127.0.0.1:" + std::to_string(port_); }
  void page(const std::string& path, const std::string& body) {
    server_.Get(path, [body](const httplib::Request& request, httplib::Response& r) {
      r.set_header("ETag", "\"" + body + "\"");
      if (request.get_header_value("If-None-Match") == "\"" + body + "\"") {
        r.status = 304;
      } else {
        r.set_content(body, "text/html");
      }
    });
  }
  void redirect(const std::string& path, const std::string& to) {
    server_.Get(path, [to](const httplib::Request&, httplib::Response& r) {
      r.status = 302;
      r.set_header("Location", to);
    });
  }
  SourceReport night(double delay = 0) {
    CrawlSettings settings = settings_;
    settings.archive_path = (folder_ / "archive").string();
    settings.database_path = (folder_ / "index.db").string();
    settings.delay_seconds = delay;
    settings.retry_seconds = 0.01;
    settings.allow_addresses = {"127.0.0.0/8"};
    SourceConfig source;
    source.id = "s";
    if (!feed_.empty()) source.feeds = {base() + "/feed"};
    for (const std::string& path : sections_) source.sections.push_back(base() + path);
    for (const std::string& path : sitemaps_) source.sitemaps.push_back(base() + path);
    const auto report = crawl({source}, settings, FixedClock(Instant{1'700'000'000}));
    EXPECT_TRUE(report.ok()) << (report.ok() ? "" : report.error().message);
    left_ = report.ok() ? report->left : 0;
    return report.ok() ? report->sources.at(0) : SourceReport{};
  }
  long hits(const std::string& path) {
    const auto paths = log();
    return std::count(paths.begin(), paths.end(), path);
  }
  httplib::Server server_;
  std::thread thread_;
  int port_ = 0;
  std::vector<std::string> feed_, sections_, sitemaps_;
  CrawlSettings settings_;
  std::string robots_text_ = "User-agent: *\nDisallow: /private/\n";
  std::mutex mutex_;
  int robots_status_ = 200;
  std::string robots_at_;  ///< where robots.txt redirects to
  std::vector<std::string> log_;
  std::vector<std::chrono::steady_clock::time_point> times_;  ///< of log_
  std::filesystem::path folder_;
  std::size_t left_ = 0;  ///< CrawlReport::left of the last night
};

TEST_F(Crawl, FeedLeadsToArchivedArticlesOnceAndThenOnlyTo304) {
  page("/a", "one");
  page("/b", "two");
  feed_ = {"/a", "/b", "/a", "/private/c"};
  const auto first = night();
  EXPECT_EQ(first.stored, 2);
  EXPECT_EQ(first.robots_denied, 1);
  EXPECT_EQ(first.errors, 0);
  EXPECT_EQ(hits("/private/c"), 0);
  EXPECT_EQ(log().front(), "/robots.txt");
  const auto pending = Journal::open((folder_ / "index.db").string())->pending();
  ASSERT_EQ(pending->size(), 2U);
  const Fetch& fetch = pending->front().fetch;
  const auto record = WarcReader((folder_ / "archive").string()).read({fetch.warc_file, fetch.warc_offset, fetch.warc_length});
  ASSERT_TRUE(record.ok());
  EXPECT_EQ("\"" + page_of(*record)->body + "\"", fetch.etag);
  const auto second = night();
  EXPECT_EQ(second.stored, 0);
  EXPECT_EQ(second.not_modified, 3);
  EXPECT_EQ(hits("/robots.txt"), 1);
}

TEST_F(Crawl, TheArchiveTellsWhatWasAskedAndWhatAListingNamed) {
  page("/a", "one");
  feed_ = {"/a"};
  settings_.user_agent = "tester/1";
  night();
  const auto records = [&] {
    std::map<std::string, std::string> out;  // "type path" -> block
    const std::string archive = (folder_ / "archive").string();
    for (const auto& entry : std::filesystem::directory_iterator(archive))
      EXPECT_TRUE(WarcReader(archive).for_each(entry.path().filename().string(), [&](const WarcRecord& r) {
        out[r.type + " " + std::string(r.field("WARC-Target-URI")).substr(std::min(base().size(), r.field("WARC-Target-URI").size()))] = r.block;
        return true;
      }));
    return out;
  };
  auto blocks = records();
  EXPECT_TRUE(blocks["request /a"].starts_with("GET /a HTTP/1.1\r\nHost: 127.0.0.1:")) << blocks["request /a"];
  EXPECT_NE(blocks["request /a"].find("User-Agent: tester/1\r\n"), std::string::npos);
  EXPECT_NE(blocks["metadata /feed"].find("outlink: " + base() + "/a\r\n"), std::string::npos);
  EXPECT_TRUE(blocks["metadata /a"].starts_with("fetchTimeMs: ")) << blocks["metadata /a"];
  std::filesystem::remove_all(folder_ / "archive");
  std::filesystem::remove(folder_ / "index.db");
  settings_.archive_requests = false;
  night();
  EXPECT_EQ(records().count("request /a"), 0U);
  EXPECT_EQ(records().count("response /a"), 1U);
}

TEST_F(Crawl, RedirectsOfRobotsKeepTheDelay) {
  robots_at_ = "/rules/1";
  redirect("/rules/1", "/rules/2");
  server_.Get("/rules/2", [](const httplib::Request&, httplib::Response& r) { r.set_content("User-agent: *\nDisallow: /a\n", "text/plain"); });
  feed_ = {"/a"};
  const auto report = night(0.2);
  EXPECT_EQ(report.robots_denied, 1);
  EXPECT_EQ(log(), (std::vector<std::string>{"/robots.txt", "/rules/1", "/rules/2", "/feed"}));
  const auto at = times();
  for (std::size_t i = 1; i < at.size(); ++i) EXPECT_GE(at[i] - at[i - 1], std::chrono::milliseconds(150)) << log()[i];
}

TEST_F(Crawl, RedirectsAreFollowedByHandAndNeverIntoForbiddenPlaces) {
  page("/a", "one");
  redirect("/moved", "/a");
  redirect("/loop", "/loop");
  redirect("/inside", "http://127.0.0.2:" + std::to_string(port_) + "/a");
  redirect("/file", "file:///etc/passwd");
  redirect("/user", "http://x@127.0.0.1/");
  redirect("/denied", "/private/c");
  feed_ = {"/moved", "/loop", "/inside", "/file", "/user", "/denied"};
  const auto report = night();
  EXPECT_EQ(report.stored, 1);
  EXPECT_EQ(report.errors, 4) << report.last_error;
  EXPECT_EQ(report.robots_denied, 1);
  const auto pending = Journal::open((folder_ / "index.db").string())->pending();
  ASSERT_EQ(pending->size(), 1U);
  EXPECT_EQ(pending->front().fetch.url, base() + "/moved");
  EXPECT_EQ(pending->front().fetch.final_url, base() + "/a");
}

TEST_F(Crawl, PassingErrorsAreTriedAgainAndLastingOnesReported) {
  int tries = 0;
  server_.Get("/busy", [&tries](const httplib::Request&, httplib::Response& r) {
    r.status = ++tries < 2 ? 503 : 200;
    r.set_header("Retry-After", "0");
    r.set_content("late", "text/html");
  });
  server_.Get("/cut", [](const httplib::Request&, httplib::Response& r) {
    r.set_header("Content-Encoding", "gzip");
    r.set_content(std::string("\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff\xcb", 11), "text/html");
  });
  feed_ = {"/busy", "/cut", "/gone"};
  const auto report = night();
  EXPECT_EQ(report.stored, 1);
  EXPECT_EQ(report.errors, 2);
  EXPECT_EQ(tries, 2);
}

void serve(httplib::Server& server, const std::string& path, const std::string& body, const char* type) {
  server.Get(path, [=](const httplib::Request& request, httplib::Response& r) {
    r.set_header("ETag", "\"x\"");
    r.status = request.has_header("If-None-Match") ? 304 : 200;
    if (r.status == 200) r.set_content(body, type);
  });
}

// The clock of these nights stands at 2023-11-14.
std::string dated(const std::string& url, const std::string& day) { return "<url><loc>" + url + "</loc><lastmod>" + day + "</lastmod></url>"; }

TEST_F(Crawl, WhatStallsIsTriedOnceMoreOnly) {
  std::atomic<int> tries = 0;
  server_.Get("/stalls", [&tries](const httplib::Request&, httplib::Response& r) {
    ++tries;
    std::this_thread::sleep_for(std::chrono::milliseconds(900));
    r.set_content("late", "text/html");
  });
  page("/quick", "quick");
  settings_.total_timeout_seconds = 0.3;
  feed_ = {"/stalls", "/quick"};
  const SourceReport report = night();
  EXPECT_EQ(tries, 2);
  EXPECT_EQ(report.errors, 1);
  EXPECT_EQ(hits("/quick"), 1);
}

TEST_F(Crawl, SitemapsOfRobotsAreReadForWhatIsRecent) {
  robots_text_ += "Sitemap: /map.xml\nSitemap: http://elsewhere.test/map.xml\n";
  page("/a", "one");
  page("/new", "two");
  feed_ = {"/a"};
  serve(server_, "/map.xml", "<urlset>" + dated("/new", "2023-11-10") + dated("/old", "2023-01-10") + "<url><loc>/undated</loc></url></urlset>",
        "text/xml");
  EXPECT_EQ(night().stored, 2);
  EXPECT_EQ(hits("/new"), 1);
  EXPECT_EQ(hits("/old") + hits("/undated"), 0);
}

TEST_F(Crawl, TextSitemapsAndTheAgeLimit) {
  page("/a", "one");
  page("/b", "two");
  serve(server_, "/map.txt", base() + "/a\n" + base() + "/b\n", "text/plain; charset=utf-8");
  serve(server_, "/map.xml", "<urlset>" + dated("/old", "2023-10-10") + "</urlset>", "text/xml");
  sitemaps_ = {"/map.txt", "/map.xml"};
  settings_.max_age_days = 30;
  EXPECT_EQ(night().stored, 2);
  EXPECT_EQ(hits("/old"), 0);
  const auto row = Journal::open((folder_ / "index.db").string())->find_url(base() + "/old");
  ASSERT_TRUE(row.has_value());
  EXPECT_GT(row->next_check, 1'800'000'000);
}

TEST_F(Crawl, ABackfillTakesWhatIsDatedInItsRangeAndNothingElse) {
  robots_text_ += "Sitemap: /index.xml\n";
  feed_ = {"/a"};
  for (const char* path : {"/a", "/june", "/july"}) page(path, path);
  serve(server_, "/index.xml",
        "<sitemapindex><sitemap><loc>/map.xml</loc></sitemap><sitemap><loc>/early.xml</loc><lastmod>2023-02-01</lastmod></sitemap></sitemapindex>",
        "text/xml");
  serve(server_, "/map.xml", "<urlset>" + dated("/june", "2023-06-30T23:59:59Z") + dated("/july", "2023-07-01") + "</urlset>", "text/xml");
  EXPECT_EQ(night().stored, 1);
  EXPECT_EQ(hits("/june") + hits("/july"), 0);
  settings_.backfill = Backfill{*Instant::parse("2023-06-01T00:00:00Z"), *Instant::parse("2023-07-01T00:00:00Z")};
  const long early = hits("/early.xml");
  EXPECT_EQ(night().stored, 1);
  EXPECT_EQ(hits("/june"), 1);
  EXPECT_EQ(hits("/july"), 0);
  EXPECT_EQ(hits("/a"), 1) << "a backfill looks at nothing again";
  EXPECT_EQ(hits("/early.xml"), early) << "its newest page is too old";
  EXPECT_EQ(night().stored, 0);
  EXPECT_EQ(hits("/june"), 1);
}

TEST_F(Crawl, SectionPagesLearnHowArticlesAreWritten) {
  std::string links = "<a href=/item/six>x</a><a href=/team/six>x</a>";
  for (const char* path : {"/item/one", "/item/two", "/item/three", "/item/four", "/item/five", "/item/six", "/team/six"}) page(path, path);
  page("/section", links);
  sections_ = {"/section"};
  EXPECT_EQ(night().stored, 0) << "by itself a word is no article";
  feed_ = {"/item/one", "/item/two", "/item/three", "/item/four", "/item/five"};
  sections_.clear();
  EXPECT_EQ(night().stored, 5);
  sections_ = {"/section2"};
  page("/section2", links);
  EXPECT_EQ(night().stored, 1);
  EXPECT_EQ(hits("/item/six"), 1);
  EXPECT_EQ(hits("/team/six"), 0);
}

TEST_F(Crawl, AForbiddenHostIsToldWithWhatItsRobotsTxtAnswered) {
  feed_ = {"/a"};
  robots_status_ = 503;
  EXPECT_EQ(night().last_error, base() + "/feed: robots.txt: status 503");
  EXPECT_EQ(hits("/feed"), 0);
}

TEST(RobotsTrouble, NamesItsCause) {
  HttpResponse answer;
  answer.status = 200;
  EXPECT_EQ(describe_robots_trouble(answer), "robots.txt: its content coding is broken");
  answer.failure = HttpFailure::connect;
  answer.error = "no such host";
  EXPECT_EQ(describe_robots_trouble(answer), "robots.txt: no such host");
}

TEST_F(Crawl, WhatABudgetLeavesComesTheNextNight) {
  for (int i = 0; i < 5; ++i) {
    feed_.push_back("/" + std::to_string(i));
    page(feed_.back(), "page " + std::to_string(i));
  }
  settings_.max_requests_per_host = 4;  // robots.txt, the feed, two pages
  EXPECT_EQ(night().fetched, 3);
  EXPECT_EQ(left_, 3U);
  settings_.max_requests_per_host = 100;
  settings_.max_run_seconds = 1e-9;
  EXPECT_EQ(night().fetched, 0);
  settings_.max_run_seconds = 0;
  night();
  EXPECT_EQ(left_, 0U);
  const auto asked = log();
  for (const std::string& path : feed_) EXPECT_NE(std::find(asked.begin(), asked.end(), path), asked.end()) << path;
}

}  // namespace
}  // namespace onrecord
