// A copy of the index for a dry run: what the run writes goes with it.
#pragma once

#include <filesystem>
#include <memory>

#include "core/result.h"

namespace onrecord {

class DryIndex {
 public:
  /// A live copy in the temporary folder.
  [[nodiscard]] static Result<std::unique_ptr<DryIndex>> copy_of(const std::filesystem::path& index);
  explicit DryIndex(std::filesystem::path path) : path_(std::move(path)) {}
  DryIndex(const DryIndex&) = delete;
  DryIndex& operator=(const DryIndex&) = delete;
  ~DryIndex();
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace onrecord
