// `onrecord registry import FILE`: office holders of the user's own into the workspace's people.tsv.
#pragma once

#include "app/options.h"

namespace onrecord {

int run_registry(Options& options);

}  // namespace onrecord
