#include "crawler/page_head.h"

#include <algorithm>

#include "core/table.h"
#include "crawler/html_tags.h"

namespace onrecord {
namespace {

constexpr std::size_t kMostHead = 64u << 10;
constexpr std::size_t kMostFeeds = 50;

bool is_feed_type(std::string_view type) {
  for (const std::string_view known :
       {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/json", "text/xml"})
    if (type.starts_with(known)) return true;
  return false;
}

bool has_word(std::string_view list, std::string_view word) {
  for (const std::string_view part : split(list, ' '))
    if (trim(part) == word) return true;
  return false;
}

}  // namespace

PageHead read_page_head(std::string_view html) {
  PageHead head;
  for_each_tag(html.substr(0, kMostHead), [&](const HtmlTag& tag) {
    if (tag.name == "body") return false;
    if (tag.name == "title" && head.title.empty())
      head.title = trim(html.substr(tag.end, std::min<std::size_t>(html.find('<', tag.end) - tag.end, 300)));
    if (tag.name == "meta" && tag.meta_name == "robots") head.robots.push_back(tag.content);
    if (tag.name == "meta" && !tag.meta_name.empty() && tag.meta_name != "robots" && to_lower_ascii(tag.content).find("no") != std::string::npos)
      head.robots.push_back(tag.meta_name + ": " + tag.content);
    if (tag.name == "link" && head.canonical.empty() && has_word(tag.rel, "canonical")) head.canonical = tag.href;
    if (tag.name == "link" && has_word(tag.rel, "alternate") && is_feed_type(tag.type) && !tag.href.empty() && head.feeds.size() < kMostFeeds)
      head.feeds.push_back({tag.href, tag.title, tag.type});
    return true;
  });
  return head;
}

}  // namespace onrecord
