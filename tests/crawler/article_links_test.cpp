#include "crawler/article_links.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

TEST(LooksLikeArticle, TellsArticlesFromLists) {
  for (const char* path : {"/2024/05/06/border-talks", "/world/border-talks-resume-in-vienna", "/news/articles/12345678",
                           "/world/2024-05-06/talks", "/a/talks-1234567.html"}) {
    EXPECT_TRUE(looks_like_article(path)) << path;
  }
  for (const char* path :
       {"/", "/world", "/world/asia/", "/2024/05/", "/tag/border-talks-resume-in-vienna", "/a/long-slug-of-a-file.pdf", "/about-us"}) {
    EXPECT_FALSE(looks_like_article(path)) << path;
  }
}

TEST(SectionLinks, TakesArticlesOfTheSiteAndFeeds) {
  const SectionLinks links =
      find_section_links(R"(<link rel="alternate" type="application/rss+xml" href="/feed"><a href="/2024/05/06/one#c">1</a>
    <a href="https://www.news.com/2024/05/06/one">again</a><a href="https://other.com/2024/05/06/two">2</a>
    <a rel="nofollow" href="/2024/05/06/three">3</a><a href="javascript:x">4</a><a href="https://m.news.com/2024/05/06/five">5</a>)",
                         "https://www.news.com/world");
  EXPECT_EQ(links.articles, (std::vector<std::string>{"https://www.news.com/2024/05/06/one", "https://m.news.com/2024/05/06/five"}));
  EXPECT_EQ(links.feeds, (std::vector<std::string>{"https://www.news.com/feed"}));
}

TEST(SectionLinks, ObeysMetaRobotsAndSurvivesDepth) {
  EXPECT_TRUE(find_section_links("<meta name=robots content='noindex, nofollow'><a href='/2024/05/06/one'>1</a>", "https://a.com/")
                  .articles.empty());
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<span>";
  EXPECT_TRUE(find_section_links(deep, "https://a.com/").articles.empty());
}

}  // namespace
}  // namespace onrecord
