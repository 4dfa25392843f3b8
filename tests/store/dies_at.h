// Work in a child process that is killed: at a named crash point, or after a while, wherever it is.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string>

namespace onrecord {

/// Runs `work` in a child that dies at `point` (empty: `work` names it itself); whether it did.
template <typename Work>
bool dies_at(const std::string& point, const Work& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    if (!point.empty()) ::setenv("ONRECORD_CRASH_AT", point.c_str(), 1);
    work();
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

/// The same for a child that is killed after `microseconds`; whether it had not ended before.
template <typename Work>
bool dies_after(useconds_t microseconds, const Work& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    work();
    ::_exit(0);
  }
  ::usleep(microseconds);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

}  // namespace onrecord
