// Tables of the claims room: cues with their class and frame. Read from config/claims/.
#pragma once

#include <filesystem>
#include <string>

#include "core/claim.h"
#include "core/result.h"
#include "extract/text/text_tables.h"

namespace onrecord {

/// What a cue takes as its content, beside a quotation.
enum class CueFrame : std::uint8_t { that, np, to };

struct Cue {
  std::string lemma;
  ClaimClass claim_class = ClaimClass::assert_;
  CueFrame frame = CueFrame::that;
};

struct ClaimTables {
  StringMap<Cue> cues;  ///< by lower-case form
};

/// Reads config/claims/cues.tsv below `config`.
[[nodiscard]] Result<ClaimTables> load_claim_tables(const std::filesystem::path& config);

}  // namespace onrecord
