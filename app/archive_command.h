// onrecord archive: what the archive holds, whether it is whole, one page out of it.
#pragma once

#include <string>
#include <vector>

#include "app/options.h"

namespace onrecord {

[[nodiscard]] std::vector<std::string> archive_kinds();
int run_archive(Options& options);

}  // namespace onrecord
