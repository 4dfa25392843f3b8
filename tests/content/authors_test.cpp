#include "extract/content/author_names.h"

#include <gtest/gtest.h>

#include "extract/content/read_article.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

const ContentTables& tables() {
  static const ContentTables loaded = std::move(*load_content_tables(source_root() + "/config"));
  return loaded;
}

using Names = std::vector<std::string>;

TEST(Authors, CleansBylines) {
  const struct {
    const char* written;
    Names names;
  } cases[] = {{"By Ann Hale and Bo Lind, Staff Writers | 6 May", {"Ann Hale", "Bo Lind"}},
               {"ANN HALE", {"Ann Hale"}},
               {"Ann Hale -", {"Ann Hale"}},
               {"Posted by: Ann Hale, Harbour Post", {"Ann Hale"}},
               {"Ann Hale Harbour Post", {"Ann Hale"}},
               {"Politics By Ann Hale", {"Ann Hale"}},
               {"Newsroom Staff", {}},
               {"https://harbour.example/staff/ann", {}},
               {"ann@harbour.example", {}},
               {"Harbour Post", {}},
               {"Ann Hale, The Quayside Courier", {"Ann Hale"}}};
  for (const auto& c : cases) EXPECT_EQ(clean_authors({c.written}, "Harbour Post", tables()), c.names) << c.written;
}

TEST(Authors, PartsANameFromARoleThatTouchesIt) {
  Page page;
  page.body =
      "<article><h1>Old ferry pier to close</h1><div class=author><a href=/a>Ann Hale</a><span>Founder at the harbour</span></div><p>The harbour "
      "board "
      "voted on Tuesday to close the old ferry pier.</p></article>";
  EXPECT_EQ(read_article(page, tables()).authors, Names{"Ann Hale"});
}

TEST(Authors, ReadsLinksToAuthorsAndFirstNames) {
  const struct {
    const char* html;
    Names names;
  } cases[] = {
      {"<article><h1>Old ferry pier to close</h1><a href=/pier>Old Pier</a> <a href='/author/ann-hale/'>Ann Hale</a><p>Text</p></article>",
       {"Ann Hale"}},
      {"<article><h1>Old ferry pier to close</h1><a href='/author/ann/'><b>Ann Hale</b> <i>Editor</i></a><p>Text</p></article>", {"Ann Hale"}},
      {"<article><h1>Old ferry pier to close</h1><div class=author><a href=/people/ann>Ann Hale</a> <i>12 comments</i></div><p>Text</p></article>",
       {"Ann Hale"}},
      {"<meta name=author content=Ann><article><h1>Old ferry pier to close</h1><p>Text</p></article>", {"Ann"}},
      {"<meta name=author content=admin><article><h1>Old ferry pier to close</h1><p>Text</p></article>", {}}};
  for (const auto& c : cases) {
    Page page;
    page.body = c.html;
    EXPECT_EQ(read_article(page, tables()).authors, c.names) << c.html;
  }
}

TEST(Authors, AddsThoseWhomTheBylineNamesBesideTheDeclaredOne) {
  const struct {
    const char* byline;
    Names names;
  } cases[] = {{"By <span>Ann Hale</span> and Bo Lind", {"Ann Hale", "Bo Lind"}},
               {"By <span>Ann Hale</span>, Cy Moss and Bo Lind", {"Ann Hale", "Cy Moss", "Bo Lind"}},
               {"By Cy Moss and Bo Lind", {"Ann Hale"}},
               {"<b>Ann Hale</b><i>Northern Desk</i>", {"Ann Hale"}}};
  for (const auto& c : cases) {
    Page page;
    page.body = "<meta name=author content='Ann Hale'><article><h1>Old ferry pier to close</h1><p class=byline>" + std::string(c.byline) +
                "</p><p>The harbour board voted on Tuesday to close the old ferry pier.</p></article>";
    EXPECT_EQ(read_article(page, tables()).authors, c.names) << c.byline;
  }
}

TEST(Title, LosesTheSitesName) {
  const struct {
    const char* head;
    const char* title;
  } cases[] = {
      {"<meta property='og:site_name' content='Harbour Post'><meta property='og:title' content='Harbour Post - Old ferry pier to close'>",
       "Old ferry pier to close"},
      {"<meta property='og:site_name' content='Harbour Post'><title>Old ferry pier to close | Harbour Post</title>", "Old ferry pier to close"},
      {"<meta property='og:site_name' content='Harbour Post'><title>Pier: the harbour board closes it</title>", "Pier: the harbour board closes it"}};
  for (const auto& c : cases) {
    Page page;
    page.body = std::string("<html><head>") + c.head + "</head><body><p>Text</p></body></html>";
    EXPECT_EQ(read_article(page, tables()).title, c.title) << c.head;
  }
}

}  // namespace
}  // namespace onrecord
