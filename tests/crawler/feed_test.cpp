#include "crawler/feed.h"

#include <gtest/gtest.h>

#include "crawler/feed_date.h"

namespace onrecord {
namespace {

TEST(Feed, ReadsRss) {
  const Feed feed = parse_feed(R"(<?xml version="1.0"?><rss version="2.0"><channel><title>Desk &amp; World</title><link>/</link>
    <item><title>One &lt;b&gt;two&lt;/b&gt; &eacute;</title><link>a?x=1&y=2</link><guid isPermaLink="false">n1</guid>
    <pubDate>Thu, 01 Jan 2004 19:48:21 EST</pubDate><description><![CDATA[<p>Hi</p>]]></description>
    <enclosure url="/a.mp3"/><category>x</category><category>y</category></item></channel></rss>)",
                               "text/xml", "https://a.example/feed");
  EXPECT_EQ(feed.format, FeedFormat::rss);
  EXPECT_EQ(feed.title, "Desk & World");
  EXPECT_EQ(feed.link, "https://a.example/");
  ASSERT_EQ(feed.entries.size(), 1U);
  const FeedEntry& entry = feed.entries[0];
  EXPECT_EQ(entry.title, "One two é");
  EXPECT_EQ(entry.link, "https://a.example/a?x=1&y=2");
  EXPECT_EQ(entry.id, "n1");
  EXPECT_EQ(entry.published->to_string(), "2004-01-02T00:48:21Z");
  EXPECT_EQ(entry.summary, "<p>Hi</p>");
  EXPECT_EQ(entry.enclosures, (std::vector<std::string>{"https://a.example/a.mp3"}));
  EXPECT_EQ(entry.tags, (std::vector<std::string>{"x", "y"}));
}

TEST(Feed, ReadsKeywordListsWithCommas) {
  const Feed feed = parse_feed(
      "<rss><channel><item><tags>harbour dredging, fishing quotas of the northern coast</tags><category>Trade</category></item>"
      "<item xmlns:media='http://search.yahoo.com/mrss/'><media:keywords>ports,, customs </media:keywords></item></channel></rss>",
      "", "");
  ASSERT_EQ(feed.entries.size(), 2U);
  EXPECT_EQ(feed.entries[0].tags, (std::vector<std::string>{"harbour dredging", "fishing quotas of the northern coast", "Trade"}));
  EXPECT_EQ(feed.entries[1].tags, (std::vector<std::string>{"ports", "customs"}));
}

TEST(Feed, ReadsAtomWithXmlBase) {
  const Feed feed = parse_feed(R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/w/"><entry xml:base="2024/"><link rel="self" href="s"/>
    <link href="one"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>B</b></div></content></entry>)",
                               "", "https://a.example/feed");
  EXPECT_EQ(feed.format, FeedFormat::atom);
  ASSERT_EQ(feed.entries.size(), 1U);
  EXPECT_EQ(feed.entries[0].link, "https://a.example/w/2024/one");
  EXPECT_EQ(feed.entries[0].content, "A <b>B</b>");
}

TEST(Feed, ReadsJson) {
  const Feed feed =
      parse_feed(R"({"version":"https://jsonfeed.org/version/1.1","items":[{"id":7,"url":"/x","content_text":"T"}]})", "", "https://a.example/");
  EXPECT_EQ(feed.format, FeedFormat::json);
  ASSERT_EQ(feed.entries.size(), 1U);
  EXPECT_EQ(feed.entries[0].id, "7");
  EXPECT_EQ(feed.entries[0].link, "https://a.example/x");
}

TEST(Feed, DefinesNoEntityAndReadsNoFile) {
  const std::string bomb =
      "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
      "<rss><channel><item><title>x&b;y&f;</title></item></channel></rss>";
  const Feed feed = parse_feed(bomb, "", "");
  ASSERT_EQ(feed.entries.size(), 1U);
  EXPECT_EQ(feed.entries[0].title, "x&b;y&f;");
}

TEST(Feed, MendsWhatWritersForget) {
  const Feed feed = parse_feed(
      "<rss><channel><title>A & B <3</title><atom:link rel='alternate' href='https://a.example/'/>"
      "<item><author><b>C</b></author><title>cut",
      "", "");
  EXPECT_EQ(feed.title, "A & B <3");
  EXPECT_EQ(feed.link, "https://a.example/");
  ASSERT_EQ(feed.entries.size(), 1U);
  EXPECT_EQ(feed.entries[0].author, "C");
  EXPECT_EQ(feed.entries[0].title, "cut");
}

TEST(Feed, WhatIsNoFeedIsUnknown) {
  for (const std::string& text : {std::string(), std::string("<html><body>404</body></html>"), std::string("{\"a\":1}"), std::string("\xFF\xFE\0", 3),
                                  std::string(100'000, '<'), "<rss>" + std::string(100'000, '['), std::string(10'000, '{')}) {
    EXPECT_TRUE(parse_feed(text, "", "").entries.empty());
  }
}

struct DateCase {
  const char* written;
  const char* instant;  ///< nullptr: none
};

TEST(FeedDate, ReadsEveryDialect) {
  const DateCase cases[] = {
      {"Mon, 06 May 2024 13:00:00 GMT", "2024-05-06T13:00:00Z"},
      {"Mon, 6 May 24 13:00 +0200", "2024-05-06T11:00:00Z"},
      {"6 May 2024", "2024-05-06T00:00:00Z"},
      {"Mon May  6 13:00:00 PDT 2024", "2024-05-06T20:00:00Z"},
      {"May 6, 2024 1:00 PM", "2024-05-06T13:00:00Z"},
      {"2024-05-06", "2024-05-06T00:00:00Z"},
      {"2024-05-06T13:00:00.123+02:00", "2024-05-06T11:00:00Z"},
      {"2024-05-06 13:00:00", "2024-05-06T13:00:00Z"},
      {"2024-05-06T13:00Z", "2024-05-06T13:00:00Z"},
      {"20240506", "2024-05-06T00:00:00Z"},
      {"2024-127", "2024-05-06T00:00:00Z"},
      {"2024-05", "2024-05-01T00:00:00Z"},
      {"2024", "2024-01-01T00:00:00Z"},
      {"yesterday", nullptr},
      {"", nullptr},
      {"31 Feb 2024", nullptr},
  };
  for (const DateCase& c : cases) {
    const auto instant = parse_feed_date(c.written);
    EXPECT_EQ(instant ? instant->to_string() : "none", c.instant == nullptr ? "none" : c.instant) << c.written;
  }
}

TEST(Feed, WhatNeverEndsIsNotGoneThroughAgainAndAgain) {
  const auto many = [](std::string_view part, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += std::string(part) + std::to_string(i) + "=''";
    return out;
  };
  const std::string head = "<rss><channel><item><title>first</title></item><item ";
  EXPECT_EQ(parse_feed(head + many(" a", 200'000) + "><title>second</title></item></channel></rss>", "", "https://a.test/").entries.at(0).title,
            "first");
  EXPECT_EQ(parse_feed("<rss><channel><item><title>first</title></item>" + many("<!--", 300'000), "", "").entries.at(0).title, "first");
  const Feed tagged = parse_feed("<rss><channel><item><tags>" + many(",", 300'000) + "</tags></item></channel></rss>", "", "");
  EXPECT_EQ(tagged.entries.at(0).tags.size(), 500U);
}

}  // namespace
}  // namespace onrecord
