// Periods and conditions as people type them on the command line.
#pragma once

#include <optional>
#include <string_view>

#include "app/options.h"
#include "core/civil_date.h"
#include "core/result.h"
#include "store/store.h"

namespace onrecord {

/// "2023", "2023-05", "2023-05-06", "FY2023" (United States: October to September), "Q3-2023", "2023-01-01/2023-06-30".
[[nodiscard]] std::optional<DateRange> parse_period(std::string_view text);

/// The days of `--since` and `--until` as people type them, seen from `today`: a period as above, an RFC 3339 instant (its day in UTC), "today",
/// "yesterday", or "7d", "2w", "6m", "1y" before today, with or without "-" in front.
[[nodiscard]] std::optional<DateRange> parse_days(std::string_view text, CivilDate today);

/// ">10000", ">=5", "<100", "<=7", "=24000", "24000", "1000..5000" into the figure bounds of `query`.
[[nodiscard]] Status parse_figure_condition(std::string_view text, ClaimQuery& query);

/// "cn" is "CN"; what is no code of two letters is refused.
[[nodiscard]] Status read_countries(std::vector<std::string>& codes);

/// `--date`: the publication day of what names none; absent where the option was not given.
[[nodiscard]] Result<std::optional<CivilDate>> publication_day(const Options& options);

}  // namespace onrecord
