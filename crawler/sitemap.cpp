#include "crawler/sitemap.h"

#include <libxml/tree.h>

#include "core/table.h"
#include "core/url.h"
#include "crawler/feed_date.h"
#include "crawler/xml_document.h"

namespace onrecord {
namespace {

/// Name without prefix: writers of sitemaps get their namespaces wrong in every way.
std::string local_name(const xmlNode* node) {
  std::string name = element_name(node);
  const std::size_t colon = name.rfind(':');
  return colon == std::string::npos ? name : name.substr(colon + 1);
}

std::string absolute(std::string_view text, std::string_view base) {
  const auto url = parse_url(trim(text), base);
  if (!url || !url->is_http() || !url->username.empty() || !url->password.empty()) return {};
  return url->href_no_fragment();
}

void read_news(const xmlNode* news, SitemapEntry& entry) {
  entry.news = true;
  for (const xmlNode* child = news->children; child != nullptr; child = child->next) {
    if (child->type != XML_ELEMENT_NODE) continue;
    const std::string name = local_name(child);
    if (name == "title") entry.title = strip_markup(text_of(child));
    if (name == "publication_date") entry.published = parse_feed_date(text_of(child));
    if (name != "publication") continue;
    for (const xmlNode* inner = child->children; inner != nullptr; inner = inner->next) {
      if (inner->type == XML_ELEMENT_NODE && local_name(inner) == "language") entry.language = std::string(trim(text_of(inner)));
    }
  }
}

SitemapEntry read_entry(const xmlNode* node, std::string_view base) {
  SitemapEntry entry;
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type != XML_ELEMENT_NODE) continue;
    const std::string name = local_name(child);
    // "image:loc" and "video:loc" stand one level deeper, so a "loc" here is the page's.
    if (name == "loc" && entry.url.empty()) entry.url = absolute(text_of(child), base);
    if (name == "lastmod") entry.modified = parse_feed_date(text_of(child));
    if (name == "news") read_news(child, entry);
  }
  return entry;
}

void add(Sitemap& sitemap, SitemapEntry entry) {
  if (entry.url.empty()) return;
  if (sitemap.entries.size() >= kMaxSitemapEntries) {
    sitemap.truncated = true;
    return;
  }
  sitemap.entries.push_back(std::move(entry));
}

/// One URL a line; a file with any other line is no sitemap.
Sitemap read_text(std::string_view text, std::string_view base) {
  Sitemap sitemap;
  for (std::string_view line : split(text, '\n')) {
    line = trim(line);
    if (line.empty()) continue;
    if (!line.starts_with("http://") && !line.starts_with("https://")) return {};
    SitemapEntry entry;
    entry.url = absolute(line, base);
    add(sitemap, std::move(entry));
  }
  if (!sitemap.entries.empty()) sitemap.kind = SitemapKind::text;
  return sitemap;
}

}  // namespace

Sitemap parse_sitemap(std::string_view bytes, std::string_view content_type, std::string_view base) {
  const bool too_long = bytes.size() > kMaxSitemapBytes;
  const std::string text = decode_xml(bytes.substr(0, kMaxSitemapBytes), content_type);
  Sitemap sitemap;
  if (!trim(text).starts_with('<')) {
    sitemap = read_text(text, base);
  } else {
    const XmlDocument document = parse_xml(text);
    const xmlNode* const root = document ? xmlDocGetRootElement(document.get()) : nullptr;
    if (root == nullptr) return sitemap;
    const std::string name = local_name(root);
    sitemap.kind = name == "urlset" ? SitemapKind::pages : name == "sitemapindex" ? SitemapKind::index : SitemapKind::unknown;
    if (sitemap.kind == SitemapKind::unknown) return sitemap;
    const std::string wanted = sitemap.kind == SitemapKind::pages ? "url" : "sitemap";
    for (const xmlNode* child = root->children; child != nullptr; child = child->next) {
      if (child->type == XML_ELEMENT_NODE && local_name(child) == wanted) add(sitemap, read_entry(child, base));
    }
  }
  sitemap.truncated = sitemap.truncated || too_long;
  return sitemap;
}

}  // namespace onrecord
