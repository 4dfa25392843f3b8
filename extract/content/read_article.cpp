#include "extract/content/read_article.h"

namespace onrecord {

Result<ContentTables> load_content_tables(const std::filesystem::path&) { return ContentTables{}; }

Article read_article(const Page& page, const ContentTables&) {
  Article article;
  article.url = page.url;
  return article;
}

Article article_of_text(std::string_view text) {
  Article article;
  article.text = text;
  return article;
}

}  // namespace onrecord
