#include <gtest/gtest.h>

#include "crawler/page_head.h"
#include "crawler/section_links.h"

namespace onrecord {
namespace {

TEST(SectionLinks, LinksAndRobotsTag) {
  const auto links = read_section_links(
      "<a href=/a?x=1&amp;y=2>A</a><A class='x' HREF='/b'>B</A><!-- <a href=/no> --><script>'<a href=/no>'</script><a rel=nofollow href=/no>"
      "<a href=\"/c\"><abbr href=/no></a");
  EXPECT_EQ(links, (std::vector<std::string>{"/a?x=1&y=2", "/b", "/c"}));
  for (const char* cut : {"<", "<a", "<a href", "<a href=", "<a href='", "<!--", "<script", "<a / = "}) (void)read_section_links(cut);
}

TEST(PageHead, TitleCanonicalRobotsAndFeeds) {
  const PageHead head = read_page_head(
      "<!doctype html><head><title>A page</title><meta name=ROBOTS content=\"NoIndex\"><meta name=\"onrecord\" content=nofollow>"
      "<link rel=canonical href='/a?x=1&amp;y=2'><link rel=\"alternate\" type=\"application/rss+xml\" title=News href=/feed>"
      "<link rel=alternate hreflang=de href=/de></head><body><meta name=robots content=none>");
  EXPECT_EQ(head.title, "A page");
  EXPECT_EQ(head.canonical, "/a?x=1&y=2");
  EXPECT_EQ(head.robots, (std::vector<std::string>{"NoIndex", "onrecord: nofollow"}));
  ASSERT_EQ(head.feeds.size(), 1U);
  EXPECT_EQ(head.feeds[0].href, "/feed");
}

TEST(SectionLinks, ArticlePaths) {
  for (const char* path : {"/news/2024/05/06/budget", "/story-about-the-budget", "/doc/1234567", "/2024/05/title/"})
    EXPECT_TRUE(looks_like_article(path)) << path;
  for (const char* path : {"/", "/about", "/section/politics/", "/contact-us", "/2024/"}) EXPECT_FALSE(looks_like_article(path)) << path;
}

}  // namespace
}  // namespace onrecord
