// `onrecord check`: parts of the program tried alone, without network (docs/FORMATS.md, "Checks").
#pragma once

#include <string>
#include <vector>

#include "app/options.h"

namespace onrecord {

/// What can be checked, in the order of --help.
[[nodiscard]] std::vector<std::string> check_kinds();

int run_check(Options& options);

}  // namespace onrecord
