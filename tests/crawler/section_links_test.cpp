#include <gtest/gtest.h>

#include "crawler/section_links.h"

namespace onrecord {
namespace {

TEST(SectionLinks, LinksAndRobotsTag) {
  const auto links = read_section_links(
      "<a href=/a?x=1&amp;y=2>A</a><A class='x' HREF='/b'>B</A><!-- <a href=/no> --><script>'<a href=/no>'</script><a rel=nofollow href=/no>"
      "<a href=\"/c\"><abbr href=/no></a");
  EXPECT_EQ(links.hrefs, (std::vector<std::string>{"/a?x=1&y=2", "/b", "/c"}));
  EXPECT_FALSE(links.noindex);
  EXPECT_TRUE(read_section_links("<meta name=ROBOTS content=\"NoIndex\">").noindex);
  EXPECT_TRUE(read_section_links("<meta name=robots content=none><a href=/x>").hrefs.empty());
  for (const char* cut : {"<", "<a", "<a href", "<a href=", "<a href='", "<!--", "<script", "<a / = "}) (void)read_section_links(cut);
}

TEST(SectionLinks, ArticlePaths) {
  for (const char* path : {"/news/2024/05/06/budget", "/story-about-the-budget", "/doc/1234567", "/2024/05/title/"})
    EXPECT_TRUE(looks_like_article(path)) << path;
  for (const char* path : {"/", "/about", "/section/politics/", "/contact-us", "/2024/"}) EXPECT_FALSE(looks_like_article(path)) << path;
}

}  // namespace
}  // namespace onrecord
