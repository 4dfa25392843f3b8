#include <gtest/gtest.h>

#include "crawler/public_suffix.h"

namespace onrecord {
namespace {

TEST(PublicSuffix, FindsTheRegistrableDomain) {
  EXPECT_EQ(registrable_domain("www.News.co.uk"), "news.co.uk");
  EXPECT_EQ(registrable_domain("a.b.blogspot.com"), "b.blogspot.com");
  for (const char* none : {"", "com", "co.uk", ".news.example", "127.0.0.1", "0x7f.1", "[::1]", "a..com"})
    EXPECT_FALSE(registrable_domain(none)) << none;
}

TEST(PublicSuffix, ComparesSites) {
  EXPECT_TRUE(is_same_site("www.news.com", "m.news.com"));
  EXPECT_FALSE(is_same_site("a.co.uk", "b.co.uk"));
  EXPECT_TRUE(is_same_site("127.0.0.1", "127.0.0.1"));
}

}  // namespace
}  // namespace onrecord
