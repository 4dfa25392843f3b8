// `onrecord extract`.
#pragma once

#include "app/options.h"

namespace onrecord {

int run_extract(Options& options);

}  // namespace onrecord
