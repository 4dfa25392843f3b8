// Claims of a text by the rules alone, with the tables of this checkout.
#pragma once

#include <string>
#include <vector>

#include "extract/claims/find_claims.h"

namespace onrecord {

struct ClaimTestTables {
  TextTables text;
  ClaimTables claims;
};

[[nodiscard]] const ClaimTestTables& claim_test_tables();

/// `text` with its tokens and sentences; no other layer.
[[nodiscard]] Annotations layers_of(const std::string& text);

[[nodiscard]] std::vector<Claim> claims_of(const std::string& text);

/// "source | cue | content | content; source | ..." of all claims.
[[nodiscard]] std::string show(const std::string& text, const std::vector<Claim>& claims);

}  // namespace onrecord
