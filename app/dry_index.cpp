#include "app/dry_index.h"

#include <unistd.h>

#include <string>

#include "store/store.h"

namespace onrecord {

Result<std::unique_ptr<DryIndex>> DryIndex::copy_of(const std::filesystem::path& index) {
  auto store = Store::open(index, OpenMode::read);
  if (!store) return store.error();
  auto copy = std::make_unique<DryIndex>(std::filesystem::temp_directory_path() / ("onrecord-dry-" + std::to_string(::getpid()) + ".db"));
  if (const Status copied = store->backup(copy->path()); !copied) return copied.error();
  return copy;
}

DryIndex::~DryIndex() {
  std::error_code failed;
  for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path_.string() + end, failed);
}

}  // namespace onrecord
