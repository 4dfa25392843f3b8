// Where the program's own files are: config/ and models/.
#pragma once

#include <filesystem>

#include "core/result.h"

namespace onrecord {

struct DataFolders {
  std::filesystem::path config;
  std::filesystem::path models;
};

/// $ONRECORD_DATA, else PREFIX/share/onrecord beside the program, else the source tree it was built from.
[[nodiscard]] Result<DataFolders> find_data_folders();

}  // namespace onrecord
