// Tables of the content room. Read from config/content/.
#pragma once

#include <filesystem>

#include "core/result.h"

namespace onrecord {

struct ContentTables {};

[[nodiscard]] Result<ContentTables> load_content_tables(const std::filesystem::path& config);

}  // namespace onrecord
