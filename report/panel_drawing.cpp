#include "report/panel_drawing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "report/row_table.h"
#include "report/svg.h"

namespace onrecord {
namespace {

constexpr double kTitle = 30, kPlot = 190, kUnder = 62, kArrow = 14, kInset = 18, kPeriodRow = 17;
constexpr std::size_t kMostPeriodRows = 3;

std::string arrow(Place at, int down) {
  const double end = at.y + down * kArrow;
  return svg_line(at.x, at.y, at.x, end) + fmt::format("<path d=\"M{:.1f},{:.1f} l-3,{} h6 z\"/>\n", at.x, end + down * 4, -down * 6);
}

std::string told(const FigureReport& r) {
  const std::string period = period_name(r.figure);
  return r.published_on + " " + r.source_id + (r.speaker.empty() ? "" : ", " + r.speaker) + ": " + figure_phrase(r.figure) +
         (period.empty() ? "" : ", " + period);
}

}  // namespace

std::string Signs::text() const {
  std::string out;
  const auto add = [&](bool is, const char* what) { out += is ? (out.empty() ? "" : "; ") + std::string(what) : ""; };
  add(open, "arrow: open end");
  add(range, "thick line: range");
  add(period, "grey bar: the period meant");
  add(contradiction, "dashed ring: contradicted by another report");
  add(revision, "thin line: from a value to its revision");
  return out;
}

PanelDrawing::PanelDrawing(const FigurePanel& panel, double top, Signs& signs)
    : panel_(panel), top_(top), signs_(signs), rows_(period_rows()), frame_(frame()), value_(value_axis()), time_(time_axis()) {
  Spread spread(kPlotLeft, kPlotWidth - kPlotRight);
  std::map<std::string, std::size_t> kinds;
  for (const PanelPoint& p : panel_.points) {
    places_.push_back(spread.put({time_.x(p.day), value_.y(p.value)}));
    const auto [source, fresh] = kinds.emplace(p.report->source_id, kinds.size());
    if (fresh) sources_.push_back(p.report->source_id);
    kinds_.push_back(std::min(source->second, kMarks - 1));
    order_.emplace(p.report->figure.figure_id, places_.size() - 1);
  }
}

std::string PanelDrawing::draw() {
  std::string out = svg_text(kPlotLeft, top_ + 16, panel_.title + (value_.scale().empty() ? "" : " (" + value_.scale() + ")"), Anchor::start, 13);
  out += value_.draw() + time_.draw(panel_.by_period ? "period that the figure is about" : "day of publication");
  if (panel_.by_period) out += periods() + bars();
  for (std::size_t i = 0; i < places_.size(); ++i) out += revision(i);
  for (std::size_t i = 0; i < places_.size(); ++i) out += report(i);
  const Legend legend = draw_legend(legend_entries(), kPlotLeft, kPlotWidth - kPlotRight, frame_.bottom + kUnder);
  height_ = frame_.bottom + kUnder + legend.height + 8 - top_;
  return out + legend.svg;
}

PlotFrame PanelDrawing::frame() const {
  const double from = top_ + kTitle + kPeriodRow * static_cast<double>(rows_);
  return {kPlotLeft, kPlotWidth - kPlotRight, from, from + kPlot};
}

TimeAxis PanelDrawing::time_axis() const {
  std::int32_t first = panel_.points.front().from, last = panel_.points.front().to;
  for (const PanelPoint& p : panel_.points) {
    first = std::min(first, p.from);
    last = std::max(last, p.to);
  }
  return {first, last, {frame_.left + kInset, frame_.right - kInset, frame_.top, frame_.bottom}};
}

ValueAxis PanelDrawing::value_axis() const {
  double least = panel_.points.front().value, most = least;
  bool up = false, down = false;
  for (const PanelPoint& p : panel_.points) {
    const FigureRow& f = p.report->figure;
    least = std::min({least, f.low.value_or(p.value), p.value});
    most = std::max({most, f.high.value_or(p.value), p.value});
    up |= !f.high && p.value >= most * 0.9;
    down |= !f.low && p.value <= least * 1.1;
  }
  const double room = most > least ? (most - least) * 0.12 : std::abs(most) * 0.12;  // for the arrows
  return {down ? least - room : least, up ? most + room : most, frame_};
}

std::map<std::pair<std::int32_t, std::int32_t>, std::string> PanelDrawing::named_periods() const {
  std::map<std::pair<std::int32_t, std::int32_t>, std::string> out;
  for (const PanelPoint& p : panel_.points) out.emplace(std::pair(p.from, p.to), period_name(p.report->figure));
  return out;
}

std::size_t PanelDrawing::period_rows() const { return panel_.by_period ? std::min(kMostPeriodRows, deepest_overlap()) : 0; }

std::size_t PanelDrawing::deepest_overlap() const {
  std::size_t deepest = 1;
  std::vector<std::int32_t> ends;
  for (const auto& [days, name] : named_periods()) {
    std::erase_if(ends, [&, from = days.first](std::int32_t end) { return end <= from; });
    ends.push_back(days.second);
    deepest = std::max(deepest, ends.size());
  }
  return deepest;
}

std::string PanelDrawing::periods() const {
  std::string out;
  std::vector<double> ends(rows_, 0);
  for (const auto& [days, name] : named_periods()) {
    const double from = time_.x(days.first), to = time_.x(days.second);
    const double half = std::max(to - from, text_width(name, 10)) / 2;
    const auto row = std::find_if(ends.begin(), ends.end(), [&](double end) { return end <= (from + to) / 2 - half + 0.5; });
    if (row == ends.end()) continue;
    *row = (from + to) / 2 + half;
    const double y = frame_.top - 6 - kPeriodRow * static_cast<double>(row - ends.begin());
    out += svg_text((from + to) / 2, y - 3, name, Anchor::middle, 10) + svg_line(from + 1, y, to - 1, y, "stroke=\"#777\"");
  }
  return out;
}

std::string PanelDrawing::bars() {
  std::string out;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const PanelPoint& p = panel_.points[i];
    out += svg_line(time_.x(p.from) + 1, places_[i].y, time_.x(p.to) - 1, places_[i].y, "stroke=\"#ccc\" stroke-width=\"3\"");
  }
  signs_.period = true;
  return out;
}

std::string PanelDrawing::report(std::size_t i) {
  const PanelPoint& p = panel_.points[i];
  const FigureRow& f = p.report->figure;
  const Place at = places_[i];
  std::string out;
  const bool range = f.low && f.high && *f.low != *f.high;
  if (range) out += svg_line(at.x, value_.y(*f.low), at.x, value_.y(*f.high), "stroke=\"#000\" stroke-width=\"2.5\"");
  if (!f.high) out += arrow(at, -1);
  if (!f.low) out += arrow(at, 1);
  const bool contradicted = !p.report->contradicts.empty();
  if (contradicted)
    out += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"9\" fill=\"none\" stroke=\"#000\" stroke-dasharray=\"2,2\"/>\n", at.x, at.y);
  signs_.open |= !f.low || !f.high;
  signs_.range |= range;
  signs_.contradiction |= contradicted;
  return svg_group(told(*p.report), out + svg_mark(kinds_[i], at.x, at.y));
}

std::string PanelDrawing::revision(std::size_t i) {
  std::size_t newest = places_.size();
  for (const std::int64_t id : panel_.points[i].report->revises) {
    const auto at = order_.find(id);
    if (at == order_.end()) continue;
    const auto day = [&](std::size_t point) { return panel_.points[point].report->published_on; };
    if (newest == places_.size() || day(newest) < day(at->second)) newest = at->second;
  }
  if (newest == places_.size()) return "";
  signs_.revision = true;
  return svg_line(places_[newest].x, places_[newest].y, places_[i].x, places_[i].y, "stroke=\"#888\"");
}

std::vector<LegendEntry> PanelDrawing::legend_entries() const {
  std::vector<LegendEntry> out;
  for (std::size_t i = 0; i < std::min(sources_.size(), kMarks); ++i) {
    const bool others = i + 1 == kMarks && sources_.size() > kMarks;
    out.push_back({12, [](std::size_t kind, double x, double y) { return svg_mark(kind, x + 6, y); }, i,
                   others ? std::to_string(sources_.size() - i) + " other sources" : sources_[i]});
  }
  return out;
}

}  // namespace onrecord
