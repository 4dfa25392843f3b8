// What a feed, sitemap or section page leads to.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/instant.h"
#include "core/result.h"
#include "crawler/article_shapes.h"
#include "crawler/journal.h"

namespace onrecord {

struct Discovered {
  std::string url;                  ///< absolute, without fragment
  UrlKind kind = UrlKind::article;  ///< or a sitemap below an index
  std::optional<Instant> published;
};

/// The pages that a listing names, in its order, each once, of the listing's own site only (a feed may also name the site of its own home
/// page). Of a section page what `shapes` knows, else what looks like an article. `body`: content codings undone; `url`: where it came from. An error
/// where a feed or sitemap is none: a page stands in its place.
[[nodiscard]] Result<std::vector<Discovered>> discover(UrlKind kind, std::string_view body, std::string_view content_type, const std::string& url,
                                                       const ArticleShapes* shapes = nullptr);

}  // namespace onrecord
