// Watches: add one, try one, see what was told.
#pragma once

#include "app/options.h"

namespace onrecord {

int run_watch(Options& options);

}  // namespace onrecord
