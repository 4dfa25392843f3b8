// Tables and registries of the entities room: countries, titles, offices, people, organisations. Read from config/entities/.
#pragma once

#include <filesystem>

#include "core/result.h"

namespace onrecord {

struct EntityTables {};

[[nodiscard]] Result<EntityTables> load_entity_tables(const std::filesystem::path& config);

}  // namespace onrecord
