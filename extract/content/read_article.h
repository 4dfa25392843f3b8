// From page to article: bytes -> text -> blocks -> body, and the page's metadata.
#pragma once

#include <string_view>

#include "core/article.h"
#include "core/page.h"
#include "extract/content/content_tables.h"

namespace onrecord {

/// Never fails: a page that is empty, no HTML, a PDF, or too deep gives an Article with a note and what could be read.
/// Pure, deterministic; safe to call from several threads at once.
[[nodiscard]] Article read_article(const Page& page, const ContentTables& tables);

/// An Article of plain text as it is (`text` must be valid UTF-8), its paragraphs cut at blank lines.
[[nodiscard]] Article article_of_text(std::string_view text);

}  // namespace onrecord
