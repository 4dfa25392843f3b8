// What a watch has to tell, with the reason for each item. Only for the files of store/.
#pragma once

#include <vector>

#include "store/watch_row.h"

namespace onrecord {

/// A statement to be told; `other` is the claim that it revises or contradicts.
struct Finding {
  std::int64_t claim = 0, statement = 0, other = 0;
  std::string reason = "new", note;
};

/// All that the watch has not told: changed and withdrawn statements that it told before, then statements whose first matching report is
/// newer than the watermark (or than `look_back`, where the watch was edited), up to claim `newest` and change `last_change`.
[[nodiscard]] std::vector<Finding> find_items(Store::State& state, const Watch& watch, const WatchRow& row, std::int64_t newest,
                                              std::int64_t last_change);

/// Headlines that were changed after the watch told of their article: "url: before -> after".
[[nodiscard]] std::vector<std::string> find_corrections(Store::State& state, const WatchRow& row, std::int64_t last_change);

/// The item with all that a reader needs: rows, sentences around, reports, role, series.
[[nodiscard]] AlertItem describe(Store::State& state, const Finding& finding);

}  // namespace onrecord
