// Attributions: source, cue and content as token ranges, found by rules of clause and quotation.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/annotations.h"
#include "extract/claims/claim_tables.h"
#include "extract/claims/quotations.h"
#include "extract/claims/token_range.h"

namespace onrecord {

struct Attribution {
  TokenRange source;  ///< empty: none
  TokenRange cue;
  std::vector<TokenRange> content;
  const Cue* verb = nullptr;  ///< nullptr: "according to"
  bool quoted = false;        ///< the content is a quotation
  std::string_view rule;
};

[[nodiscard]] std::vector<Attribution> find_attributions(std::string_view text, const Annotations& layers, const ClaimTables& tables,
                                                         QuoteMarks marks = QuoteMarks::seen);

}  // namespace onrecord
