// Tables of the claims room: cues with their class and frame, hedges, source nouns, rules. Read from config/claims/.
#pragma once

#include <filesystem>

#include "core/result.h"

namespace onrecord {

struct ClaimTables {};

[[nodiscard]] Result<ClaimTables> load_claim_tables(const std::filesystem::path& config);

}  // namespace onrecord
