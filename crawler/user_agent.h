// The product token that robots.txt rules are matched against.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

/// The product token of a full user agent ("onrecord/0.1 (+mailto:...)" -> "onrecord"): RFC 9309 allows letters, "_" and "-".
[[nodiscard]] std::string product_token(std::string_view user_agent);

}  // namespace onrecord
