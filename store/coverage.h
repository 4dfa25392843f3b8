// Coverage: how the night went. Only for the files of store/.
#pragma once

#include <string>

#include "store/state.h"

namespace onrecord {

/// Articles first seen in the 24 hours before `now`, against the four weeks before.
[[nodiscard]] Coverage measure_coverage(Store::State& state, Instant now);
/// Day of the watch's last digest; empty: never.
[[nodiscard]] std::string last_told(Store::State& state, const std::string& watch);

}  // namespace onrecord
