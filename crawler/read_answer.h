// What a response means for the URL that was asked: an article to read, a listing's links, a redirect, nothing, and why.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/instant.h"
#include "core/url.h"
#include "crawler/discover.h"
#include "crawler/http_client.h"
#include "crawler/journal.h"
#include "crawler/walls.h"

namespace onrecord {

struct AnswerRules {
  std::string agent;  ///< product token
  const Walls* walls = nullptr;
  std::size_t max_page_bytes = 0;  ///< decoded
  std::size_t max_sitemap_bytes = 0;
  const ArticleShapes* shapes = nullptr;  ///< of the source, for section pages; may be none
  std::size_t limit_of(UrlKind kind) const { return kind == UrlKind::sitemap ? max_sitemap_bytes : max_page_bytes; }
};

struct ReadAnswer {
  Outcome outcome;                      ///< all but its place in the archive
  std::optional<FrontierUrl> redirect;  ///< where it went
  std::vector<Discovered> found;        ///< of a listing
  std::string canonical;                ///< of an article: the page that calls itself its original, where that is another of the same site
};

/// Pure but for `now`. `url.parsed` has been fetched and answered with `response`.
[[nodiscard]] ReadAnswer read_answer(const FrontierUrl& url, const Url& parsed, const HttpResponse& response, const AnswerRules& rules, Instant now);

/// Whether a URL is written like that of a copy: AMP, print, mobile.
[[nodiscard]] bool looks_like_copy(const Url& url);

}  // namespace onrecord
