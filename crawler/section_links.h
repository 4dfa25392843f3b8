// Links of a section page, and which of them look like articles.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

inline constexpr std::size_t kMostSectionLinks = 2000;

/// Hrefs in page order, at most kMostSectionLinks. `html` in any ASCII-compatible encoding. Links marked rel="nofollow", and those inside
/// scripts and comments, are left out.
[[nodiscard]] std::vector<std::string> read_section_links(std::string_view html);

/// Whether the path of a URL is that of one article rather than of a list: a date, a long number, or a headline in its last part.
[[nodiscard]] bool looks_like_article(std::string_view path);

}  // namespace onrecord
