// X-Robots-Tag: what a page's own headers ask of robots.
#pragma once

#include <string_view>

namespace onrecord {

/// Whether the header lines (CRLF after each) forbid `agent` (product token) to index the page: "noindex" or "none", for all robots or by
/// name ("otherbot: noindex" is not for us).
[[nodiscard]] bool forbids_index(std::string_view header_lines, std::string_view agent);

}  // namespace onrecord
