// Links of a section page that look like articles, and what its meta robots tag says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

struct SectionLinks {
  std::vector<std::string> hrefs;  ///< as written but for character references of "&"; in page order, at most kMostSectionLinks
  bool noindex = false;            ///< <meta name="robots" content="noindex">
  bool nofollow = false;           ///< then hrefs is empty
};

inline constexpr std::size_t kMostSectionLinks = 2000;

/// `html` in any ASCII-compatible encoding. Links marked rel="nofollow", and those inside scripts and comments, are left out.
[[nodiscard]] SectionLinks read_section_links(std::string_view html);

/// Whether the path of a URL is that of one article rather than of a list: a date, a long number, or a headline in its last part.
[[nodiscard]] bool looks_like_article(std::string_view path);

}  // namespace onrecord
