// `onrecord help`.
#pragma once

#include "app/options.h"

namespace onrecord {

int run_help(Options& options);

}  // namespace onrecord
