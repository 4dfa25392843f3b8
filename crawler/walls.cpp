#include "crawler/walls.h"

#include "core/table.h"

namespace onrecord {
namespace {

constexpr std::size_t kShellBytes = 4096;  // a longer page has something to read beside its script

bool holds(std::string_view text, const std::vector<std::string>& words) {
  for (const std::string& word : words)
    if (text.find(word) != std::string_view::npos) return true;
  return false;
}

}  // namespace

Result<Walls> Walls::load(const std::filesystem::path& path) {
  const auto table = Table::load(path, {"reason", "where", "words", "example"});
  if (!table) return table.error();
  Walls walls;
  for (std::size_t i = 0; i < table->size(); ++i) {
    Row row{std::string(table->cell(i, 0)), {}};
    const std::string_view where = table->cell(i, 1);
    for (const std::string_view word : table->list(i, 2)) row.words.push_back(where == "page" ? std::string(word) : to_lower_ascii(word));
    if (row.words.empty()) return table->error(i, "there should be words");
    if (where != "url" && where != "title" && where != "page") return table->error(i, "'where' should be url, title or page");
    (where == "url" ? walls.urls_ : where == "title" ? walls.titles_ : walls.pages_).push_back(std::move(row));
  }
  return walls;
}

std::string Walls::find(const Url& url, bool redirected, std::string_view title, std::string_view html) const {
  const std::string address = to_lower_ascii(url.host.value_or("") + url.path);
  for (const Row& row : urls_)
    if (redirected && holds(address, row.words)) return row.reason;
  const std::string head = to_lower_ascii(title);
  for (const Row& row : titles_)
    if (holds(head, row.words)) return row.reason;
  for (const Row& row : pages_) {
    if (row.reason == "script-shell" && html.size() > kShellBytes) continue;
    if (holds(html, row.words)) return row.reason;
  }
  return {};
}

}  // namespace onrecord
