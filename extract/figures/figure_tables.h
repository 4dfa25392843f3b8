// Tables of the figures room: number words, scales, units, currencies, modifiers, change verbs, measures. Read from config/figures/.
#pragma once

#include <filesystem>
#include <string>

#include "core/result.h"
#include "extract/text/text_tables.h"

namespace onrecord {

/// One row of config/figures/words.tsv.
struct FigureWord {
  std::string kind;   ///< the class column
  std::string value;  ///< empty where the class says all
};

struct FigureTables {
  StringMap<FigureWord> words;  ///< by lower-case form
};

[[nodiscard]] Result<FigureTables> load_figure_tables(const std::filesystem::path& config);

}  // namespace onrecord
