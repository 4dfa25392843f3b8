// One writer a workspace.
#pragma once

#include <filesystem>

#include "core/result.h"

namespace onrecord {

/// Holds flock(2) on a file of its own for as long as it lives; a killed process frees it.
class Lock {
 public:
  /// Waits up to `wait_seconds` for the lock; Failure::temporary where another process keeps it.
  [[nodiscard]] static Result<Lock> take(const std::filesystem::path& file, int wait_seconds);
  Lock(Lock&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
  Lock& operator=(Lock&&) = delete;
  ~Lock();

 private:
  explicit Lock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace onrecord
