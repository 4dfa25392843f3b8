#include "crawler/section_links.h"

#include <algorithm>
#include <cctype>

namespace onrecord {
namespace {

bool space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool digit(char c) { return c >= '0' && c <= '9'; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

struct Tag {
  std::string name;
  std::string href, rel, meta_name, content;
};

// Reads the tag that begins behind "<" at `at`; leaves `at` behind its end.
Tag read_tag(std::string_view html, std::size_t& at) {
  Tag tag;
  const std::size_t start = at;
  while (at < html.size() && !space(html[at]) && html[at] != '>' && html[at] != '/') ++at;
  tag.name = lower(html.substr(start, std::min<std::size_t>(at - start, 16)));
  while (at < html.size() && html[at] != '>') {
    while (at < html.size() && (space(html[at]) || html[at] == '/')) ++at;
    const std::size_t name_start = at;
    while (at < html.size() && !space(html[at]) && html[at] != '=' && html[at] != '>' && html[at] != '/') ++at;
    const std::string name = lower(html.substr(name_start, std::min<std::size_t>(at - name_start, 16)));
    while (at < html.size() && space(html[at])) ++at;
    std::string_view value;
    if (at < html.size() && html[at] == '=') {
      ++at;
      while (at < html.size() && space(html[at])) ++at;
      const char quote = at < html.size() && (html[at] == '"' || html[at] == '\'') ? html[at] : '\0';
      const std::size_t value_start = quote != '\0' ? ++at : at;
      while (at < html.size() && (quote != '\0' ? html[at] != quote : !space(html[at]) && html[at] != '>')) ++at;
      value = html.substr(value_start, at - value_start);
      if (quote != '\0' && at < html.size()) ++at;
    }
    if (name == "href") tag.href = value;
    if (name == "rel") tag.rel = lower(value);
    if (name == "name") tag.meta_name = lower(value);
    if (name == "content") tag.content = lower(value.substr(0, 200));
    if (name.empty() && value.empty() && at < html.size() && html[at] != '>') ++at;
  }
  if (at < html.size()) ++at;
  return tag;
}

std::string without_references(std::string text) {
  for (std::size_t at = text.find("&amp;"); at != std::string::npos; at = text.find("&amp;", at + 1)) text.erase(at + 1, 4);
  return text;
}

}  // namespace

SectionLinks read_section_links(std::string_view html) {
  SectionLinks links;
  std::size_t at = 0;
  while ((at = html.find('<', at)) != std::string_view::npos) {
    ++at;
    if (html.substr(at, 3) == "!--") {
      at = std::min(html.find("-->", at + 3), html.size());
      continue;
    }
    if (at >= html.size() || std::isalpha(static_cast<unsigned char>(html[at])) == 0) continue;
    Tag tag = read_tag(html, at);
    if (tag.name == "script" || tag.name == "style") {
      at = std::min(html.find("</", at), html.size());
    } else if (tag.name == "meta" && tag.meta_name == "robots") {
      const bool none = tag.content.find("none") != std::string::npos;
      links.noindex |= none || tag.content.find("noindex") != std::string::npos;
      links.nofollow |= none || tag.content.find("nofollow") != std::string::npos;
    } else if (tag.name == "a" && !tag.href.empty() && tag.rel.find("nofollow") == std::string::npos && links.hrefs.size() < kMostSectionLinks) {
      links.hrefs.push_back(without_references(std::move(tag.href)));
    }
  }
  if (links.nofollow) links.hrefs.clear();
  return links;
}

bool looks_like_article(std::string_view path) {
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  const std::string_view last = path.substr(path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/') + 1);
  const auto hyphens = std::count_if(last.begin(), last.end(), [](char c) { return c == '-' || c == '_'; });
  if (hyphens >= 3) return true;
  std::size_t run = 0;
  std::size_t longest = 0;
  for (const char c : last) longest = std::max(longest, run = digit(c) ? run + 1 : 0);
  if (longest >= 5) return true;
  // "/2024/05/06/title"
  for (std::size_t i = 0; i + 8 < path.size(); ++i) {
    const auto number = [&](std::size_t from, std::size_t count) {
      return path.size() >= from + count &&
             std::all_of(path.begin() + static_cast<std::ptrdiff_t>(from), path.begin() + static_cast<std::ptrdiff_t>(from + count), digit);
    };
    if (path[i] == '/' && number(i + 1, 4) && path[i + 5] == '/' && number(i + 6, 2) && path[i + 8] == '/') return true;
  }
  return false;
}

}  // namespace onrecord
