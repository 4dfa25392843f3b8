// Claims of the index as people ask for them, with countries and figures.
#pragma once

#include <vector>

#include "store/state.h"

namespace onrecord {

/// In the order of `ids`; one that is not there is left out.
[[nodiscard]] std::vector<ClaimRow> read_claims(Store::State& state, const std::vector<std::int64_t>& ids);
/// Fills in_text of each whose text is in the index.
void read_in_text(Store::State& state, std::vector<ClaimRow>& rows);
/// One that is there.
[[nodiscard]] ClaimRow read_claim(Store::State& state, std::int64_t id);

}  // namespace onrecord
