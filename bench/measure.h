// What the measurements share: the CPU clock of the process, and an end with a message where something cannot be had, articles.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

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

/// Forty articles of thirty sentences, each with another order and so other neighbours; `step` says where each begins.
template <std::size_t kCount>
std::vector<std::string> shuffled_articles(const char* const (&sentences)[kCount], std::size_t step) {
  std::vector<std::string> articles(40);
  for (std::size_t article = 0; article < articles.size(); ++article) {
    for (std::size_t i = 0; i < 30; ++i) articles[article] += std::string(sentences[(article * step + i * 5) % kCount]) + (i % 4 == 3 ? "\n\n" : " ");
  }
  return articles;
}

}  // namespace onrecord
