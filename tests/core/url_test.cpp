// Cases of our own, after the text of the WHATWG URL standard.
#include "core/url.h"

#include <gtest/gtest.h>

#include "core/url_host.h"

namespace onrecord {
namespace {

struct UrlCase {
  const char* input;
  const char* base;
  const char* href;  ///< nullptr: failure
};

TEST(ParseUrl, ResolvesAsBrowsersDo) {
  const UrlCase cases[] = {
      {"HTTP://News.Example:80/A b?q=1 2#Top x", "", "http://news.example/A%20b?q=1%202#Top%20x"},
      {"/world/item", "https://news.example/a/b?c#d", "https://news.example/world/item"},
      {"item", "https://news.example/a/b?c#d", "https://news.example/a/item"},
      {"?page=2", "https://news.example/a/b?c#d", "https://news.example/a/b?page=2"},
      {"#x", "https://news.example/a/b?c#d", "https://news.example/a/b?c#x"},
      {"", "https://news.example/a/b?c#d", "https://news.example/a/b?c"},
      {"//cdn.example/x", "https://news.example/a", "https://cdn.example/x"},
      {"\\\\cdn.example\\x", "https://news.example/a", "https://cdn.example/x"},
      {"../../../x/./y/%2e%2E/z", "https://news.example/a/b", "https://news.example/x/z"},
      {"https:item", "https://news.example/a/b", "https://news.example/a/item"},
      {"http:item", "https://news.example/a/b", "http://item/"},
      {"  https://news.example/a\n\tb  ", "", "https://news.example/ab"},
      {"https://user:p@ss@news.example/", "", "https://user:p%40ss@news.example/"},
      {"https://news.example:0443", "", "https://news.example/"},
      {"https://news.example:65536", "", nullptr},
      {"https://news.example:8x/", "", nullptr},
      {"https://", "", nullptr},
      {"https://:80/", "", nullptr},
      {"https://a@/", "", nullptr},
      {"https://exa mple/", "", nullptr},
      {"https://a%41.example/", "", "https://aa.example/"},
      {"https://faß.example/", "", "https://xn--fa-hia.example/"},
      {"https://0x7f.1/", "", "https://127.0.0.1/"},
      {"https://1.2.3.4.5/", "", nullptr},
      {"https://256.1.1.1/", "", nullptr},
      {"https://[2001:DB8:0:0:1::1]/", "", "https://[2001:db8::1:0:0:1]/"},
      {"https://[::ffff:192.0.2.1]/", "", "https://[::ffff:c000:201]/"},
      {"https://[1::2::3]/", "", nullptr},
      {"mailto:desk@news.example", "", "mailto:desk@news.example"},
      {"x", "mailto:desk@news.example", nullptr},
      {"file:///C|/a/../b", "", "file:///C:/b"},
      {"/..//x", "feed:/a", "feed:/.//x"},
      {"item", "", nullptr},
  };
  for (const UrlCase& c : cases) {
    const auto url = parse_url(c.input, std::string_view(c.base));
    EXPECT_EQ(url.has_value(), c.href != nullptr) << c.input;
    if (url && c.href != nullptr) {
      EXPECT_EQ(url->href(), c.href) << c.input;
    }
  }
}

TEST(ParseUrl, ReadsItsOwnOutputUnchanged) {
  for (const char* input : {"https://u:p@a.example:81/x/?q='#f`", "feed:/.//x", "data:a b ?c", "file://h/C:/x", "https://a.example/%zz%"}) {
    const auto once = parse_url(input);
    ASSERT_TRUE(once) << input;
    const auto twice = parse_url(once->href());
    ASSERT_TRUE(twice) << input;
    EXPECT_EQ(once->href(), twice->href());
  }
}

TEST(Url, Parts) {
  const auto url = parse_url("https://news.example:8443/a?b#c");
  ASSERT_TRUE(url);
  EXPECT_EQ(url->origin(), "https://news.example:8443");
  EXPECT_EQ(url->path_and_query(), "/a?b");
  EXPECT_EQ(url->href_no_fragment(), "https://news.example:8443/a?b");
  EXPECT_EQ(url->effective_port(), 8443);
  EXPECT_EQ(parse_url("https://news.example")->effective_port(), 443);
}

TEST(ParseIpv4, TakesEverySpellingOfInetAton) {
  EXPECT_EQ(parse_ipv4("127.1"), 0x7F000001U);
  EXPECT_EQ(parse_ipv4("0177.0.0.01"), 0x7F000001U);
  EXPECT_EQ(parse_ipv4("2130706433"), 0x7F000001U);
  EXPECT_EQ(parse_ipv4("0x7F000001"), 0x7F000001U);
  for (const char* wrong : {"", "1.2.3.256", "4294967296", "1..2", "08", "1.2.3.4.5", "a.1"}) EXPECT_FALSE(parse_ipv4(wrong)) << wrong;
}

}  // namespace
}  // namespace onrecord
