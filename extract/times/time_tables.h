// Tables of the times room: months, seasons, holidays, fiscal calendars, administrations, ... Read from config/times/.
#pragma once

#include <filesystem>
#include <string>

#include "core/result.h"
#include "extract/text/text_tables.h"

namespace onrecord {

/// One row of config/times/words.tsv.
struct TimeWord {
  std::string kind;   ///< the class column
  std::string value;  ///< empty where the class says all
};

struct TimeTables {
  StringMap<TimeWord> words;     ///< by lower-case form
  StringMap<int> fiscal_starts;  ///< first month of the fiscal year, by country code
};

[[nodiscard]] Result<TimeTables> load_time_tables(const std::filesystem::path& config);

}  // namespace onrecord
