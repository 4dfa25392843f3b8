#include "extract/content/json_ld.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/table.h"
#include "extract/content/text_tools.h"

namespace onrecord {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostBytes = 2U << 20;
constexpr std::size_t kMostNodes = 400;
constexpr std::size_t kMostValues = 100000;  // of a script
constexpr std::size_t kMostDepth = 64;
constexpr std::size_t kMostAuthors = 50;

/// A string, or that of an array's first item or an object's name; clipped, for no field is longer. A loop: arrays may nest without end.
std::string string_of(const Json& value) {
  const Json* at = &value;
  while (at->is_array() && !at->empty()) at = &at->front();
  if (at->is_object()) {
    for (const char* key : {"name", "@value"}) {
      if (const auto found = at->find(key); found != at->end() && found->is_string()) {
        at = &*found;
        break;
      }
    }
  }
  return at->is_string() ? to_clean_line(resolve_entities(clip(at->get_ref<const std::string&>(), kLongestField))) : "";
}

std::string field(const Json& node, const char* key) {
  const auto found = node.find(key);
  return found == node.end() ? "" : string_of(*found);
}

bool is_article_type(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("BlogPosting") || type == "Report" || type == "LiveBlogPosting" || type == "CreativeWork" ||
         type == "SocialMediaPosting";
}

std::string type_of(const Json& node) {
  const auto found = node.find("@type");
  if (found == node.end()) return "";
  if (found->is_array()) {
    for (const Json& one : *found) {
      if (one.is_string() && is_article_type(one.get_ref<const std::string&>())) return one.get<std::string>();
    }
  }
  return string_of(*found);
}

void add_authors(const Json& value, const std::vector<const Json*>& nodes, JsonLd& out) {
  if (value.is_array()) {
    for (std::size_t i = 0; i < std::min(value.size(), kMostAuthors); ++i) {
      if (!value[i].is_array()) add_authors(value[i], nodes, out);
    }
    return;
  }
  std::string name;
  if (value.is_object()) {
    const std::string type = type_of(value);
    name = value.contains("name") ? string_of(value["name"]) : "";
    if (type.ends_with("Organization")) {
      if (!name.empty()) out.author_bodies.push_back(std::move(name));
      return;
    }
    if (name.empty() && value.contains("@id")) {
      for (const Json* node : nodes) {
        if (field(*node, "@id") == field(value, "@id") && type_of(*node) == "Person") name = field(*node, "name");
      }
    }
  } else {
    name = string_of(value);
  }
  if (!name.empty()) out.authors.push_back(std::move(name));
}

/// Objects of the document that may be articles or their parts, breadth first.
std::vector<const Json*> collect_nodes(const Json& root) {
  std::vector<const Json*> queue{&root};
  std::vector<const Json*> nodes;
  for (std::size_t i = 0; i < queue.size() && i < kMostNodes; ++i) {
    const Json& at = *queue[i];
    if (at.is_array()) {
      for (const Json& one : at) queue.push_back(&one);
    } else if (at.is_object()) {
      nodes.push_back(&at);
      for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
        if (const auto found = at.find(key); found != at.end()) queue.push_back(&*found);
      }
    }
  }
  return nodes;
}

/// Whether the parsed form stays small: values and nesting are counted outside strings.
bool is_modest(std::string_view json) {
  std::size_t values = 0;
  std::size_t depth = 0;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (c == '"') {
      for (++at; at < json.size() && json[at] != '"'; ++at) at += json[at] == '\\';
    } else if (c == '[' || c == '{' || c == ',') {
      if (++values > kMostValues || (c != ',' && ++depth > kMostDepth)) return false;
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return true;
}

void fill(std::string& slot, std::string value) {
  if (slot.empty()) slot = std::move(value);
}

void read_node(const Json& node, const std::vector<const Json*>& nodes, JsonLd& out) {
  out.found = true;
  fill(out.headline, field(node, "headline"));
  fill(out.published, field(node, "datePublished"));
  fill(out.modified, field(node, "dateModified"));
  fill(out.section, field(node, "articleSection"));
  fill(out.language, field(node, "inLanguage"));
  if (const auto publisher = node.find("publisher"); publisher != node.end()) fill(out.site, string_of(*publisher));
  if (const auto body = node.find("articleBody"); body != node.end() && body->is_string() && out.body.empty()) out.body = body->get<std::string>();
  if (out.authors.empty()) {
    for (const char* key : {"author", "creator"}) {
      if (const auto author = node.find(key); author != node.end() && out.authors.empty()) add_authors(*author, nodes, out);
    }
  }
  if (const auto free = node.find("isAccessibleForFree"); free != node.end()) {
    out.paid = out.paid || (free->is_boolean() && !free->get<bool>()) || to_lower_ascii(string_of(*free)) == "false";
  }
}

}  // namespace

void read_json_ld(std::string_view script, JsonLd& out) {
  if (script.size() > kMostBytes) return;
  std::string text(script);
  for (char& c : text) {  // pages put raw line breaks into strings
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  const std::size_t begin = text.find_first_of("{[");
  const std::size_t end = text.find_last_of("}]");
  if (begin == std::string::npos || end == std::string::npos || end < begin) return;
  const std::string_view json = std::string_view(text).substr(begin, end + 1 - begin);
  if (!is_modest(json)) return;
  const Json root = Json::parse(json, nullptr, false);
  if (root.is_discarded()) return;
  const auto nodes = collect_nodes(root);
  for (const Json* node : nodes) {
    const std::string type = type_of(*node);
    if (is_article_type(type) && type != "CreativeWork") read_node(*node, nodes, out);
  }
  if (out.found) return;
  for (const Json* node : nodes) {
    if (type_of(*node) == "WebPage") {
      fill(out.published, field(*node, "datePublished"));
      fill(out.modified, field(*node, "dateModified"));
    }
  }
}

}  // namespace onrecord
