#include <gtest/gtest.h>

#include "crawler/article_shapes.h"
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

TEST(ArticleShapes, OfPaths) {
  const std::pair<const char*, const char*> cases[] = {{"/news/politics/2024/the-tax-bill.html", "/news/*/#/-.html"},
                                                       {"/item/one/", "/item/w"},
                                                       {"/a/12345", "/a/#"},
                                                       {"/story/x9k2", "/story/a#"},
                                                       {"/", "/"},
                                                       {"", "/"},
                                                       {"/2024/05/06/x", "/#/#/#/w"}};
  for (const auto& [path, shape] : cases) EXPECT_EQ(shape_of(path), shape) << path;
}

TEST(ArticleShapes, FiveOfAShapeAreEnough) {
  ArticleShapes shapes;
  for (const char* path : {"/i/a", "/i/b", "/i/c", "/i/d"}) shapes.add(path, true);
  EXPECT_EQ(shapes.judge("/i/e"), std::nullopt);
  shapes.add("/i/x", false);
  shapes.add("/i/e", true);
  EXPECT_EQ(shapes.judge("/i/f"), true);
  for (const char* path : {"/video/1", "/video/2", "/video/3", "/video/4", "/video/5"}) shapes.add(path, false);
  EXPECT_EQ(shapes.judge("/video/123456"), false);
  EXPECT_EQ(shapes.judge("/other/123456"), std::nullopt);
}

TEST(SectionLinks, ArticlePaths) {
  for (const char* path : {"/news/2024/05/06/budget", "/story-about-the-budget", "/doc/1234567", "/2024/05/title/"})
    EXPECT_TRUE(looks_like_article(path)) << path;
  for (const char* path : {"/", "/about", "/section/politics/", "/contact-us", "/2024/"}) EXPECT_FALSE(looks_like_article(path)) << path;
}

}  // namespace
}  // namespace onrecord
