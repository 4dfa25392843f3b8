// From page to article: bytes -> text -> blocks -> body, and the page's metadata.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/page.h"
#include "extract/content/content_tables.h"

namespace onrecord {

/// Never fails: a page that is empty, no HTML, a PDF, or too deep gives an Article with a note and what could be read.
/// Notes: "empty", "pdf", "not-html", "too-large", "too-deep", "no-body", "paywall", "consent-wall", "amp-copy",
/// "print-copy".
/// Pure, deterministic; safe to call from several threads at once.
[[nodiscard]] Article read_article(const Page& page, const ContentTables& tables);

/// Why an article is what it is, for the maintainer whose source has changed its pages.
struct ArticleExplanation {
  struct Candidate {
    std::string element;      ///< "div.entry-content"
    std::string reason;       ///< which rule proposed it
    std::uint32_t prose = 0;  ///< letters of paragraphs in it
    bool won = false;
  };
  struct Dropped {
    std::string text;
    std::string reason;
  };
  Article article;
  std::vector<Candidate> candidates;
  std::vector<Dropped> dropped;  ///< page order within each step
};
[[nodiscard]] ArticleExplanation explain_article(const Page& page, const ContentTables& tables);

/// An Article of plain text as it is (`text` must be valid UTF-8), its paragraphs cut at blank lines.
[[nodiscard]] Article article_of_text(std::string_view text);

}  // namespace onrecord
