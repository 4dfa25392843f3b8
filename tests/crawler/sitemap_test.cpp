#include "crawler/sitemap.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

constexpr const char* kBase = "https://a.example/sitemap.xml";

TEST(Sitemap, ReadsPagesWithNews) {
  const Sitemap sitemap = parse_sitemap(R"(<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
    xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://a.example/1?x=1&amp;y=2 </loc><lastmod>2024-05-06</lastmod>
    <news:news><news:publication><news:name>A</news:name><news:language>en</news:language></news:publication>
    <news:publication_date>2024-05-06T13:00:00+02:00</news:publication_date><news:title>T</news:title></news:news></url>
    <url><loc>javascript:x</loc></url></urlset>)",
                                        "", kBase);
  EXPECT_EQ(sitemap.kind, SitemapKind::pages);
  ASSERT_EQ(sitemap.entries.size(), 1U);
  EXPECT_EQ(sitemap.entries[0].url, "https://a.example/1?x=1&y=2");
  EXPECT_EQ(sitemap.entries[0].published->to_string(), "2024-05-06T11:00:00Z");
  EXPECT_EQ(sitemap.entries[0].title, "T");
  EXPECT_EQ(sitemap.entries[0].language, "en");
  EXPECT_TRUE(sitemap.entries[0].news);
}

TEST(Sitemap, ReadsAnIndexAndAListOfLines) {
  EXPECT_EQ(parse_sitemap("<sitemapindex><sitemap><loc>/s1.xml</loc></sitemap></sitemapindex>", "", kBase).kind, SitemapKind::index);
  const Sitemap lines = parse_sitemap("https://a.example/1\r\nhttps://a.example/2\n", "text/plain", kBase);
  EXPECT_EQ(lines.kind, SitemapKind::text);
  EXPECT_EQ(lines.entries.size(), 2U);
}

TEST(Sitemap, KeepsTheProtocolsLimit) {
  std::string text;
  for (int i = 0; i < 50'001; ++i) text += "https://a.example/" + std::to_string(i) + "\n";
  const Sitemap sitemap = parse_sitemap(text, "", kBase);
  EXPECT_EQ(sitemap.entries.size(), 50'000U);
  EXPECT_TRUE(sitemap.truncated);
}

TEST(Sitemap, WhatIsNoneIsUnknown) {
  for (const char* text : {"", "<html><body/></html>", "hello", "<urlset"}) EXPECT_TRUE(parse_sitemap(text, "", kBase).entries.empty()) << text;
}

}  // namespace
}  // namespace onrecord
