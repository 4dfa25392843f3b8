#include "extract/content/read_article.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>

#include "core/utf8.h"
#include "extract/content/text_tools.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

const ContentTables& tables() {
  static const ContentTables loaded = [] {
    auto result = load_content_tables(source_root() + "/config");
    EXPECT_TRUE(result) << (result ? "" : result.error().message);
    return result ? std::move(*result) : ContentTables{};
  }();
  return loaded;
}

Page page_of(std::string body) {
  Page page;
  page.url = "https://news.example/2024/harbour";
  page.content_type = "text/html; charset=utf-8";
  page.body = std::move(body);
  return page;
}
Article read(std::string body) { return read_article(page_of(std::move(body)), tables()); }

const std::string kFirst = "The harbour board voted on Tuesday to close the old ferry pier, after engineers found cracks in three of its pillars.";
const std::string kSecond =
    "\"We cannot ask people to walk over it,\" said Mara Oduya, who chairs the board, and she promised a new pier within two years.";
const std::string kThird =
    "Traders at the market say the closure will cost them customers, although the city has offered a free bus from the station.";

std::string site_page(const std::string& middle) {
  return "<!doctype html><html lang=en><head><title>Pier to close - Harbour Post</title><meta property='og:site_name' content='Harbour Post'>"
         "<link rel=canonical href='/2024/pier#top'></head><body><nav><a href=/>Home</a> <a href=/w>World</a></nav><main><article>"
         "<h1>Old ferry pier to close</h1><p class=byline>By Ilse Brandt and JON EKO, Staff Writers</p><time "
         "datetime='2024-05-06T23:30:00-04:00'>May 6</time>" +
         middle + "</article></main><footer>All rights reserved by the Harbour Post company of the harbour</footer></body></html>";
}

void expect_sound(const Article& article) {
  EXPECT_TRUE(is_valid_utf8(article.text));
  EXPECT_EQ(to_nfc(article.text), article.text);
  for (const char c : article.text) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
  std::uint32_t at = 0;
  for (const Block& block : article.blocks) {
    EXPECT_TRUE(std::all_of(article.text.begin() + at, article.text.begin() + block.span.begin, [](char c) { return c == '\n'; }));
    EXPECT_FALSE(block.span.empty());
    at = block.span.end;
  }
  EXPECT_EQ(at, article.text.size());
}

TEST(ReadArticle, ReadsBodyAndMetadata) {
  const Article article = read(site_page("<p>" + kFirst + "</p><p>" + kSecond + "</p><p>" + kThird + "</p>"));
  EXPECT_EQ(article.text, kFirst + "\n\n" + kSecond + "\n\n" + kThird);
  EXPECT_EQ(article.title, "Old ferry pier to close");
  EXPECT_EQ(article.authors, (std::vector<std::string>{"Ilse Brandt", "Jon Eko"}));
  ASSERT_TRUE(article.published);
  EXPECT_EQ(article.published->written, "2024-05-06T23:30:00-04:00");  // the page's day, not UTC's
  EXPECT_EQ(article.published->basis, DateBasis::time_tag);
  EXPECT_EQ(article.canonical_url, "https://news.example/2024/pier");
  EXPECT_EQ(article.site, "Harbour Post");
  EXPECT_EQ(article.language, "en");
  EXPECT_GT(article.confidence, 0);
  expect_sound(article);
}

TEST(ReadArticle, LeavesOutTheCardThatOpensOverAName) {
  const std::string card =
      "<span class=over><a href=/p/oduya>Mara Oduya</a><span class=box><span><img src=m.jpg><a href=/p/oduya>Mara Lindiwe Oduya</a>"
      "<a href=/2>Oduya wants a longer pier</a> <a href=/3>Ferry board under fire</a></span></span></span>";
  const Article article = read(site_page("<p>" + kFirst + "</p><p>\"We cannot ask people to walk over it,\" said " + card +
                                         ", who chairs the board, and she promised a new pier within two years.</p><p>" + kThird + "</p>"));
  EXPECT_EQ(article.text, kFirst + "\n\n" + kSecond + "\n\n" + kThird);
}

TEST(ReadArticle, KeepsALinkedPictureBesideLinkedProse) {
  const Article article =
      read(site_page("<p>" + kFirst + "</p><p><span><img src=m.jpg> <a href=/t>" + kSecond + "</a></span></p><p>" + kThird + "</p>"));
  EXPECT_EQ(article.text, kFirst + "\n\n" + kSecond + "\n\n" + kThird);
}

TEST(ReadArticle, JoinsInlineTextAndKeepsLinkedProse) {
  const Article article =
      read(site_page("<p>The <b>harb</b>our board voted on <a href=/t>Tuesday to close the old ferry pier, after engineers found cracks in three of "
                     "its pillars</a>.</p><p>" +
                     kSecond + "</p><p>" + kThird + "</p>"));
  EXPECT_TRUE(article.text.starts_with(kFirst)) << article.text;
}

TEST(ReadArticle, LeavesFurnitureOut) {
  const Article article = read(site_page("<p>" + kFirst +
                                         "</p><div class=newsletter-box><p>Get our morning letter about the harbour, free of charge, each weekday at "
                                         "seven in the morning.</p></div><figure><img><figcaption>The pier in "
                                         "winter</figcaption></figure><p>" +
                                         kSecond + "</p><div class='share-bar'>Share this</div><p>Read more: Ferries are late again</p><p>" + kThird +
                                         "</p><h3>Related articles</h3><ul><li><a href=/x>Ferries late</a></li></ul>"));
  EXPECT_EQ(article.text, kFirst + "\n\n" + kSecond + "\n\n" + kThird);
}

TEST(ReadArticle, JoinsABodyThatAdvertsSplit) {
  const Article article = read(site_page("<div class=article-body><p>" + kFirst + "</p><p>" + kSecond +
                                         "</p></div><div class=ad-slot>Buy</div><div class=article-body><p>" + kThird + "</p><p>" + kThird +
                                         " It starts on Monday.</p></div>"));
  EXPECT_NE(article.text.find(kFirst), std::string::npos);
  EXPECT_NE(article.text.find("It starts on Monday."), std::string::npos);
}

TEST(ReadArticle, KeepsKindsOfBlocks) {
  const Article article = read(site_page("<p>" + kFirst + "</p><h2>What comes next</h2><p>" + kSecond +
                                         "</p><ul><li>A free bus runs from the station</li></ul><blockquote><p>" + kThird + "</p></blockquote>"));
  std::vector<BlockKind> kinds;
  for (const Block& block : article.blocks) kinds.push_back(block.kind);
  EXPECT_EQ(kinds, (std::vector{BlockKind::paragraph, BlockKind::heading, BlockKind::paragraph, BlockKind::list_item, BlockKind::quote}));
}

TEST(ReadArticle, InventsNoDate) {
  const Article article =
      read("<html><body><article><h1>Old ferry pier to close</h1><p>" + kFirst + "</p><p>" + kSecond + "</p></article></body></html>");
  EXPECT_FALSE(article.published);
}

/// A ministry's page of a subject, whose system wrote down when it was made and when it was last touched.
std::string subject_page(const std::string& changed, const std::string& beside_title) {
  return "<html><head><meta property='og:type' content='article'><meta property='article:published_time' content='2018-10-12T10:35-04:00'>"
         "<meta property='article:modified_time' content='" +
         changed + "'></head><body><article><h1>Harbour safety for small firms</h1>" + beside_title + "<p>" + kFirst + "</p><p>" + kThird +
         "</p></article></body></html>";
}

TEST(ReadArticle, TakesTheMakingOfAPageThatIsKeptUpForNoPublication) {
  const Article article = read(subject_page("2024-12-05T15:15-05:00", ""));
  EXPECT_FALSE(article.published);
  ASSERT_TRUE(article.modified);
  EXPECT_EQ(article.modified->day.to_string(), "2024-12-05");
}

TEST(ReadArticle, KeepsADateOfMetaThatThePageBearsOut) {
  const auto day_of = [](const std::string& html) {
    const Article article = read(html);
    return article.published ? article.published->day.to_string() : "none";
  };
  EXPECT_EQ(day_of(subject_page("2018-12-05T15:15-05:00", "")), "2018-10-12");
  EXPECT_EQ(day_of(subject_page("2024-12-05T15:15-05:00", "<p>12 October 2018</p>")), "2018-10-12");
  EXPECT_EQ(day_of(subject_page("2024-12-05T15:15-05:00", "<p class=byline>By Ilse Brandt</p>")), "2018-10-12");
}

TEST(ReadArticle, LeavesOutCountsAndRightsWithAnyNumber) {
  const Article article = read(site_page("<p>" + kFirst + "</p><p>Image 3 of 12</p><p>1,204 shares</p><p>14 comments</p><p>" + kSecond +
                                         "</p><p>The board has 12 members.</p><p>Copyright 2024 Harbour Post Company</p>"));
  EXPECT_EQ(article.text, kFirst + "\n\n" + kSecond + "\n\nThe board has 12 members.");
}

TEST(ReadArticle, SameBytesEachTime) {
  const std::string html = site_page("<p>" + kFirst + "</p><p>cafe\xCC\x81 &#8203;&#7; " + kSecond + "</p>");
  const Article first = read(html);
  const Article second = read(html);
  EXPECT_EQ(first.text, second.text);
  EXPECT_NE(first.text.find("café"), std::string::npos);
  expect_sound(first);
}

struct Odd {
  const char* name;
  std::string body;
  const char* note;
};
class OddPage : public testing::TestWithParam<Odd> {};
TEST_P(OddPage, GivesANote) {
  const Article article = read(GetParam().body);
  ASSERT_FALSE(article.notes.empty());
  EXPECT_EQ(article.notes.front(), GetParam().note);
  expect_sound(article);
}
std::string repeat(std::string_view piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}
INSTANTIATE_TEST_SUITE_P(Pages, OddPage,
                         testing::Values(Odd{"empty", "", "empty"}, Odd{"white", " \n\t", "empty"}, Odd{"pdf", "%PDF-1.7\n%\xE2\xE3", "pdf"},
                                         Odd{"binary", std::string(400, '\0') + "x", "not-html"},
                                         Odd{"picture", "\x89PNG\r\n\x1A\n" + repeat("\x01\xE9\x0Bq\x9C\x7F\x03k\x10\xB4", 30), "not-html"},
                                         Odd{"json", "[\n  {\"headline\": \"Old ferry pier to close\"}]", "not-html"},
                                         Odd{"deep_divs", "<html><body><p>Hello</p>" + repeat("<div>", 200000), "too-deep"},
                                         Odd{"deep_spans", repeat("<span>", 300000), "too-deep"},
                                         Odd{"deep_fonts", repeat("<font><b><i>", 100000), "too-deep"},
                                         Odd{"no_text", "<html><body></body></html>", "no-body"}),
                         [](const auto& one) { return std::string(one.param.name); });

struct Wall {
  const char* name;
  const char* html;
  std::vector<std::string> notes;
};
std::ostream& operator<<(std::ostream& out, const Wall& wall) { return out << wall.name; }
class WallPage : public testing::TestWithParam<Wall> {};
TEST_P(WallPage, TellsWhatStandsBefore) { EXPECT_EQ(read(GetParam().html).notes, GetParam().notes); }
INSTANTIATE_TEST_SUITE_P(
    Pages, WallPage,
    testing::Values(
        Wall{"consent",
             "<html><body><main><h1>Before you continue</h1><p>We and our partners use cookies and similar technologies to show you the pages of "
             "this paper "
             "and to measure how they are read, day and night.</p><p>You may accept all or choose one by one what may be kept on your device.</p>"
             "<button>Accept all</button></main></body></html>",
             {"consent-wall", "no-body"}},
        Wall{"paywall",
             "<html><body><article><h1>Old ferry pier to close</h1><p>The harbour board voted on Tuesday to close the old ferry pier, after "
             "engineers found "
             "cracks in three of its pillars.</p><div class=offer><b>Subscribe to continue reading.</b></div></article></body></html>",
             {"paywall"}},
        Wall{"menu_of_a_paper",
             "<html><body><nav>Already a subscriber? Log in</nav><article><h1>Old ferry pier to close</h1><p>The harbour board voted on Tuesday to "
             "close the "
             "old ferry pier, after engineers found cracks in three of its pillars.</p></article></body></html>",
             {}},
        Wall{"article_about_cookies",
             "<html><body><article><h1>Court fines a paper</h1><p>The court fined the paper since its page had only one button, to accept all, and "
             "told no "
             "reader of its use of cookies before they were set on the device.</p></article></body></html>",
             {}},
        Wall{"locked_by_meta",
             "<html><head><meta property='article:content_tier' content=locked></head><body><article><h1>Old ferry pier to close</h1><p>The harbour "
             "board "
             "voted on Tuesday to close the old ferry pier, after engineers found cracks in it.</p></article></body></html>",
             {"paywall"}},
        Wall{"amp",
             "<html amp><body><article><h1>Old ferry pier to close</h1><p>The harbour board voted on Tuesday to close the old ferry pier, after "
             "engineers "
             "found cracks in three of its pillars.</p></article></body></html>",
             {"amp-copy"}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(ReadArticle, KeepsTheAddressOfItsAmpCopy) {
  const auto amp = [](const char* href) {
    Page page =
        page_of(std::string("<link rel=amphtml href='") + href + "'><article><h1>Old ferry pier to close</h1><p>" + kFirst + "</p></article>");
    page.url = "https://news.example/2024/pier";
    return read_article(page, tables()).amp_url;
  };
  EXPECT_EQ(amp("/amp/2024/pier"), "https://news.example/amp/2024/pier");
  EXPECT_EQ(amp("javascript:alert(1)"), "");
}

TEST(ReadArticle, TellsPrintCopies) {
  const struct {
    const char* url;
    const char* canonical;
    std::vector<std::string> notes;
  } cases[] = {{"https://news.example/pier?print=1", "/pier", {"print-copy"}},
               {"https://news.example/print/pier", "/pier", {"print-copy"}},
               {"https://news.example/print/pier", "/print/pier", {}},  // its own address: an article of the section "print"
               {"https://news.example/pier", "/pier", {}}};
  for (const auto& c : cases) {
    Page page = page_of(std::string("<link rel=canonical href='") + c.canonical + "'><article><h1>Old ferry pier to close</h1><p>" + kFirst +
                        "</p></article>");
    page.url = c.url;
    EXPECT_EQ(read_article(page, tables()).notes, c.notes) << c.url << " " << c.canonical;
  }
}

TEST(ExplainArticle, TellsTheWinnerAndEachReason) {
  const ArticleExplanation told = explain_article(
      page_of("<html><body><div class=menu>Home World Sport</div><main><div class=x><p>" + kFirst + "</p><p>" + kSecond + "</p><p>" + kThird +
              "</p><div class=newsletter>Get our letter</div><p>Read more: Ferries late</p></div></main><div class=y>Made in "
              "Harbour</div></body></html>"),
      tables());
  ASSERT_FALSE(told.candidates.empty());
  EXPECT_EQ(told.candidates[0].element, "main");
  EXPECT_EQ(told.candidates[0].reason, "main, down to div.x");
  EXPECT_TRUE(told.candidates[0].won);
  std::vector<std::string> reasons;
  for (const auto& dropped : told.dropped) reasons.push_back(dropped.reason + ": " + dropped.text);
  EXPECT_EQ(reasons, (std::vector<std::string>{"class-word div.menu: Home World Sport", "outside div.y: Made in Harbour",
                                               "class-word div.newsletter 'newsletter': Get our letter", "line: notice: Read more: Ferries late"}));
}

TEST(ReadArticle, OutlivesHostileFields) {
  const std::string nested =
      "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":" + repeat("[", 300000) + repeat("]", 300000) + "}</script>";
  expect_sound(read(nested + site_page("<p>" + kFirst + "</p><p>" + kSecond + "</p>")));
  const std::string titles = "<title>" + repeat("word ", 100000) + "</title>" + repeat("<h1>word a b c</h1>", 20000);
  EXPECT_LE(read(titles + "<p>" + kFirst).title.size(), 2000U);
}

TEST(ReadArticle, TakesALineWithoutWordsForNoTitle) { EXPECT_EQ(read("<html><body><p>\xEF\xBF\xBD</p></body></html>").text, "\xEF\xBF\xBD"); }

TEST(ReadArticle, CutPagesAtEveryPlaceWithoutHarm) {
  const std::string html = site_page("<p>" + kFirst + "</p><ul><li>é &amp; ü</ul><script>var a='</div>';</script><!-- x --><p>" + kSecond);
  for (std::size_t size = 0; size < html.size(); size += 7) expect_sound(read(html.substr(0, size)));
}

TEST(ArticleOfText, KeepsTextAndCutsAtBlankLines) {
  const std::string text = "\n One line\nand its next.\n \n\nSecond\xC2\xA0paragraph.  \n";
  const Article article = article_of_text(text);
  EXPECT_EQ(article.text, text);
  ASSERT_EQ(article.blocks.size(), 2U);
  EXPECT_EQ(article.blocks[0].span.of(text), "One line\nand its next.");
  EXPECT_EQ(article.blocks[1].span.of(text), "Second\xC2\xA0paragraph.");
  EXPECT_TRUE(article_of_text("").blocks.empty());
}

}  // namespace
}  // namespace onrecord
