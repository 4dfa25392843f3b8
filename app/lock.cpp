#include "app/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <string>
#include <thread>

namespace onrecord {

Result<Lock> Lock::take(const std::filesystem::path& file, int wait_seconds) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) return Error{Failure::cannot_create, file.string() + ": cannot open: " + std::strerror(errno)};
  Lock lock(descriptor);
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(wait_seconds);
  while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (std::chrono::steady_clock::now() >= until)
      return Error{Failure::temporary, file.string() + ": another run is at work here; try again later or with --wait"};
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }
  const std::string pid = std::to_string(::getpid()) + "\n";
  if (::ftruncate(descriptor, 0) == 0 && ::write(descriptor, pid.data(), pid.size()) < 0) {
    return Error{Failure::io, file.string() + ": cannot write"};
  }
  return lock;
}

Lock::~Lock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace onrecord
