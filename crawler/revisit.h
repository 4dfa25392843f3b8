// When a URL is asked again.
#pragma once

#include <cstdint>
#include <limits>

#include "crawler/journal.h"

namespace onrecord {

inline constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

struct Revisit {
  std::int64_t every = 0;  ///< new value of FrontierUrl::every
  std::int64_t at = 0;     ///< seconds since 1970, or kNever
};

/// Listings: by every run, until three visits in a row brought no news; then after 15 minutes and half as much again each time, up to 7 days.
/// News halves the time. Articles: by every run in their first 6 hours, then at twice their age each time (sooner where they changed) until
/// they are 30 days old. What failed: by the next run, then at twice the time since the last try, up to 20 hours, or when the server asks for.
/// All times are shortened by a tenth, so that nightly runs do not drift past them.
[[nodiscard]] Revisit plan_revisit(const FrontierUrl& url, const Outcome& outcome);

}  // namespace onrecord
