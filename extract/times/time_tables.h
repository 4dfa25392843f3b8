// Tables of the times room: months, seasons, holidays, fiscal calendars, administrations, ... Read from config/times/.
#pragma once

#include <filesystem>

#include "core/result.h"

namespace onrecord {

struct TimeTables {};

[[nodiscard]] Result<TimeTables> load_time_tables(const std::filesystem::path& config);

}  // namespace onrecord
