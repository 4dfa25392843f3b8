// JSON Feed 1.0 and 1.1 (jsonfeed.org).
#include <nlohmann/json.hpp>

#include "core/url.h"
#include "crawler/feed.h"
#include "crawler/feed_date.h"

namespace onrecord {
namespace {

using Json = nlohmann::json;

/// A string, or a number that a careless writer left without quote marks.
std::string text_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  if (found->is_string()) return found->get<std::string>();
  return found->is_number() ? found->dump() : std::string();
}

const Json& array_at(const Json& object, const char* key) {
  static const Json empty = Json::array();
  const auto found = object.find(key);
  return found != object.end() && found->is_array() ? *found : empty;
}

std::string absolute(const std::string& link, std::string_view base) {
  if (link.empty()) return {};
  const auto url = parse_url(link, base);
  return url ? url->href() : link;
}

std::string author_of(const Json& item) {
  for (const Json& author : array_at(item, "authors")) {
    if (author.is_object() && !text_at(author, "name").empty()) return text_at(author, "name");
  }
  const auto author = item.find("author");
  return author != item.end() && author->is_object() ? text_at(*author, "name") : std::string();
}

FeedEntry read_item(const Json& item, std::string_view base) {
  FeedEntry entry;
  entry.title = text_at(item, "title");
  entry.link = absolute(text_at(item, "url"), base);
  if (entry.link.empty()) entry.link = absolute(text_at(item, "external_url"), base);
  entry.id = text_at(item, "id");
  entry.author = author_of(item);
  entry.content = text_at(item, "content_html");
  if (entry.content.empty()) entry.content = text_at(item, "content_text");
  entry.summary = text_at(item, "summary");
  if (entry.summary.empty()) entry.summary = entry.content;
  entry.published = parse_feed_date(text_at(item, "date_published"));
  entry.updated = parse_feed_date(text_at(item, "date_modified"));
  for (const Json& tag : array_at(item, "tags")) {
    if (tag.is_string()) entry.tags.push_back(tag.get<std::string>());
  }
  for (const Json& attachment : array_at(item, "attachments")) {
    if (attachment.is_object() && !text_at(attachment, "url").empty()) entry.enclosures.push_back(absolute(text_at(attachment, "url"), base));
  }
  return entry;
}

/// nlohmann's parser keeps its own stack, but its values are freed level by level: refuse what nests deeper than any feed.
bool nests_too_deep(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\')
      ++i;
    else if (c == '"')
      quoted = !quoted;
    else if (!quoted && (c == '{' || c == '[') && ++depth > 100)
      return true;
    else if (!quoted && (c == '}' || c == ']'))
      --depth;
  }
  return false;
}

}  // namespace

Feed parse_json_feed(std::string_view utf8, std::string_view base) {
  Feed feed;
  if (nests_too_deep(utf8)) return feed;
  const Json json = Json::parse(utf8, nullptr, false);
  if (!json.is_object() || (text_at(json, "version").find("jsonfeed.org") == std::string::npos && !json.contains("items"))) return feed;
  feed.format = FeedFormat::json;
  feed.title = text_at(json, "title");
  feed.link = absolute(text_at(json, "home_page_url"), base);
  feed.language = text_at(json, "language");
  for (const Json& item : array_at(json, "items")) {
    if (item.is_object()) feed.entries.push_back(read_item(item, base));
  }
  return feed;
}

}  // namespace onrecord
