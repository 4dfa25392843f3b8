#include "app/data_folders.h"

#include <cstdlib>
#include <vector>

namespace onrecord {

Result<DataFolders> find_data_folders() {
  std::vector<std::filesystem::path> roots;
  if (const char* data = std::getenv("ONRECORD_DATA")) roots.emplace_back(data);
  std::error_code failed;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
  if (!failed) roots.push_back(program.parent_path().parent_path() / "share" / "onrecord");
  roots.emplace_back(ONRECORD_SOURCE_DIR);
  for (const auto& root : roots) {
    if (std::filesystem::is_directory(root / "config", failed)) return DataFolders{root / "config", root / "models"};
  }
  return Error{Failure::no_input, roots.front().string() + ": no config folder; set ONRECORD_DATA to the folder that holds config and models"};
}

}  // namespace onrecord
