#include "app/probe_site.h"

#include <algorithm>
#include <array>

#include "core/url.h"
#include "core/utf8.h"
#include "crawler/content_coding.h"
#include "crawler/feed.h"
#include "crawler/page_head.h"
#include "crawler/public_suffix.h"
#include "crawler/section_links.h"
#include "crawler/sitemap.h"
#include "crawler/xml_document.h"

namespace onrecord {
namespace {

constexpr std::size_t kMostFeeds = 5;
constexpr std::size_t kMostSitemaps = 4;
constexpr std::size_t kLeastLinks = 5;  // that look like articles, on a section page
constexpr std::size_t kLongestName = 100;
constexpr std::array<std::string_view, 4> kUsualFeeds = {"/feed", "/rss", "/rss.xml", "/atom.xml"};

class Probe {
 public:
  Probe(const ProbeWeb& web, ProbedSite& site) : web_(web), site_(site) {}

  /// Whether the page is a feed with entries; then it is taken.
  bool take_feed(const Page& page) {
    const Feed feed = parse_feed(page.body, page.content_type, page.url);
    if (feed.format == FeedFormat::unknown) return false;
    std::string note = page.url + ": " + std::string(to_string(feed.format)) + " feed, " + std::to_string(feed.entries.size()) + " entries";
    std::optional<Instant> newest;
    for (const FeedEntry& entry : feed.entries) newest = std::max(newest, entry.published ? entry.published : entry.updated);
    if (newest) note += ", newest of " + newest->utc_day().to_string();
    site_.notes.push_back(note);
    if (feed.entries.empty()) return true;
    if (site_.name.empty()) site_.name = feed.title;
    take(site_.feeds, page.url);
    return true;
  }

  /// Of sitemaps that a robots.txt names only those of news are taken: the crawl reads the others by itself for what is recent.
  bool take_sitemap(const Page& page, bool only_news) {
    const auto unpacked = undo_codings(page.body.starts_with("\x1F\x8B") ? "gzip" : "", page.body, kMaxSitemapBytes);
    if (!unpacked) return false;
    const Sitemap sitemap = parse_sitemap(*unpacked, page.content_type, page.url);
    if (sitemap.kind == SitemapKind::unknown) return false;
    const bool news = std::any_of(sitemap.entries.begin(), sitemap.entries.end(), [](const SitemapEntry& e) { return e.news; });
    const char* kind = sitemap.kind == SitemapKind::index ? "sitemap index" : news ? "news sitemap" : "sitemap";
    site_.notes.push_back(page.url + ": " + kind + ", " + std::to_string(sitemap.entries.size()) + " entries" +
                          (news || !only_news ? "" : "; its recent pages are read anyway"));
    if (news || !only_news) take(site_.sitemaps, page.url);
    return true;
  }

  void ask_feed(const std::string& url) {
    if (site_.feeds.size() >= kMostFeeds) return;
    const auto page = web_.fetch(url);
    if (!page) {
      site_.notes.push_back(page.error().message);
    } else if (!take_feed(*page)) {
      site_.notes.push_back(page->url + ": no feed");
    }
  }

  void ask_sitemaps(const std::string& url) {
    auto named = web_.robots_sitemaps(url);
    named.resize(std::min(named.size(), kMostSitemaps));
    for (const std::string& line : named) {
      const auto target = parse_url(line, url);
      if (!target || !target->is_http()) continue;
      const auto page = web_.fetch(target->href_no_fragment());
      if (!page) {
        site_.notes.push_back(page.error().message);
      } else if (!take_sitemap(*page, true)) {
        site_.notes.push_back(page->url + ": no sitemap, though robots.txt names it");
      }
    }
  }

  void take_section(const Page& page) {
    const auto links = read_section_links(page.body);
    const auto articles = std::count_if(links.begin(), links.end(), [&](const std::string& href) {
      const auto target = parse_url(href, page.url);
      return target && target->is_http() && looks_like_article(target->path);
    });
    site_.notes.push_back(page.url + ": page, " + std::to_string(articles) + " of " + std::to_string(links.size()) + " links look like articles");
    if (static_cast<std::size_t>(articles) >= kLeastLinks) take(site_.sections, page.url);
  }

 private:
  static void take(std::vector<std::string>& into, const std::string& url) {
    if (std::find(into.begin(), into.end(), url) == into.end()) into.push_back(url);
  }

  const ProbeWeb& web_;
  ProbedSite& site_;
};

}  // namespace

Result<ProbedSite> probe_site(const std::string& url, const ProbeWeb& web) {
  const auto page = web.fetch(url);
  if (!page) return page.error();
  ProbedSite site;
  Probe probe(web, site);
  const auto base = parse_url(page->url);
  if (!base || !base->host) return Error{Failure::usage, url + ": no web address"};
  if (!probe.take_feed(*page) && !probe.take_sitemap(*page, false)) {
    const PageHead head = read_page_head(page->body);
    std::vector<std::string> feeds;
    for (const PageHead::Feed& feed : head.feeds) {
      const auto target = parse_url(feed.href, &*base);
      if (target && target->is_http() && target->host && is_same_site(*target->host, *base->host)) feeds.push_back(target->href_no_fragment());
    }
    feeds.resize(std::min(feeds.size(), kMostFeeds));
    if (feeds.empty())
      for (const std::string_view usual : kUsualFeeds)
        if (site.feeds.empty()) probe.ask_feed(parse_url(usual, &*base)->href());
    for (const std::string& feed : feeds) probe.ask_feed(feed);
    probe.ask_sitemaps(page->url);
    if (site.feeds.empty() && site.sitemaps.empty()) probe.take_section(*page);
    if (!head.title.empty()) site.name = head.title;
  }
  site.name = strip_markup(to_valid_utf8(site.name.substr(0, kLongestName)));
  return site;
}

std::string id_of_site(std::string_view url) {
  const auto parsed = parse_url(url);
  const std::string host = parsed ? parsed->host.value_or("") : "";
  const std::string domain = registrable_domain(host).value_or(host);
  std::string id;
  const bool named = domain.find_first_not_of("0123456789.:[]") != std::string::npos;
  for (const char c : std::string_view(domain).substr(0, named ? domain.find('.') : domain.size()))
    id += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '-';
  return id.substr(0, 60);
}

}  // namespace onrecord
