// Article links of a section page: which of its links look like articles of the same site.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

/// Whether a path looks like an article's: a day or month in it, a long slug, or a slug with an article number; not a list, a topic or a
/// file that is no page. "/2024/05/06/border-talks" yes, "/world/asia" no.
[[nodiscard]] bool looks_like_article(std::string_view path);

struct SectionLinks {
  std::vector<std::string> articles;  ///< absolute, without fragment, in page order, each once, same registrable domain as the page
  std::vector<std::string> feeds;     ///< <link rel=alternate> of a feed type, absolute, any site
  bool no_follow = false;             ///< meta robots forbids to follow links
};

/// `html`: UTF-8; `url`: of the page. A "base" element counts; links marked nofollow are left out. Pages above 5 MB or of absurd depth
/// give nothing.
[[nodiscard]] SectionLinks find_section_links(std::string_view html, std::string_view url);

}  // namespace onrecord
