// export: all claims that match, for other tools.
#pragma once

#include "app/options.h"

namespace onrecord {

int run_export(Options& options);

}  // namespace onrecord
