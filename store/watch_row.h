// The row of a watch: its watermark, and whether its conditions changed. Only for the files of store/.
#pragma once

#include "store/state.h"

namespace onrecord {

struct WatchRow {
  std::int64_t id = 0, watermark = 0, change_mark = 0;
  std::int64_t look_back = 0;  ///< of an edited watch: claims after this one are looked at again; 0: none
  bool edited = false;
};

/// The conditions as JSON, keys in a fixed order, empty ones left out: what watches.query holds.
[[nodiscard]] std::string to_json(const ClaimQuery& query);

/// Finds or makes the row. A new watch begins `backfill_days` back; a watermark beyond the newest claim (an older copy was restored) comes back.
[[nodiscard]] WatchRow find_watch(Store::State& state, const Watch& watch, Instant now);
void move_watermarks(Store::State& state, std::int64_t watch, std::int64_t claim, std::int64_t change);
void put_watch_problem(Store::State& state, const std::string& slug, const std::string& problem);

/// The last claim of the runs that began before `at`.
[[nodiscard]] std::int64_t last_claim_before(Store::State& state, Instant at);

}  // namespace onrecord
