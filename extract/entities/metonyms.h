// A capital or a palace that stands for its government.
#pragma once

#include "extract/entities/reading.h"

namespace onrecord {

/// The capital or seat in tokens [first, end) acts, owns what governments own, or is dealt with: "Beijing rejected", "Beijing's stance".
[[nodiscard]] bool acts_as_government(const Reading& reading, std::size_t first, std::size_t end);

}  // namespace onrecord
