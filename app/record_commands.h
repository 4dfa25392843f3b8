// The commands about the record itself: copies for others, forgetting.
#pragma once

#include "app/options.h"

namespace onrecord {

int run_snapshot(Options& options);
int run_forget(Options& options);
int run_restore(Options& options);

}  // namespace onrecord
