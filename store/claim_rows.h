// Claims of the index as people ask for them, with countries and figures.
#pragma once

#include <vector>

#include "store/state.h"

namespace onrecord {

/// In the order of `ids`; one that is not there is left out.
[[nodiscard]] std::vector<ClaimRow> read_claims(Store::State& state, const std::vector<std::int64_t>& ids);
/// One that is there.
[[nodiscard]] ClaimRow read_claim(Store::State& state, std::int64_t id);

}  // namespace onrecord
