#include "report/plot_axes.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/civil_date.h"
#include "report/number_words.h"
#include "report/svg.h"

namespace onrecord {
namespace {

/// A step of 1, 2 or 5 times a power of ten that cuts `range` into about five.
double round_step(double range) {
  const double raw = range / 5;
  const double power = std::pow(10, std::floor(std::log10(raw)));
  for (const double m : {1.0, 2.0, 5.0}) {
    if (m * power >= raw * (1 - 1e-9)) return m * power;
  }
  return 10 * power;
}

/// What a step of so many months, or of so many days, begins at: the first tick at or after `day`.
struct TimeStep {
  int months = 0, days = 0;  ///< one of them
};

CivilDate first_tick(CivilDate from, TimeStep step) {
  if (step.months > 0) {
    const int months = (from.year * 12 + from.month - 1) / step.months * step.months;
    const CivilDate at = *CivilDate::make(std::max(1, months / 12), months / 12 < 1 ? 1 : months % 12 + 1, 1);
    return at < from ? at.plus_months(step.months) : at;
  }
  constexpr std::int32_t kMonday = -3;  // 1969-12-29
  const std::int32_t past = from.to_days() - kMonday;
  const std::int32_t over = ((past % step.days) + step.days) % step.days;
  return over == 0 ? from : from.plus_days(step.days - over);
}

TimeStep choose_step(std::int32_t span, std::size_t most) {
  static constexpr std::array<TimeStep, 14> kSteps = {
      {{0, 1}, {0, 2}, {0, 7}, {0, 14}, {1, 0}, {3, 0}, {6, 0}, {12, 0}, {24, 0}, {60, 0}, {120, 0}, {240, 0}, {600, 0}, {1200, 0}}};
  for (const TimeStep& step : kSteps) {
    if (span / (step.days > 0 ? step.days : step.months * 30.44) <= static_cast<double>(most)) return step;
  }
  return {12000, 0};
}

std::string label_of(CivilDate day, TimeStep step) {
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  if (step.months >= 12) return std::to_string(day.year);
  if (step.months == 3) return "Q" + std::to_string((day.month + 2) / 3);
  return (step.days > 0 ? std::to_string(day.day) + " " : "") + kMonths[day.month - 1];
}

}  // namespace

ValueAxis::ValueAxis(double least, double most, PlotFrame frame, bool whole) : frame_(frame) {
  if (least > 0 && (least < most / 2 || least >= most)) least = 0;
  if (most <= least) (least < 0 ? most : least) = 0;
  if (most <= least) most = 1;
  step_ = round_step(most - least);
  if (whole) step_ = std::max(1.0, step_);
  low_ = std::floor(least / step_) * step_;
  high_ = std::ceil(most / step_) * step_;
  const double size = std::max(std::abs(low_), std::abs(high_));
  for (const auto& [unit, name] : {std::pair{1e12, "trillions"}, {1e9, "billions"}, {1e6, "millions"}}) {
    if (size < 2 * unit) continue;
    unit_ = unit;
    scale_ = name;
    break;
  }
}

double ValueAxis::y(double value) const { return frame_.top + (frame_.bottom - frame_.top) * (high_ - value) / (high_ - low_); }

std::string ValueAxis::draw() const {
  std::string out;
  const int ticks = static_cast<int>(std::lround((high_ - low_) / step_));
  const double digits = std::pow(10, std::max(0.0, 2 - std::floor(std::log10(step_ / unit_))));  // 0.30000000000000004 is 0.3
  for (int i = 0; i <= ticks; ++i) {
    const double value = low_ + i * step_;
    out += svg_line(frame_.left, y(value), frame_.right, y(value), "stroke=\"#ddd\"");
    out += svg_text(frame_.left - 6, y(value) + 4, number_words(std::round(value / unit_ * digits) / digits), Anchor::end);
  }
  return out + svg_line(frame_.left, y(low_), frame_.left, y(high_));
}

std::vector<TimeTick> time_ticks(std::int32_t first, std::int32_t last, std::size_t most) {
  const TimeStep step = choose_step(last - first, most);
  std::vector<TimeTick> out;
  int year = 0;
  for (CivilDate at = first_tick(CivilDate::from_days(first), step); at.to_days() <= last;
       at = step.months > 0 ? at.plus_months(step.months) : at.plus_days(step.days)) {
    out.push_back({at.to_days(), label_of(at, step), step.months >= 12 || at.year == year ? "" : std::to_string(at.year)});
    year = at.year;
    if (at.year > 9000) break;  // the calendar ends
  }
  return out;
}

TimeAxis::TimeAxis(std::int32_t first, std::int32_t last, PlotFrame frame) : frame_(frame), first_(first), last_(last) {
  if (last_ - first_ >= 6) return;
  first_ -= (7 - (last_ - first_)) / 2;  // at least a week: a single day stands in the middle
  last_ = first_ + 6;
}

double TimeAxis::x(double day) const { return frame_.left + (frame_.right - frame_.left) * (day - first_) / (last_ - first_); }

std::string TimeAxis::draw(const std::string& name, double after) const {
  std::string out = svg_line(frame_.left, frame_.bottom, frame_.right, frame_.bottom);
  for (const TimeTick& tick : time_ticks(first_, last_, 10)) {
    const double at = x(tick.day + after);
    if (tick.day + after > last_) break;
    out += svg_line(at, frame_.bottom, at, frame_.bottom + 4) + svg_text(at, frame_.bottom + 16, tick.label);
    if (!tick.year.empty()) out += svg_text(at, frame_.bottom + 29, tick.year);
  }
  return out + svg_text((frame_.left + frame_.right) / 2, frame_.bottom + 43, name);
}

}  // namespace onrecord
