// Nested: attributions inside what another one reports: "Lee said |Ruiz had told him the quay was dry|".
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/annotations.h"
#include "extract/claims/attributions.h"
#include "extract/claims/claim_tables.h"

namespace onrecord {

inline constexpr std::uint8_t kDeepest = 2;

struct Nested {
  Attribution attribution;
  std::uint32_t around = 0;     ///< index into the attributions asked about that holds it
  std::uint32_t inner = kNone;  ///< index into the nested ones where one of them holds it; kNone: `around` does
  std::uint8_t depth = 1;       ///< at most kDeepest
};

/// Text order of their cues; source, cue and content stand inside one content of what holds them. Those of `found` that stand inside another
/// are moved out of it. `found`: text order. Linear time.
[[nodiscard]] std::vector<Nested> find_nested(std::string_view text, const Annotations& layers, const ClaimTables& tables,
                                              std::vector<Attribution>& found);

}  // namespace onrecord
