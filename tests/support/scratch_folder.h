#pragma once

#include <filesystem>

namespace onrecord {

/// A new empty folder of this object alone, removed with all it holds when the object goes. Tests run side by side, each in a process of
/// its own: a file with a fixed name in the system's folder for temporary files would be shared by them. Throws where none can be made.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace onrecord
