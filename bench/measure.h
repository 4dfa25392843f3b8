// What the measurements share: the CPU clock of the process, and an end with a message where something cannot be had.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <utility>

#include "core/result.h"

namespace onrecord {

/// CPU time of all threads of the process so far, in seconds.
inline double cpu_seconds() {
  timespec at{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
  return static_cast<double>(at.tv_sec) + static_cast<double>(at.tv_nsec) * 1e-9;
}

/// The value; a measurement without it ends with exit status 1.
template <typename T>
T need(Result<T> result) {
  if (result) return std::move(result).value();
  std::fprintf(stderr, "%s\n", result.error().message.c_str());
  std::exit(1);
}

}  // namespace onrecord
