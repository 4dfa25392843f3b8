#include "report/spread.h"

#include <cmath>

namespace onrecord {
namespace {
constexpr double kApart = 11;
}

Spread::Cell Spread::cell(Place at) { return {std::lround(at.x / kApart), std::lround(at.y / kApart)}; }

Place Spread::put(Place wanted) {
  for (int step = 0; step < 16; ++step) {
    const double aside = kApart * ((step + 1) / 2) * (step % 2 == 0 ? -1 : 1);
    const Place at{wanted.x + aside, wanted.y};
    if (at.x < left_ || at.x > right_ || taken(at)) continue;
    places_[cell(at)].push_back(at);
    return at;
  }
  return wanted;  // a crowd
}

bool Spread::taken(Place at) const {
  const auto [column, row] = cell(at);
  for (long c = column - 1; c <= column + 1; ++c) {
    for (long r = row - 1; r <= row + 1; ++r) {
      const auto there = places_.find({c, r});
      if (there == places_.end()) continue;
      for (const Place& other : there->second) {
        if (std::abs(other.x - at.x) < kApart - 0.5 && std::abs(other.y - at.y) < kApart - 1) return true;
      }
    }
  }
  return false;
}

}  // namespace onrecord
