// Axes of a plot: round values with thousands separators; days at the starts of days, weeks, months, quarters or years.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace onrecord {

/// Where in the picture the data stand.
struct PlotFrame {
  double left = 0, right = 0, top = 0, bottom = 0;
};

class ValueAxis {
 public:
  /// From round values around `least` and `most`; from zero where that is not far. Both are finite. `whole`: no steps below 1.
  ValueAxis(double least, double most, PlotFrame frame, bool whole = false);
  [[nodiscard]] double y(double value) const;
  /// Line, numbers and a light grid.
  [[nodiscard]] std::string draw() const;
  /// "", "millions", "billions" or "trillions": what the numbers are in.
  [[nodiscard]] const std::string& scale() const { return scale_; }

 private:
  PlotFrame frame_;
  double low_ = 0, high_ = 1, step_ = 1, unit_ = 1;
  std::string scale_;
};

struct TimeTick {
  std::int32_t day = 0;
  std::string label;  ///< "6 May", "May", "Q2", "2024"
  std::string year;   ///< below the label where the year begins; empty: it is that of the tick before, or the label itself
};
/// At most `most` + 1 ticks within [first, last], each at the start of a day, week, month, quarter or round year.
[[nodiscard]] std::vector<TimeTick> time_ticks(std::int32_t first, std::int32_t last, std::size_t most);

class TimeAxis {
 public:
  TimeAxis(std::int32_t first, std::int32_t last, PlotFrame frame);
  [[nodiscard]] double x(double day) const;
  [[nodiscard]] std::int32_t first() const { return first_; }
  [[nodiscard]] std::int32_t last() const { return last_; }
  /// Line and days; `name` says which days they are. Ticks stand so many days `after` their day begins: in the middle of the bars of a timeline.
  [[nodiscard]] std::string draw(const std::string& name, double after = 0) const;

 private:
  PlotFrame frame_;
  std::int32_t first_, last_;
};

}  // namespace onrecord
