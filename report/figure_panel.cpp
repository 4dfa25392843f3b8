#include "report/figure_panel.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "core/civil_date.h"
#include "report/row_table.h"

namespace onrecord {
namespace {

std::optional<double> middle(const FigureRow& f) {
  const double value = f.low && f.high ? (*f.low + *f.high) / 2 : f.low ? *f.low : f.high.value_or(NAN);
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// The days of a period with both ends.
std::optional<DateRange> closed_period(const FigureRow& f) {
  const auto from = CivilDate::parse(f.period_from);
  const auto to = CivilDate::parse(f.period_to);
  if (!from || !to || from->year <= 1 || to->year >= 9999) return std::nullopt;
  return DateRange{*from, *to};
}

std::string in_unit(const std::string& unit) {
  return unit.empty() || unit == "1" || unit.starts_with('{') ? "" : " in " + unit;  // "{crossing}" is what the name says already
}

/// Empty where they differ.
std::string common_period(const std::vector<const FigureReport*>& reports) {
  const std::string period = period_name(reports.front()->figure);
  const bool all = std::all_of(reports.begin(), reports.end(), [&](const FigureReport* r) { return period_name(r->figure) == period; });
  return all ? period : "";
}

FigurePanel by_publication(const FigureSeries& series, const std::vector<const FigureReport*>& reports) {
  FigurePanel out;
  const std::string period = common_period(reports);
  out.title = series_name(series) + in_unit(series.unit) + (period.empty() ? "" : ", " + period);
  for (const FigureReport* r : reports) {
    const auto day = CivilDate::parse(r->published_on);
    const auto value = middle(r->figure);
    if (day && value) out.points.push_back({r, *value, static_cast<double>(day->to_days()), day->to_days(), day->to_days()});
  }
  return out;
}

using ByPeriod = std::map<std::pair<std::string, std::string>, std::vector<const FigureReport*>>;

/// Reports of one period stand side by side within it, in the order of publication.
FigurePanel over_periods(const FigureSeries& series, const ByPeriod& periods) {
  FigurePanel out{series_name(series) + in_unit(series.unit), true, {}};
  for (const auto& [key, reports] : periods) {
    const DateRange days = *closed_period(reports.front()->figure);
    const std::int32_t from = days.from.to_days(), to = days.to.to_days() + 1;
    const double step = static_cast<double>(to - from) / static_cast<double>(reports.size());
    for (std::size_t i = 0; i < reports.size(); ++i) {
      if (const auto value = middle(reports[i]->figure))
        out.points.push_back({reports[i], *value, from + step * (static_cast<double>(i) + 0.5), from, to});
    }
  }
  return out;
}

}  // namespace

std::string period_name(const FigureRow& f) {
  if (!f.period_label.empty()) return f.period_label;
  const auto days = closed_period(f);
  if (!days) return f.period_from.empty() && f.period_to.empty() ? "" : f.period_from + " to " + f.period_to;
  if (days->from == days->to) return f.period_from;
  const CivilDate next = days->to.plus_days(1);
  const int months = (next.year - days->from.year) * 12 + next.month - days->from.month;
  const bool whole = days->from.day == 1 && next.day == 1;
  const std::string year = f.period_from.substr(0, 4);
  if (whole && months == 12 && days->from.month == 1) return year;
  if (whole && months == 3 && days->from.month % 3 == 1) return "Q" + std::to_string((days->from.month + 2) / 3) + " " + year;
  if (whole && months == 1) return f.period_from.substr(0, 7);
  return f.period_from + " to " + f.period_to;
}

std::vector<FigurePanel> to_panels(const FigureSeries& series) {
  std::vector<const FigureReport*> others;
  ByPeriod periods;
  for (const FigureReport& r : series.reports) {
    if (closed_period(r.figure)) {
      periods[{r.figure.period_from, r.figure.period_to}].push_back(&r);
    } else {
      others.push_back(&r);
    }
  }
  std::vector<FigurePanel> out;
  if (periods.size() == 1) out.push_back(by_publication(series, periods.begin()->second));
  if (periods.size() > 1) out.push_back(over_periods(series, periods));
  if (!others.empty()) out.push_back(by_publication(series, others));
  std::erase_if(out, [](const FigurePanel& panel) { return panel.points.empty(); });
  return out;
}

}  // namespace onrecord
