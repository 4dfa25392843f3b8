// Counts of claims by period and a value: claims, and what of them is one statement or one cluster. Counted here and not by SQL, which sorts every
// row by period and keeps a tree of what is distinct: a common word has hundreds of thousands of claims.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/rows.h"

namespace onrecord {

/// Whether `unit` is year, quarter, month, week (ISO) or day.
[[nodiscard]] bool is_period(std::string_view unit);
/// The period of a day: "2024", "2024-Q2", "2024-05", "2024-W19", "2024-05-06". An ISO week belongs to the year of its Thursday.
[[nodiscard]] std::string period_of(std::string_view unit, std::string_view day);

class PeriodCounts {
 public:
  explicit PeriodCounts(std::string unit) : unit_(std::move(unit)) {}
  /// `cluster` 0: none.
  void add(std::string_view day, std::string_view value, std::int64_t statement, std::int64_t cluster);
  /// By period, then value. Ends the counting.
  [[nodiscard]] std::vector<TimelineRow> rows();

 private:
  struct Count {
    std::vector<std::int64_t> statements, clusters;
  };
  Count& count_of(std::string_view day, std::string_view value);

  std::string unit_;
  std::map<std::pair<std::string, std::string>, Count, std::less<>> counts_;
  std::unordered_map<std::string, Count*> by_day_;  ///< of `value_`, by day
  std::string value_, last_day_;
  Count* last_ = nullptr;
};

}  // namespace onrecord
