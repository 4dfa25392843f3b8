// Merges of entities as the other files of store/ see them.
#pragma once

#include "store/state.h"

namespace onrecord {

/// Sets entities.merged_into and the lent names by the merges that are not undone. Inside the caller's transaction.
void apply_merges(Store::State& state);

}  // namespace onrecord
