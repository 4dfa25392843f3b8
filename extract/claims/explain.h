// Explains claims: which rule found each, who its source is taken for and why, and why it has its class.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/claim.h"
#include "extract/claims/claim_tables.h"

namespace onrecord {

/// Lines of plain text, a claim after the other in text order, what belongs to it indented. `claims` are those that find_claims made of `text`.
[[nodiscard]] std::vector<std::string> explain_claims(std::string_view text, const std::vector<Claim>& claims, const ClaimTables& tables);

}  // namespace onrecord
