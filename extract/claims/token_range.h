// TokenRange: tokens [first, end) of a text.
#pragma once

#include <cstdint>

namespace onrecord {

struct TokenRange {
  std::uint32_t first = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool empty() const { return first >= end; }
};

}  // namespace onrecord
