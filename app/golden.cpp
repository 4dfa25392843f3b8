#include "app/golden.h"

#include <nlohmann/json.hpp>

#include "core/table.h"

namespace onrecord {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kIndent = 1;

Json date_of(const std::optional<PageDate>& date) { return date ? Json(date->written) : Json(nullptr); }

std::string kind_of(const Block& block) {
  switch (block.kind) {
    case BlockKind::paragraph: return "paragraph";
    case BlockKind::heading: return "heading " + std::to_string(block.level);
    case BlockKind::list_item: return "list item " + std::to_string(block.level);
    case BlockKind::quote: return "quote " + std::to_string(block.level);
    case BlockKind::table: break;
  }
  return "table";
}

std::string dump(const Json& json) { return json.dump(kIndent, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

std::string golden_text(const Article& article) {
  Json json;
  json["title"] = article.title;
  json["authors"] = article.authors;
  json["published"] = date_of(article.published);
  json["modified"] = date_of(article.modified);
  json["language"] = article.language;
  json["site"] = article.site;
  json["section"] = article.section;
  json["canonical_url"] = article.canonical_url;
  json["notes"] = article.notes;
  json["blocks"] = Json::array();
  for (const Block& block : article.blocks) json["blocks"].push_back(kind_of(block) + ": " + std::string(block.span.of(article.text)));
  return dump(json);
}

Result<Page> read_golden_page(const std::filesystem::path& folder) {
  auto bytes = read_file(folder / "page.html");
  if (!bytes) return bytes.error();
  const auto told = read_file(folder / "page.json");
  if (!told) return told.error();
  const Json json = Json::parse(*told, nullptr, false);
  if (!json.is_object()) return Error{Failure::data, (folder / "page.json").string() + ": no JSON object"};
  Page page;
  page.body = std::move(*bytes);
  page.url = json.value("url", "");
  page.content_type = json.value("content_type", "");
  return page;
}

Status write_golden(const std::filesystem::path& folder, const Page& page, const Article& article) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) return Error{Failure::cannot_create, folder.string() + ": " + failed.message()};
  if (const Status written = write_file(folder / "page.html", page.body); !written) return written;
  if (const Status written = write_file(folder / "page.json", dump(Json{{"url", page.url}, {"content_type", page.content_type}})); !written)
    return written;
  return write_file(folder / "article.json", golden_text(article));
}

}  // namespace onrecord
