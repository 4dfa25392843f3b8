// Sitemaps (sitemaps.org 0.9) and news sitemaps: XML lists of pages, lists of sitemaps, and plain lists of URLs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/instant.h"

namespace onrecord {

enum class SitemapKind : std::uint8_t { unknown, pages, index, text };

struct SitemapEntry {
  std::string url;                   ///< absolute, http or https, resolved
  std::optional<Instant> modified;   ///< lastmod
  std::optional<Instant> published;  ///< news:publication_date
  std::string title;                 ///< news:title
  std::string language;              ///< news:language
  bool news = false;                 ///< it has a news block
};

struct Sitemap {
  SitemapKind kind = SitemapKind::unknown;
  std::vector<SitemapEntry> entries;  ///< file order, at most kMaxSitemapEntries; of an index: the sitemaps that it names
  bool truncated = false;             ///< the file held more bytes or entries than the protocol allows; the rest was left out
};

inline constexpr std::size_t kMaxSitemapBytes = std::size_t{50} << 20;
inline constexpr std::size_t kMaxSitemapEntries = 50'000;

/// Never fails: what is no sitemap is unknown and empty. `bytes`: after gzip is undone; `base`: URL of the sitemap. Which sites the URLs
/// may belong to is for the caller to check.
[[nodiscard]] Sitemap parse_sitemap(std::string_view bytes, std::string_view content_type, std::string_view base);

}  // namespace onrecord
