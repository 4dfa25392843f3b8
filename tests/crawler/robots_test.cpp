#include "crawler/robots.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

struct RobotsCase {
  const char* file;
  const char* url;
  bool allowed;
};

TEST(Robots, DecidesByTheLongestRuleOfOurGroup) {
  const RobotsCase cases[] = {
      {"", "https://a.example/x", true},
      {"User-agent: *\nDisallow: /", "https://a.example/x", false},
      {"User-agent: *\nDisallow: /", "https://a.example/robots.txt", true},
      {"User-agent: *\nDisallow:", "https://a.example/x", true},
      {"User-agent: *\nDisallow: /\nUser-agent: OnRecord/2\nDisallow: /p", "https://a.example/x", true},
      {"User-agent: onrecord\nDisallow: /a\n\nUser-agent: onrecord\nDisallow: /b", "https://a.example/b", false},
      {"User-agent: onrecord\nUser-agent: other\nDisallow: /b", "https://a.example/b", false},
      {"User-agent: onrecordx\nDisallow: /", "https://a.example/b", true},
      {"User-agent: *\nDisallow: /a\nAllow: /a/b", "https://a.example/a/b/c", true},
      {"User-agent: *\nAllow: /a\nDisallow: /a", "https://a.example/a", true},
      {"User-agent: *\nDisallow: /*.pdf$", "https://a.example/a.pdf", false},
      {"User-agent: *\nDisallow: /*.pdf$", "https://a.example/a.pdf?x", true},
      {"User-agent: *\nDisallow: /*/print", "https://a.example/x/y/print/1", false},
      {"User-agent: *\nDisallow: /a%3Cd", "https://a.example/a%3cd", false},
      {"User-agent: *\nDisallow: /%61", "https://a.example/abc", false},
      {"User-agent: *\nDisallow: /\xC3\xBC", "https://a.example/%c3%bc", false},
      {"User-agent: *\nDisallow: /a%2Ab", "https://a.example/axxb", true},
      {"User-agent: *\nDisallow: /?", "https://a.example?q", false},
      {"\xEF\xBB\xBFuser-agent:*\r\rdisallow:/x # all", "https://a.example/xy", false},
      {"user-agent *\ndisallow /x", "https://a.example/x", false},
      {"Disallow: /x", "https://a.example/x", true},
      {"<html>User-agent: no</html>", "https://a.example/x", true},
  };
  for (const RobotsCase& c : cases)
    EXPECT_EQ(parse_robots(c.file).allowed("onrecord/0.1 (+mailto:desk@a.example)", c.url), c.allowed) << c.file << ' ' << c.url;
}

TEST(Robots, GivesDelayOfTheGroupAndAllSitemaps) {
  const auto robots =
      parse_robots("Sitemap: https://a.example/1\nUser-agent: *\nCrawl-delay: 2.5\nUser-agent: x\nCrawl-delay: no\nsitemap:https://a.example/2");
  EXPECT_EQ(robots.crawl_delay("onrecord"), 2.5);
  EXPECT_FALSE(robots.crawl_delay("x"));
  EXPECT_EQ(robots.sitemaps(), (std::vector<std::string>{"https://a.example/1", "https://a.example/2"}));
}

TEST(Robots, AManyStarredRuleEndsSoon) {
  std::string rule = "User-agent: *\nDisallow: /";
  for (int i = 0; i < 5000; ++i) rule += "*a";
  EXPECT_TRUE(parse_robots(rule + "b").allowed("x", "https://a.example/" + std::string(5000, 'a')));
}

TEST(Robots, UnreachableMeansNothing) { EXPECT_FALSE(RobotsRules::disallow_all().allowed("onrecord", "https://a.example/")); }

}  // namespace
}  // namespace onrecord
