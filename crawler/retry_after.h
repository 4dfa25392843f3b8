// Retry-After: how long a server asks to be left alone.
#pragma once

#include <optional>
#include <string_view>

#include "core/instant.h"

namespace onrecord {

/// Seconds from `now`, never below 0, of either form ("120", "Wed, 21 Oct 2015 07:28:00 GMT"); absent where it is neither.
[[nodiscard]] std::optional<double> retry_after(std::string_view value, Instant now);

}  // namespace onrecord
