// How every source answered, night by night: the reports of crawls, kept in the table crawl_nights of the index file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/instant.h"
#include "core/result.h"
#include "crawler/crawl.h"

namespace onrecord {

/// One run of the crawl at one source.
struct SourceNight {
  Instant last;          ///< when it ended
  int answered = 0;      ///< usable answers, 304 and refusals by robots.txt among them
  int failed = 0;        ///< requests without one
  int new_articles = 0;  ///< articles that are new or have changed
};

struct SourceNights {
  std::string source_id;
  std::vector<SourceNight> nights;  ///< newest first, at most 90
  std::string last_error;           ///< of the newest night with a failure; text of strangers
};

/// Adds the night to the record. A source of which nothing was due had no night.
[[nodiscard]] Status keep_source_nights(const std::string& database_path, const CrawlReport& report, Instant at);

/// In the order of the ids. An index without a record has none.
[[nodiscard]] Result<std::vector<SourceNights>> read_source_nights(const std::string& database_path);

}  // namespace onrecord
