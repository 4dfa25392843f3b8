#include "core/trial.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

namespace onrecord {

bool survives(const std::function<void()>& work, int cpu_seconds) {
  const pid_t child = ::fork();
  if (child < 0) return true;  // no process to spare: the caller takes the risk
  if (child == 0) {
    const auto most = static_cast<rlim_t>(cpu_seconds);
    const rlimit time{most, most};
    const rlimit no_core{0, 0};
    (void)::setrlimit(RLIMIT_CPU, &time);
    (void)::setrlimit(RLIMIT_CORE, &no_core);
    work();
    ::_exit(0);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return !WIFSIGNALED(status);
}

}  // namespace onrecord
