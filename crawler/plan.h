// What a crawl would ask for first, seen from the journal alone: nothing is fetched and nothing is written.
#pragma once

#include <string>
#include <vector>

#include "core/instant.h"
#include "core/result.h"
#include "crawler/crawl.h"

namespace onrecord {

struct PlannedRequest {
  std::string source_id;
  std::string what;  ///< "feed", "sitemap", "section", "article"
  std::string url;   ///< strangers' text: escape before showing
};

/// By source, in the order in which crawl() would queue them: listings that are due, then articles that are known and due. What those listings
/// will name, and what robots.txt will forbid, nobody knows before they are fetched. `database_path` should be a journal that may be opened for
/// writing: tables that it lacks are made.
[[nodiscard]] Result<std::vector<PlannedRequest>> plan_crawl(const std::vector<SourceConfig>& sources, const std::string& database_path, Instant now,
                                                             int max_pages_per_source);

}  // namespace onrecord
