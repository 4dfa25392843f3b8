// Content tense: past, present or future of the first finite verb of a content.
#pragma once

#include "core/claim.h"
#include "extract/claims/token_range.h"
#include "extract/text/token_view.h"

namespace onrecord {

/// As written: no shift is undone ("said the dam had failed" is past). Linear in the content's first clause.
[[nodiscard]] Tense find_tense(const TokenView& view, TokenRange content);

}  // namespace onrecord
