// What the journal knows of a source beside its nights: moved feeds, walls, pages that could not be read, changes of robots.txt.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/instant.h"
#include "core/result.h"

namespace onrecord {

struct MovedListing {
  std::string url;  ///< as the settings name it
  std::string to;   ///< where permanent redirects lead: the proposed new address
  Instant since;    ///< when that was first seen
};

/// Articles are those of the last 30 days before the newest fetch of the source.
struct SourceFacts {
  std::vector<MovedListing> moved;
  std::int64_t articles = 0;              ///< pages that were archived
  std::int64_t walls = 0;                 ///< of them consent walls, challenges and shells of scripts
  std::int64_t paywalls = 0;              ///< of them read in spite of a pay wall
  std::int64_t unread = 0;                ///< of them not read: empty, of another type, without an article, or a reading that never ended
  std::optional<Instant> robots_changed;  ///< last change of the robots.txt of a host of its listings
};

/// Shares in whole per cent, rounded; -1 where there are no articles.
[[nodiscard]] int per_cent(std::int64_t part, std::int64_t whole);

/// By source id. An index without a journal has none.
[[nodiscard]] Result<std::map<std::string, SourceFacts>> read_source_facts(const std::string& database_path);

}  // namespace onrecord
