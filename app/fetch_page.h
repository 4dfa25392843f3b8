// Pages fetched politely one by one, outside a crawl: for `onrecord extract URL` and `onrecord sources add URL`.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/page.h"
#include "core/result.h"

namespace onrecord {

struct FetchPageOptions {
  std::string user_agent = "onrecord/0.1";
  std::vector<std::string> allow_addresses;  ///< CIDRs contacted beside public ones, for the host of the URL itself alone
  double total_seconds = 60;
  std::string ca_file;       ///< certificate authorities in place of the system's
  std::string proxy;         ///< see HttpLimits::proxy
  double delay_seconds = 0;  ///< between two requests of one PageFetcher
};

/// Pages that one user asked for by name, in turn; robots.txt of each origin is asked once.
class PageFetcher {
 public:
  /// `host`: the one that the user named, for which alone options.allow_addresses are open.
  [[nodiscard]] static Result<PageFetcher> make(const FetchPageOptions& options, const std::string& host);
  PageFetcher(PageFetcher&&) noexcept;
  PageFetcher& operator=(PageFetcher&&) noexcept;
  ~PageFetcher();

  /// As fetch_page() below.
  [[nodiscard]] Result<Page> fetch(const std::string& url);
  /// `Sitemap:` lines of the robots.txt of the URL's origin, where it has been asked for.
  [[nodiscard]] std::vector<std::string> sitemaps_of(const std::string& url) const;

 private:
  class State;
  explicit PageFetcher(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// robots.txt first, also of every host that a redirect leads to; at most ten redirects; only public addresses. Failures: permission (robots.txt or
/// address guard), unavailable (no answer, or a status other than 2xx), protocol (a body that breaks off or cannot be decoded), usage (no web
/// address).
[[nodiscard]] Result<Page> fetch_page(const std::string& url, const FetchPageOptions& options);

}  // namespace onrecord
