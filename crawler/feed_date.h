// Dates of feeds and sitemaps in every dialect: RFC 822 and its misspellings, ISO 8601 in part or whole, asctime.
#pragma once

#include <optional>
#include <string_view>

#include "core/instant.h"

namespace onrecord {

/// Absent where no day can be read. Without a time it is midnight, without a zone UTC.
[[nodiscard]] std::optional<Instant> parse_feed_date(std::string_view text);

}  // namespace onrecord
