// X-Robots-Tag and the robots meta tags: what a page asks of robots.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/instant.h"

namespace onrecord {

struct RobotsDirectives {
  bool noindex = false;   ///< "noindex", "none", or "unavailable_after" a time that has passed
  bool nofollow = false;  ///< "nofollow", "none"
};

/// `header_lines`: status line and fields, CRLF after each; `metas`: see PageHead::robots; `agent`: our product token. Of "otherbot: noindex"
/// the directives behind a name hold for that robot alone.
[[nodiscard]] RobotsDirectives robots_directives(std::string_view header_lines, const std::vector<std::string>& metas, std::string_view agent,
                                                 Instant now);

}  // namespace onrecord
