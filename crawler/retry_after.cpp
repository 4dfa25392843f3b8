#include "crawler/retry_after.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <string>

namespace onrecord {

std::optional<double> retry_after(std::string_view value, Instant now) {
  if (value.empty()) return std::nullopt;
  if (value.find_first_not_of("0123456789") == std::string_view::npos) {
    long long number = 0;
    const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), number);
    return failure == std::errc{} ? static_cast<double>(number) : 1e18;  // too many digits for a number is long enough
  }
  const auto at = curl_getdate(std::string(value).c_str(), nullptr);
  if (at < 0) return std::nullopt;
  return static_cast<double>(std::max<std::int64_t>(0, at - now.seconds));
}

}  // namespace onrecord
