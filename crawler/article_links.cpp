#include "crawler/article_links.h"

#include <gumbo.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <unordered_set>

#include "core/table.h"
#include "core/url.h"
#include "crawler/public_suffix.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxBytes = 5 * 1024 * 1024;
constexpr int kMaxDepth = 1000;
constexpr std::size_t kLongSlugWords = 4;

std::string to_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_year(std::string_view text) {
  return text.size() == 4 && all_digits(text) && (text.starts_with("19") || text.starts_with("20"));
}

/// Upper bound of the depth that the tags of a page can nest to: Gumbo's time grows with its square.
bool nests_too_deep(std::string_view html) {
  int depth = 0;
  for (std::size_t i = 0; i + 1 < html.size(); ++i) {
    if (html[i] != '<') continue;
    const char next = html[i + 1];
    if (next == '/') {
      depth = std::max(0, depth - 1);
    } else if ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z')) {
      const std::string name = to_lower(html.substr(i + 1, html.substr(i + 1, 8).find_first_of(" \t\r\n/>")));
      const bool is_void = name == "br" || name == "img" || name == "meta" || name == "link" || name == "input" || name == "hr" ||
                           name == "source" || name == "wbr" || name == "p" || name == "li" || name == "option" || name == "path";
      if (!is_void && ++depth > kMaxDepth) return true;
    }
  }
  return false;
}

std::string_view attribute(const GumboNode* node, const char* name) {
  const GumboAttribute* const found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

struct TreeFree {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

class LinkFinder {
 public:
  explicit LinkFinder(const Url& page) : page_(page), base_(page) {}

  SectionLinks find(const GumboNode* root) {
    std::vector<const GumboNode*> stack{root};
    while (!stack.empty()) {
      const GumboNode* const node = stack.back();
      stack.pop_back();
      if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE) continue;
      visit(node);
      const GumboVector& children = node->v.element.children;
      for (unsigned i = children.length; i-- > 0;) stack.push_back(static_cast<const GumboNode*>(children.data[i]));
    }
    if (links_.no_follow) links_.articles.clear();
    return std::move(links_);
  }

 private:
  void visit(const GumboNode* node) {
    switch (node->v.element.tag) {
      case GUMBO_TAG_BASE:
        if (const auto base = parse_url(attribute(node, "href"), &page_); base && !seen_base_) {
          base_ = *base;
          seen_base_ = true;
        }
        break;
      case GUMBO_TAG_META:
        if (to_lower(attribute(node, "name")) == "robots") {
          const std::string content = to_lower(attribute(node, "content"));
          if (content.find("nofollow") != std::string::npos || content.find("none") != std::string::npos) links_.no_follow = true;
        }
        break;
      case GUMBO_TAG_LINK:
        add_feed(node);
        break;
      case GUMBO_TAG_A:
        add_article(node);
        break;
      default:
        break;
    }
  }

  void add_feed(const GumboNode* node) {
    const std::string type = to_lower(attribute(node, "type"));
    if (to_lower(attribute(node, "rel")).find("alternate") == std::string::npos) return;
    if (type != "application/rss+xml" && type != "application/atom+xml" && type != "application/feed+json") return;
    const auto url = parse_url(attribute(node, "href"), &base_);
    if (url && url->is_http() && seen_.insert(url->href_no_fragment()).second) links_.feeds.push_back(url->href_no_fragment());
  }

  void add_article(const GumboNode* node) {
    if (to_lower(attribute(node, "rel")).find("nofollow") != std::string::npos) return;
    const std::string_view href = trim(attribute(node, "href"));
    if (href.empty() || href.starts_with('#')) return;
    const auto url = parse_url(href, &base_);
    if (!url || !url->is_http() || !url->host || !url->username.empty() || !looks_like_article(url->path)) return;
    if (*url->host != page_.host.value_or("") && !is_same_site(*url->host, page_.host.value_or(""))) return;
    std::string address = url->href_no_fragment();
    if (seen_.insert(address).second) links_.articles.push_back(std::move(address));
  }

  const Url& page_;
  Url base_;
  bool seen_base_ = false;
  SectionLinks links_;
  std::unordered_set<std::string> seen_;
};

}  // namespace

bool looks_like_article(std::string_view path) {
  const std::vector<std::string_view> segments = split(path, '/');
  std::string_view last;
  bool dated = false;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const std::string_view segment = segments[i];
    if (segment.empty()) continue;
    last = segment;
    if (is_year(segment) && i + 1 < segments.size() && !segments[i + 1].empty()) dated = true;
    if (segment.size() >= 10 && is_year(segment.substr(0, 4)) && segment[4] == '-' && all_digits(segment.substr(5, 2))) dated = true;
    const std::string lower = to_lower(segment);
    for (const std::string_view list : {"tag", "tags", "topic", "topics", "category", "author", "authors", "search", "page", "login",
                                        "account", "video", "videos", "live"}) {
      if (lower == list && i + 2 >= segments.size() - (segments.back().empty() ? 1 : 0)) return false;
    }
  }
  const std::size_t dot = last.rfind('.');
  if (dot != std::string_view::npos) {
    const std::string extension = to_lower(last.substr(dot + 1));
    for (const std::string_view file :
         {"pdf", "jpg", "jpeg", "png", "gif", "svg", "webp", "mp3", "mp4", "xml", "rss", "json", "js", "css", "zip", "doc", "docx"}) {
      if (extension == file) return false;
    }
    last = last.substr(0, dot);
  }
  std::size_t words = 0;
  std::size_t digits = 0;
  for (const std::string_view by_hyphen : split(last, '-')) {
    for (const std::string_view word : split(by_hyphen, '_')) words += word.empty() ? 0 : 1;
  }
  for (const char c : last) digits += is_digit(c) ? 1 : 0;
  if (words >= kLongSlugWords) return true;
  if (dated) return !all_digits(last) || last.size() > 2;  // "/2024/05/" is a list of the month
  return digits >= 5;                                      // an article's number, alone or in its slug
}

SectionLinks find_section_links(std::string_view html, std::string_view url) {
  const auto page = parse_url(url);
  if (!page || html.empty() || html.size() > kMaxBytes || nests_too_deep(html)) return {};
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const std::unique_ptr<GumboOutput, TreeFree> tree(gumbo_parse_with_options(&options, html.data(), html.size()));
  if (!tree) return {};
  return LinkFinder(*page).find(tree->root);
}

}  // namespace onrecord
