#include "crawler/section_links.h"

#include <algorithm>

#include "crawler/html_tags.h"

namespace onrecord {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

/// "/2024/05/06/title"
bool has_date(std::string_view path) {
  const auto number = [&](std::size_t from, std::size_t count) {
    const auto at = path.begin() + static_cast<std::ptrdiff_t>(from);
    return path.size() >= from + count && std::all_of(at, at + static_cast<std::ptrdiff_t>(count), digit);
  };
  for (std::size_t i = 0; i + 8 < path.size(); ++i)
    if (path[i] == '/' && number(i + 1, 4) && path[i + 5] == '/' && number(i + 6, 2) && path[i + 8] == '/') return true;
  return false;
}

}  // namespace

std::vector<std::string> read_section_links(std::string_view html) {
  std::vector<std::string> hrefs;
  for_each_tag(html, [&](const HtmlTag& tag) {
    if (tag.name == "a" && !tag.href.empty() && tag.rel.find("nofollow") == std::string::npos) hrefs.push_back(tag.href);
    return hrefs.size() < kMostSectionLinks;
  });
  return hrefs;
}

bool looks_like_article(std::string_view path) {
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  const std::string_view last = path.substr(path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/') + 1);
  const auto hyphens = std::count_if(last.begin(), last.end(), [](char c) { return c == '-' || c == '_'; });
  if (hyphens >= 3) return true;
  std::size_t run = 0;
  std::size_t longest = 0;
  for (const char c : last) longest = std::max(longest, run = digit(c) ? run + 1 : 0);
  return longest >= 5 || has_date(path);
}

}  // namespace onrecord
