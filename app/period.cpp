#include "app/period.h"

#include <algorithm>
#include <charconv>

#include "core/instant.h"

namespace onrecord {
namespace {

std::optional<int> whole(std::string_view text) {
  int value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

/// `months` months from the first day of a month.
std::optional<DateRange> months(int year, int month, int count) {
  const auto from = CivilDate::make(year, month, 1);
  if (!from || year >= 9999) return std::nullopt;
  return DateRange{*from, from->plus_months(count).plus_days(-1)};
}

}  // namespace

std::optional<DateRange> parse_period(std::string_view text) {
  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
    const auto from = CivilDate::parse(text.substr(0, slash));
    const auto to = CivilDate::parse(text.substr(slash + 1));
    if (!from || !to || *to < *from) return std::nullopt;
    return DateRange{*from, *to};
  }
  if (const auto day = CivilDate::parse(text)) return DateRange{*day, *day};
  if (text.starts_with("FY") && text.size() == 6) {
    const auto year = whole(text.substr(2));
    return year ? months(*year - 1, 10, 12) : std::nullopt;
  }
  if (text.size() == 7 && text[0] == 'Q' && text[2] == '-') {
    const auto quarter = whole(text.substr(1, 1));
    const auto year = whole(text.substr(3));
    if (!quarter || !year || *quarter < 1 || *quarter > 4) return std::nullopt;
    return months(*year, (*quarter - 1) * 3 + 1, 3);
  }
  if (text.size() == 7 && text[4] == '-') {
    const auto year = whole(text.substr(0, 4));
    const auto month = whole(text.substr(5));
    return year && month ? months(*year, *month, 1) : std::nullopt;
  }
  if (text.size() != 4) return std::nullopt;
  const auto year = whole(text);
  return year ? months(*year, 1, 12) : std::nullopt;
}

std::optional<DateRange> parse_days(std::string_view text, CivilDate today) {
  if (text == "today") return DateRange{today, today};
  if (text == "yesterday") return DateRange{today.plus_days(-1), today.plus_days(-1)};
  if (const auto period = parse_period(text)) return period;
  if (const auto at = Instant::parse(text)) return DateRange{at->utc_day(), at->utc_day()};
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto count = text.empty() ? std::nullopt : whole(text.substr(0, text.size() - 1));
  if (!count || *count < 0 || *count > 36500) return std::nullopt;
  const auto before = [&]() -> std::optional<CivilDate> {
    switch (text.back()) {
      case 'd': return today.plus_days(-*count);
      case 'w': return today.plus_days(-*count * 7);
      case 'm': return today.plus_months(-*count);
      case 'y': return today.plus_months(-*count * 12);
      default: return std::nullopt;
    }
  }();
  if (!before || before->year < 1) return std::nullopt;
  return DateRange{*before, *before};
}

Status parse_figure_condition(std::string_view text, ClaimQuery& query) {
  const Error wrong{Failure::usage, "--figure '" + std::string(text) + "' should look like '>10000', '>=5', '<100', '=24000' or '1000..5000'"};
  if (const std::size_t dots = text.find(".."); dots != std::string_view::npos) {
    query.figure_min = number(text.substr(0, dots));
    query.figure_max = number(text.substr(dots + 2));
    if (!query.figure_min || !query.figure_max) return wrong;
    return Done{};
  }
  const bool greater = text.starts_with('>');
  const bool less = text.starts_with('<');
  std::string_view rest = text.substr(greater || less || text.starts_with('=') ? 1 : 0);
  const bool inclusive = rest.starts_with('=');
  if (inclusive) rest.remove_prefix(1);
  const auto value = number(rest);
  if (!value) return wrong;
  if (!less) query.figure_min = value;
  if (!greater) query.figure_max = value;
  query.figure_strict = (greater || less) && !inclusive;
  return Done{};
}

Result<std::optional<CivilDate>> publication_day(const Options& options) {
  if (options.date.empty()) return std::optional<CivilDate>();
  const auto day = CivilDate::parse(options.date);
  if (!day) return Error{Failure::usage, "--date should be a day like 2024-05-06, not '" + options.date + "'"};
  return day;
}

Status read_countries(std::vector<std::string>& codes) {
  for (std::string& code : codes) {
    const std::string typed = code;
    std::transform(code.begin(), code.end(), code.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    if (!CountryCode::parse(code)) return Error{Failure::usage, "--country should be a code of two letters like CN, not '" + typed + "'"};
  }
  return Done{};
}

}  // namespace onrecord
