// How every source answered, night by night: read from the crawl's journal.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/instant.h"
#include "core/result.h"

namespace onrecord {

/// One run of the crawl at one source.
struct SourceNight {
  Instant last;          ///< its last answer or attempt
  int answered = 0;      ///< usable answers, 304 among them
  int failed = 0;        ///< requests without one
  int new_articles = 0;  ///< articles that answered for the first time
};

struct SourceNights {
  std::string source_id;
  std::vector<SourceNight> nights;  ///< newest first, at most 90
  std::string last_error;           ///< of the newest failed request; text of strangers
};

/// In the order of the ids; only sources that a crawl has met. An index without a journal has none.
[[nodiscard]] Result<std::vector<SourceNights>> read_source_nights(const std::string& database_path);

}  // namespace onrecord
