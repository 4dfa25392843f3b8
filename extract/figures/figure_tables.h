// Tables of the figures room: number words, scales, units, currencies, modifiers, change verbs, measures. Read from config/figures/.
#pragma once

#include <filesystem>

#include "core/result.h"

namespace onrecord {

struct FigureTables {};

[[nodiscard]] Result<FigureTables> load_figure_tables(const std::filesystem::path& config);

}  // namespace onrecord
