// What a site offers a crawler: its feeds, news sitemaps and section pages, found by asking.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/page.h"
#include "core/result.h"

namespace onrecord {

struct ProbedSite {
  std::string name;  ///< title of its feed or page; text of strangers
  std::vector<std::string> feeds, sitemaps, sections;
  std::vector<std::string> notes;  ///< one line each: what was asked and what it was
  [[nodiscard]] bool empty() const { return feeds.empty() && sitemaps.empty() && sections.empty(); }
};

/// How a probe asks: fetches a page; names the `Sitemap:` lines of the robots.txt of a page that was fetched.
struct ProbeWeb {
  std::function<Result<Page>(const std::string& url)> fetch;
  std::function<std::vector<std::string>(const std::string& url)> robots_sitemaps;
};

/// Asks `url`: it may be a feed or a sitemap itself. Else its page's rel=alternate links are asked, or where there are none the addresses where
/// feeds usually are; then the sitemaps of its robots.txt, of which news sitemaps are taken. Where neither is found, the page itself becomes a
/// section page if enough of its links look like articles. At most a dozen requests. Fails where the page cannot be had.
[[nodiscard]] Result<ProbedSite> probe_site(const std::string& url, const ProbeWeb& web);

/// Lower-case letters, digits and hyphens from the registrable domain: "https://www.harbour-post.co.uk/" -> "harbour-post".
[[nodiscard]] std::string id_of_site(std::string_view url);

}  // namespace onrecord
