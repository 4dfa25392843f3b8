#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/plot.h"
#include "report/plot_axes.h"
#include "report/plot_legend.h"
#include "report/svg.h"
#include "report/time_steps.h"

namespace onrecord {
namespace {

constexpr PlotFrame kFrame{90, 730, 24, 234};
constexpr double kWidth = 760, kUnder = 62;
constexpr std::size_t kMostSeries = kMarks - 1;

/// Where a value's line stands: lines of equal counts would hide one another, so that each is moved a little within its step.
struct Lane {
  std::size_t kind = 0;
  double aside = 0;
};

struct Step {
  std::int32_t from = 0, to = 0;  ///< to: the day after
  const TimelineRow* row = nullptr;
};

/// Counts of one value over time.
struct Series {
  std::string value;
  std::vector<Step> steps;
  std::int64_t statements = 0;
};

std::vector<Series> split_by_value(const std::vector<TimelineRow>& rows) {
  std::map<std::string, Series> by_value;
  for (const TimelineRow& row : rows) {
    const auto days = days_of_step(row.bucket);
    if (!days) continue;
    Series& series = by_value[row.value];
    series.value = row.value;
    series.statements += row.statements;
    series.steps.push_back({days->from.to_days(), days->to.to_days() + 1, &row});
  }
  std::vector<Series> out;
  for (auto& [value, series] : by_value) out.push_back(std::move(series));
  std::stable_sort(out.begin(), out.end(), [](const Series& a, const Series& b) { return a.statements > b.statements; });
  return out;
}

TimeAxis time_axis(const std::vector<Series>& all) {
  std::int32_t first = all.front().steps.front().from, last = first;
  for (const Series& series : all) {
    first = std::min(first, series.steps.front().from);
    last = std::max(last, series.steps.back().to);
  }
  return {first, last, kFrame};
}

/// A tick stands below the middle of the first step that it begins.
double half_step(const std::vector<Series>& all) {
  const Step& step = all.front().steps.front();
  return (step.to - step.from) / 2.0;
}

double most(const std::vector<Series>& all, std::int64_t TimelineRow::*count) {
  std::int64_t out = 1;
  for (const Series& series : all) {
    for (const Step& step : series.steps) out = std::max(out, step.row->*count);
  }
  return static_cast<double>(out);
}

std::string told(const TimelineRow& row) {
  return row.bucket + (row.value.empty() ? "" : ", " + row.value) + ": " + std::to_string(row.reports) +
         (row.reports == 1 ? " report, " : " reports, ") + std::to_string(row.statements) + (row.statements == 1 ? " statement" : " statements");
}

/// Bars, all reports light, statements dark. A step without any has no bar.
std::string bars(const Series& series, const TimeAxis& time, const ValueAxis& value) {
  std::string out;
  for (const Step& step : series.steps) {
    const double from = time.x(step.from), width = time.x(step.to) - from;
    const double gap = width > 6 ? width * 0.1 : 0;
    const auto bar = [&](std::int64_t n, const char* fill) {
      const double y = value.y(static_cast<double>(n));
      return svg_rect(from + gap, y, std::max(0.5, width - 2 * gap), value.y(0) - y, fill);
    };
    out += svg_group(told(*step.row), bar(step.row->reports, "#bbb") + bar(step.row->statements, "#333"));
  }
  return out;
}

/// A line through the middles of the steps; where steps without any lie between two, before the first or behind the last, it goes down to zero.
std::string line(const Series& series, Lane lane, const TimeAxis& time, const ValueAxis& value) {
  std::string points;
  const auto add = [&](double day, std::int64_t n) {
    if (day > time.first() && day < time.last())
      points += fmt::format("{}{:.1f},{:.1f}", points.empty() ? "" : " ", time.x(day) + lane.aside, value.y(static_cast<double>(n)));
  };
  std::int32_t before = 0;
  for (std::size_t i = 0; i < series.steps.size(); ++i) {
    const Step& step = series.steps[i];
    const double half = (step.to - step.from) / 2.0;
    if (i > 0 && before < step.from) add(before + half, 0);
    if (i == 0 || before < step.from) add(step.from - half, 0);
    add(step.from + half, step.row->statements);
    before = step.to;
    if (i + 1 == series.steps.size()) add(step.to + half, 0);
  }
  return "<polyline fill=\"none\" " + svg_stroke(lane.kind) + " points=\"" + points + "\"/>\n";
}

/// At most some fifty marks a line, so that shapes can be told apart.
std::string marks(const Series& series, Lane lane, const TimeAxis& time, const ValueAxis& value) {
  std::string out;
  const std::size_t every = series.steps.size() / 50 + 1;
  for (std::size_t i = 0; i < series.steps.size(); i += every) {
    const Step& step = series.steps[i];
    out += svg_group(told(*step.row),
                     svg_mark(lane.kind, time.x((step.from + step.to) / 2.0) + lane.aside, value.y(static_cast<double>(step.row->statements))));
  }
  return out;
}

std::string line_sample(std::size_t kind, double x, double y) { return svg_line(x, y, x + 34, y, svg_stroke(kind)) + svg_mark(kind, x + 17, y); }
std::string bar_sample(std::size_t kind, double x, double y) { return svg_rect(x, y - 5, 10, 10, kind == 0 ? "#bbb" : "#333"); }

std::string finish(const std::string& drawn, const std::vector<LegendEntry>& entries, const std::string& note) {
  const Legend legend = draw_legend(entries, kFrame.left, kFrame.right, kFrame.bottom + kUnder);
  const double under = kFrame.bottom + kUnder + legend.height;
  std::string out = drawn + legend.svg;
  if (!note.empty()) out += svg_text(kFrame.left, under + 4, note, Anchor::start);
  return svg_document(kWidth, under + (note.empty() ? 4 : 16), "Statements over time", out);
}

std::string plot_bars(const Series& series) {
  const std::vector<Series> all = {series};
  const TimeAxis time = time_axis(all);
  const ValueAxis value(0, most(all, &TimelineRow::reports), kFrame, true);
  return finish(value.draw() + bars(series, time, value) + time.draw("day said", half_step(all)),
                {{10, bar_sample, 0, "reports"}, {10, bar_sample, 1, "statements"}}, "");
}

std::string plot_lines(const std::vector<Series>& all) {
  const std::vector<Series> drawn(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), kMostSeries)));
  const TimeAxis time = time_axis(all);
  const ValueAxis value(0, most(drawn, &TimelineRow::statements), kFrame, true);
  const double apart = std::min(10.0, (time.x(2 * half_step(all)) - time.x(0)) * 0.6 / static_cast<double>(drawn.size()));
  const auto lane = [&](std::size_t i) { return Lane{i, apart * (static_cast<double>(i) - static_cast<double>(drawn.size() - 1) / 2)}; };
  std::string out = svg_text(kFrame.left, kFrame.top - 10, "statements", Anchor::start) + value.draw();
  std::vector<LegendEntry> legend;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    out += line(drawn[i], lane(i), time, value);
    legend.push_back({34, line_sample, i, drawn[i].value.empty() ? "(none)" : drawn[i].value});
  }
  for (std::size_t i = 0; i < drawn.size(); ++i) out += marks(drawn[i], lane(i), time, value);
  const std::size_t rest = all.size() - drawn.size();
  return finish(out + time.draw("day said", half_step(all)), legend,
                rest == 0 ? "" : std::to_string(rest) + (rest == 1 ? " more value is" : " more values are") + " not drawn");
}

}  // namespace

std::string plot_timeline(const std::vector<TimelineRow>& rows) {
  const std::vector<Series> all = split_by_value(rows);
  if (all.empty()) return svg_document(kWidth, 40, "Statements over time", svg_text(kFrame.left, 24, "no statements", Anchor::start));
  return all.size() == 1 && all.front().value.empty() ? plot_bars(all.front()) : plot_lines(all);
}

}  // namespace onrecord
