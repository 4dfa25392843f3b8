// One page fetched politely, outside any workspace: for `onrecord extract URL`.
#pragma once

#include <string>
#include <vector>

#include "core/page.h"
#include "core/result.h"

namespace onrecord {

struct FetchPageOptions {
  std::string user_agent = "onrecord/0.1";
  std::vector<std::string> allow_addresses;  ///< CIDRs contacted beside public ones, for the host of the URL itself alone
  double total_seconds = 60;
};

/// robots.txt first, also of every host that a redirect leads to; at most ten redirects; only public addresses. Failures: permission (robots.txt or
/// address guard), unavailable (no answer, or a status other than 2xx), protocol (a body that breaks off or cannot be decoded), usage (no web
/// address).
[[nodiscard]] Result<Page> fetch_page(const std::string& url, const FetchPageOptions& options);

}  // namespace onrecord
