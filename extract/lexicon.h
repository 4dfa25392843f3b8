// Lexicon: all facts of language and all models, loaded once, then const and shared by every thread.
#pragma once

#include <filesystem>
#include <string>

#include "core/result.h"
#include "extract/claims/claim_tables.h"
#include "extract/content/content_tables.h"
#include "extract/entities/entity_tables.h"
#include "extract/figures/figure_tables.h"
#include "extract/labeller/models.h"
#include "extract/text/text_tables.h"
#include "extract/times/time_tables.h"

namespace onrecord {

struct Lexicon {
  TextTables text;
  ContentTables content;
  TimeTables times;
  FigureTables figures;
  EntityTables entities;
  ClaimTables claims;
  Models models;
  std::string fingerprint;  ///< 16 hex digits over the bytes of every table and model: equal where the rules are equal
};

/// Reads every table below `config` and every model in `models`. The first wrong row is the error.
[[nodiscard]] Result<Lexicon> load_lexicon(const std::filesystem::path& config, const std::filesystem::path& models);

}  // namespace onrecord
