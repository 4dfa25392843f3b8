#include "app/source_of_url.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

TEST(SourceOfUrl, TheHostItselfBeforeItsDomain) {
  SourceSection feeds;
  feeds.id = "herald";
  feeds.feeds = {"https://feeds.herald.example/rss.xml"};
  SourceSection news;
  news.id = "herald-news";
  news.sections = {"https://news.herald.example/policy/"};
  SourceSection local;
  local.id = "local";
  local.sitemaps = {"http://127.0.0.12:8911/sitemap.xml"};
  const std::vector<SourceSection> sources = {feeds, news, local};
  EXPECT_EQ(source_of_url(sources, "https://news.herald.example/2024/a"), "herald-news");
  EXPECT_EQ(source_of_url(sources, "https://www.herald.example/2024/a"), "herald");
  EXPECT_EQ(source_of_url(sources, "http://127.0.0.12/a"), "local");
  EXPECT_EQ(source_of_url(sources, "http://127.0.0.13/a"), "");
  EXPECT_EQ(source_of_url(sources, "https://other.example/"), "");
  EXPECT_EQ(source_of_url(sources, "no url"), "");
}

}  // namespace
}  // namespace onrecord
