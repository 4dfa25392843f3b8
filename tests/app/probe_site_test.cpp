#include "app/probe_site.h"

#include <gtest/gtest.h>

#include <map>

namespace onrecord {
namespace {

const std::string kRss = "<rss version=\"2.0\"><channel><title>Harbour Post</title><item><link>https://post.example/a</link></item></channel></rss>";

/// A web of a few pages.
struct FakeWeb {
  std::map<std::string, std::string> pages;
  std::vector<std::string> robots, asked;

  ProbedSite probe(const std::string& url) {
    const auto site = probe_site(url, {[this](const std::string& at) -> Result<Page> {
                                         asked.push_back(at);
                                         const auto page = pages.find(at);
                                         if (page == pages.end()) return Error{Failure::unavailable, at + ": status 404"};
                                         Page out;
                                         out.url = at;
                                         out.body = page->second;
                                         return out;
                                       },
                                       [this](const std::string&) { return robots; }});
    EXPECT_TRUE(site.ok());
    return site ? *site : ProbedSite{};
  }
};

using Urls = std::vector<std::string>;

TEST(ProbeSite, FeedsThatThePageNames) {
  FakeWeb web;
  web.pages = {{"https://post.example/",
                "<title>Post</title><link rel=alternate type='application/rss+xml' href=/all.rss><link rel=alternate type='application/rss+xml' "
                "href=https://elsewhere.test/x.rss><link rel=alternate type=application/atom+xml href=/no.atom>"},
               {"https://post.example/all.rss", kRss}};
  const ProbedSite site = web.probe("https://post.example/");
  EXPECT_EQ(site.feeds, Urls{"https://post.example/all.rss"});
  EXPECT_EQ(site.name, "Post");
  EXPECT_EQ(web.asked, (Urls{"https://post.example/", "https://post.example/all.rss", "https://post.example/no.atom"}));
}

TEST(ProbeSite, TheAddressMayBeAFeed) {
  FakeWeb web;
  web.pages = {{"https://post.example/f", kRss}};
  const ProbedSite site = web.probe("https://post.example/f");
  EXPECT_EQ(site.feeds, Urls{"https://post.example/f"});
  EXPECT_EQ(site.name, "Harbour Post");
}

TEST(ProbeSite, UsualPlacesWhereThePageNamesNone) {
  FakeWeb web;
  web.pages = {{"https://post.example/x", "<p>hello"}, {"https://post.example/rss", kRss}};
  EXPECT_EQ(web.probe("https://post.example/x").feeds, Urls{"https://post.example/rss"});
}

TEST(ProbeSite, NewsSitemapsOfRobotsAndNoOthers) {
  FakeWeb web;
  web.pages = {{"https://post.example/", "<p>hello"},
               {"https://post.example/all.xml", "<urlset><url><loc>https://post.example/a</loc></url></urlset>"},
               {"https://post.example/news.xml",
                "<urlset xmlns:n='urn:n'><url><loc>https://post.example/a</loc><n:news><n:title>A</n:title></n:news></url></urlset>"}};
  web.robots = {"/all.xml", "https://post.example/news.xml", "javascript:x"};
  EXPECT_EQ(web.probe("https://post.example/").sitemaps, Urls{"https://post.example/news.xml"});
}

TEST(ProbeSite, ASectionPageWhereNothingElseIs) {
  FakeWeb web;
  std::string links;
  for (int i = 0; i < 6; ++i) links += "<a href=/news/2024/05/06/story-" + std::to_string(i) + ">x</a>";
  web.pages = {{"https://post.example/press", links}, {"https://post.example/about", "<a href=/team>x</a>"}};
  EXPECT_EQ(web.probe("https://post.example/press").sections, Urls{"https://post.example/press"});
  EXPECT_TRUE(web.probe("https://post.example/about").empty());
}

TEST(ProbeSite, Ids) {
  EXPECT_EQ(id_of_site("https://www.harbour-post.co.uk/x"), "harbour-post");
  EXPECT_EQ(id_of_site("http://127.0.0.1:80/"), "127-0-0-1");
}

}  // namespace
}  // namespace onrecord
