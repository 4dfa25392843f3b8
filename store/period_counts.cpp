#include "store/period_counts.h"

#include <algorithm>

#include "core/civil_date.h"

namespace onrecord {
namespace {

std::string week_of(std::string_view day) {
  const auto date = CivilDate::parse(day);
  if (!date) return "";
  const CivilDate thursday = date->plus_days(4 - date->weekday());
  const int week = (thursday.to_days() - CivilDate::make(thursday.year, 1, 1)->to_days()) / 7 + 1;
  return thursday.to_string().substr(0, 4) + (week < 10 ? "-W0" : "-W") + std::to_string(week);
}

std::int64_t count_distinct(std::vector<std::int64_t>& ids) {
  std::sort(ids.begin(), ids.end());
  return std::unique(ids.begin(), ids.end()) - ids.begin();
}

}  // namespace

bool is_period(std::string_view unit) { return unit == "year" || unit == "quarter" || unit == "month" || unit == "week" || unit == "day"; }

std::string period_of(std::string_view unit, std::string_view day) {
  if (unit == "year") return std::string(day.substr(0, 4));
  if (unit == "month") return std::string(day.substr(0, 7));
  if (unit == "week") return week_of(day);
  if (unit == "day") return std::string(day);
  const int month = (day[5] - '0') * 10 + (day[6] - '0');
  return std::string(day.substr(0, 4)) + "-Q" + std::to_string((month + 2) / 3);
}

PeriodCounts::Count& PeriodCounts::count_of(std::string_view day, std::string_view value) {
  if (value != value_) {
    by_day_.clear();
    value_ = value;
    last_ = nullptr;
  }
  if (last_ != nullptr && day == last_day_) return *last_;
  last_day_ = day;
  Count*& found = by_day_[last_day_];
  if (found == nullptr) found = &counts_[{period_of(unit_, day), value_}];
  last_ = found;
  return *found;
}

void PeriodCounts::add(std::string_view day, std::string_view value, std::int64_t statement, std::int64_t cluster) {
  Count& count = count_of(day, value);
  count.statements.push_back(statement);
  if (cluster != 0) count.clusters.push_back(cluster);
}

std::vector<TimelineRow> PeriodCounts::rows() {
  std::vector<TimelineRow> out;
  for (auto& [key, count] : counts_) {
    const std::int64_t claims = std::ssize(count.statements);
    out.push_back({key.first, key.second, claims, count_distinct(count.statements), count_distinct(count.clusters)});
  }
  return out;
}

}  // namespace onrecord
