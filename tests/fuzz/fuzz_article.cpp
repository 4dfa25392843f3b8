// Any bytes as a page to its article: nothing may crash, and what Article promises of its text must hold. The first byte picks the HTTP header.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "core/utf8.h"
#include "extract/content/read_article.h"
#include "extract/content/text_tools.h"
#include "tests/support/source_root.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const onrecord::Article& article) {
  require(onrecord::is_valid_utf8(article.text));
  require(onrecord::to_nfc(article.text) == article.text);
  require(std::all_of(article.text.begin(), article.text.end(), [](char c) { return c == '\n' || static_cast<unsigned char>(c) >= 0x20; }));
  std::uint32_t at = 0;
  for (const onrecord::Block& block : article.blocks) {
    require(!block.span.empty() && block.span.begin >= at && block.span.end <= article.text.size());
    for (; at < block.span.begin; ++at) require(article.text[at] == '\n');
    at = block.span.end;
  }
  require(at == article.text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto tables = onrecord::load_content_tables(onrecord::source_root() + "/config");
  require(tables.ok());
  if (size == 0) return 0;
  static constexpr std::array kTypes = {"",
                                        "text/html; charset=utf-8",
                                        "text/html; charset=windows-1252",
                                        "text/html; charset=gb18030",
                                        "text/html; charset=iso-2022-jp",
                                        "text/html; charset=utf-16le"};
  onrecord::Page page;
  page.url = "https://example.org/2024/05/06/a";
  page.content_type = kTypes[data[0] % kTypes.size()];
  page.body.assign(reinterpret_cast<const char*>(data + 1), size - 1);
  const onrecord::Article article = onrecord::read_article(page, *tables);
  check(article);
  const onrecord::ArticleExplanation again = onrecord::explain_article(page, *tables);
  require(again.article.text == article.text && again.article.title == article.title);
  return 0;
}
