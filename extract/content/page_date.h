// Dates as pages write them: ISO 8601 in all its spellings, RFC 2822, and "6 May 2024", "May 6, 2024", "06.05.2024" with months by name.
#pragma once

#include <optional>
#include <string_view>

#include "core/article.h"
#include "extract/content/content_tables.h"

namespace onrecord {

/// The first date in a machine-readable value or a short visible text; its day is the page's own, never shifted. Years 1995 to 2100 only.
/// Without month names a text date must be unambiguous or written with dots (day first).
[[nodiscard]] std::optional<PageDate> parse_page_date(std::string_view text, DateBasis basis, const ContentTables& tables);

/// "/2024/05/06/", "/2024/may/06/" or "/2024-05-06-" in a URL's path.
[[nodiscard]] std::optional<PageDate> date_of_url(std::string_view url, const ContentTables& tables);

}  // namespace onrecord
