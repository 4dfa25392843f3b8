// `onrecord sources`: health of every source; `onrecord sources add URL`: a new one.
#pragma once

#include "app/options.h"

namespace onrecord {

int run_sources(Options& options);

}  // namespace onrecord
