#include "crawler/html_tags.h"

#include <algorithm>

#include "core/table.h"

namespace onrecord {
namespace {

constexpr std::size_t kMostValue = 8192;

bool space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string plain(std::string_view value) {
  std::string text(value.substr(0, kMostValue));
  for (std::size_t at = text.find("&amp;"); at != std::string::npos; at = text.find("&amp;", at + 1)) text.erase(at + 1, 4);
  return text;
}

void put(HtmlTag& tag, std::string_view name, std::string_view value) {
  if (name.size() > 10) return;
  const std::string key = to_lower_ascii(name);
  if (key == "href") tag.href = plain(value);
  if (key == "rel") tag.rel = to_lower_ascii(value.substr(0, 200));
  if (key == "type") tag.type = to_lower_ascii(value.substr(0, 200));
  if (key == "title") tag.title = plain(value.substr(0, 400));
  if (key == "name") tag.meta_name = to_lower_ascii(value.substr(0, 200));
  if (key == "http-equiv") tag.http_equiv = to_lower_ascii(value.substr(0, 200));
  if (key == "content") tag.content = plain(value.substr(0, 2000));
}

/// Only of these the attributes are of use; the others are passed over quickly.
bool matters(std::string_view name) { return name == "a" || name == "meta" || name == "link" || name == "base"; }

// Reads the tag whose name begins at `at`; leaves `at` behind its end.
void read_tag(std::string_view html, std::size_t& at, HtmlTag& tag) {
  const std::size_t start = at;
  while (at < html.size() && !space(html[at]) && html[at] != '>' && html[at] != '/') ++at;
  tag = HtmlTag();
  tag.name = to_lower_ascii(html.substr(start, std::min<std::size_t>(at - start, 16)));
  const bool wanted = matters(tag.name);
  while (at < html.size() && html[at] != '>') {
    const std::size_t round = at;
    while (at < html.size() && (space(html[at]) || html[at] == '/')) ++at;
    const std::size_t name_start = at;
    while (at < html.size() && !space(html[at]) && html[at] != '=' && html[at] != '>' && html[at] != '/') ++at;
    const std::string_view name = html.substr(name_start, at - name_start);
    while (at < html.size() && space(html[at])) ++at;
    if (at < html.size() && html[at] == '=') {
      ++at;
      while (at < html.size() && space(html[at])) ++at;
      const char quote = at < html.size() && (html[at] == '"' || html[at] == '\'') ? html[at] : '\0';
      const std::size_t value_start = quote != '\0' ? ++at : at;
      if (quote != '\0') {
        at = std::min(html.find(quote, at), html.size());
      } else {
        while (at < html.size() && !space(html[at]) && html[at] != '>') ++at;
      }
      if (wanted) put(tag, name, html.substr(value_start, at - value_start));
      if (quote != '\0' && at < html.size()) ++at;
    }
    if (at == round) ++at;
  }
  if (at < html.size()) ++at;
  tag.end = at;
}

}  // namespace

void for_each_tag(std::string_view html, const std::function<bool(const HtmlTag&)>& each) {
  HtmlTag tag;
  std::size_t at = 0;
  while ((at = html.find('<', at)) != std::string_view::npos) {
    ++at;
    if (html.substr(at, 3) == "!--") {
      at = std::min(html.find("-->", at + 3), html.size());
      continue;
    }
    if (at >= html.size() || !letter(html[at])) continue;
    read_tag(html, at, tag);
    if (!each(tag)) return;
    if (tag.name == "script" || tag.name == "style") at = std::min(html.find("</", at), html.size());
  }
}

}  // namespace onrecord
