#include "crawler/discover.h"

#include <unordered_set>

#include "core/url.h"
#include "crawler/content_coding.h"
#include "crawler/feed.h"
#include "crawler/public_suffix.h"
#include "crawler/section_links.h"
#include "crawler/sitemap.h"

namespace onrecord {
namespace {

// Collects what may be visited: web addresses of the listing's site, each once.
class Collector {
 public:
  explicit Collector(const std::string& listing) : base_(parse_url(listing)) {}

  void open_site_of(const std::string& url) {
    const auto parsed = parse_url(url);
    if (parsed && parsed->host) also_ = *parsed->host;
  }
  void add(std::string_view link, UrlKind kind, std::optional<Instant> published) {
    const auto url = base_ ? parse_url(link, &*base_) : parse_url(link);
    if (!url || !url->is_http() || !url->host || !url->username.empty() || !base_ || !base_->host) return;
    if (!is_same_site(*url->host, *base_->host) && (also_.empty() || !is_same_site(*url->host, also_))) return;
    std::string href = url->href_no_fragment();
    if (seen_.insert(href).second) found_.push_back({std::move(href), kind, published});
  }
  std::vector<Discovered> take() { return std::move(found_); }

 private:
  std::optional<Url> base_;
  std::string also_;
  std::unordered_set<std::string> seen_;
  std::vector<Discovered> found_;
};

Status read_feed(std::string_view body, std::string_view content_type, const std::string& url, Collector& found) {
  const Feed feed = parse_feed(body, content_type, url);
  if (feed.format == FeedFormat::unknown) return Error{Failure::data, "there is no feed"};
  found.open_site_of(feed.link);
  for (const FeedEntry& entry : feed.entries) found.add(entry.link, UrlKind::article, entry.updated ? entry.updated : entry.published);
  return Done{};
}

Status read_sitemap(std::string_view body, std::string_view content_type, const std::string& url, Collector& found) {
  // A .gz file is gzip by itself, whatever the content coding was.
  const bool packed = body.starts_with("\x1F\x8B");
  const auto unpacked = undo_codings(packed ? "gzip" : "", body, kMaxSitemapBytes);
  if (!unpacked) return unpacked.error();
  const Sitemap sitemap = parse_sitemap(*unpacked, content_type, url);
  if (sitemap.kind == SitemapKind::unknown) return Error{Failure::data, "there is no sitemap"};
  const UrlKind kind = sitemap.kind == SitemapKind::index ? UrlKind::sitemap : UrlKind::article;
  for (const SitemapEntry& entry : sitemap.entries) found.add(entry.url, kind, entry.modified ? entry.modified : entry.published);
  return Done{};
}

void read_section(std::string_view body, const std::string& url, const ArticleShapes* shapes, Collector& found) {
  for (const std::string& href : read_section_links(body)) {
    const auto target = parse_url(href, url);
    if (!target || !target->is_http()) continue;
    const auto known = shapes == nullptr ? std::nullopt : shapes->judge(target->path);
    if (known.value_or(looks_like_article(target->path))) found.add(href, UrlKind::article, std::nullopt);
  }
}

}  // namespace

Result<std::vector<Discovered>> discover(UrlKind kind, std::string_view body, std::string_view content_type, const std::string& url,
                                         const ArticleShapes* shapes) {
  Collector found(url);
  Status read = Done{};
  if (kind == UrlKind::feed) read = read_feed(body, content_type, url, found);
  if (kind == UrlKind::sitemap) read = read_sitemap(body, content_type, url, found);
  if (kind == UrlKind::section) read_section(body, url, shapes, found);
  if (!read) return read.error();
  return found.take();
}

}  // namespace onrecord
