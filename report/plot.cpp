#include "report/plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "core/civil_date.h"
#include "report/escape.h"
#include "report/row_table.h"

namespace onrecord {
namespace {

constexpr double kWidth = 760, kPanel = 260, kLeft = 90, kRight = 20, kTop = 34, kBottom = 58, kArrow = 16;
constexpr std::size_t kMostPanels = 12;

std::string text_at(double x, double y, const std::string& text, const char* anchor = "middle", int size = 11) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" font-size=\"{}\">{}</text>\n", x, y, anchor, size, escape_html(text));
}
std::string line_at(double x1, double y1, double x2, double y2, const char* style = "stroke=\"#000\"") {
  return fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" {}/>\n", x1, y1, x2, y2, style);
}

/// 24000 -> "24,000"; 0.5 -> "0.5"
std::string tick_text(double value) {
  if (std::abs(value) >= 1e15 || (value != 0 && std::abs(value) < 1e-3)) return fmt::format("{:g}", value);
  if (std::nearbyint(value) != value) return fmt::format("{:g}", value);
  std::string digits = fmt::format("{:.0f}", std::abs(value));
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
  return (value < 0 ? "-" : "") + digits;
}

/// A step of 1, 2 or 5 times a power of ten that cuts `range` into about five.
double nice_step(double range) {
  const double raw = std::max(range, 1e-12) / 5;
  const double power = std::pow(10, std::floor(std::log10(raw)));
  for (const double m : {1.0, 2.0, 5.0}) {
    if (m * power >= raw) return m * power;
  }
  return 10 * power;
}

/// A value axis from the top of the panel to its bottom.
struct Axis {
  double low = 0, high = 1, step = 1, top = 0;

  Axis(double least, double most, double panel_top) : top(panel_top) {
    if (least > 0 && least < most / 2) least = 0;
    if (most <= least) most = least + std::max(1.0, std::abs(least) * 0.1);
    step = nice_step(most - least);
    low = std::floor(least / step) * step;
    high = std::ceil(most / step) * step;
  }
  [[nodiscard]] double y(double value) const { return top + kTop + (kPanel - kTop - kBottom) * (high - value) / (high - low); }
  [[nodiscard]] std::string draw() const {
    std::string out = line_at(kLeft, y(low), kLeft, y(high));
    for (int i = 0; low + i * step <= high + step / 2; ++i) {
      const double value = low + i * step;
      out += line_at(kLeft, y(value), kWidth - kRight, y(value), "stroke=\"#ddd\"") + text_at(kLeft - 6, y(value) + 4, tick_text(value), "end");
    }
    return out;
  }
};

/// Marks that differ in shape and in being full or hollow.
std::string mark(std::size_t kind, double x, double y) {
  const char* fill = (kind / 4) % 2 == 0 ? "#000" : "#fff";
  switch (kind % 4) {
    case 0: return fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\" fill=\"{}\" stroke=\"#000\"/>\n", x, y, fill);
    case 1: return fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"8\" height=\"8\" fill=\"{}\" stroke=\"#000\"/>\n", x - 4, y - 4, fill);
    case 2: return fmt::format("<path d=\"M{:.1f},{:.1f} l5,9 h-10 z\" fill=\"{}\" stroke=\"#000\"/>\n", x, y - 5, fill);
    default: return fmt::format("<path d=\"M{:.1f},{:.1f} l5,5 l-5,5 l-5,-5 z\" fill=\"{}\" stroke=\"#000\"/>\n", x, y - 5, fill);
  }
}

double mid(const FigureRow& f) { return f.low && f.high ? (*f.low + *f.high) / 2 : f.low ? *f.low : f.high.value_or(0); }

/// One series in its panel.
class Panel {
 public:
  Panel(const FigureSeries& series, double top) : series_(series), top_(top), axis_(least(), most(), top) {
    for (const FigureReport& r : series.reports) {
      const auto day = CivilDate::parse(r.published_on);
      const int at = day ? day->to_days() : 0;
      first_ = days_.empty() ? at : std::min(first_, at);
      last_ = days_.empty() ? at : std::max(last_, at);
      days_.push_back(at);
      sources_.emplace(r.source_id, sources_.size());
    }
  }

  std::string draw() const {
    std::string out =
        text_at(kLeft, top_ + 16, title(), "start", 13) + axis_.draw() + line_at(kLeft, axis_.y(axis_.low), kWidth - kRight, axis_.y(axis_.low));
    out += text_at(kLeft, axis_.y(axis_.low) + 16, series_.reports.empty() ? "" : CivilDate::from_days(first_).to_string(), "start");
    if (last_ > first_) out += text_at(kWidth - kRight, axis_.y(axis_.low) + 16, CivilDate::from_days(last_).to_string(), "end");
    for (std::size_t i = 0; i < series_.reports.size(); ++i) out += revisions(i);
    for (std::size_t i = 0; i < series_.reports.size(); ++i) out += report(i);
    return out + legend();
  }

 private:
  [[nodiscard]] double least() const {
    double out = series_.reports.empty() ? 0 : mid(series_.reports.front().figure);
    for (const FigureReport& r : series_.reports) out = std::min(out, r.figure.low.value_or(mid(r.figure)));
    return out;
  }
  [[nodiscard]] double most() const {
    double out = series_.reports.empty() ? 1 : mid(series_.reports.front().figure);
    for (const FigureReport& r : series_.reports) out = std::max(out, r.figure.high.value_or(mid(r.figure)));
    return out;
  }
  [[nodiscard]] std::string title() const { return series_name(series_) + " (" + series_.unit + ")"; }
  [[nodiscard]] double x(std::size_t i) const {
    const double span = kWidth - kLeft - kRight - 40;
    return last_ == first_ ? kLeft + 20 + span / 2 : kLeft + 20 + span * (days_[i] - first_) / (last_ - first_);
  }
  [[nodiscard]] std::string report(std::size_t i) const {
    const FigureReport& r = series_.reports[i];
    const FigureRow& f = r.figure;
    const double at = x(i);
    const double y = axis_.y(mid(f));
    std::string out;
    if (f.low && f.high && *f.low != *f.high) out += line_at(at, axis_.y(*f.low), at, axis_.y(*f.high), "stroke=\"#000\" stroke-width=\"2\"");
    if (!f.high) out += arrow(at, y, -1);
    if (!f.low) out += arrow(at, y, 1);
    if (!r.contradicts.empty())
      out += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"9\" fill=\"none\" stroke=\"#000\" stroke-dasharray=\"2,2\"/>\n", at, y);
    const std::string period = f.period_label.empty() ? f.period_from : f.period_label;
    return out + "<g><title>" + escape_html(r.published_on + " " + r.source_id + ": " + f.raw_text + (period.empty() ? "" : " for " + period)) +
           "</title>" + mark(sources_.at(r.source_id), at, y) + "</g>\n";
  }
  [[nodiscard]] static std::string arrow(double at, double y, int down) {
    const double end = y + down * kArrow;
    return line_at(at, y, at, end) + fmt::format("<path d=\"M{:.1f},{:.1f} l-3,{} h6 z\"/>\n", at, end + down * 4, -down * 6);
  }
  [[nodiscard]] std::string revisions(std::size_t i) const {
    std::string out;
    for (std::size_t j = 0; j < i; ++j) {
      const auto& revised = series_.reports[i].revises;
      if (std::find(revised.begin(), revised.end(), series_.reports[j].figure.figure_id) == revised.end()) continue;
      out += line_at(x(j), axis_.y(mid(series_.reports[j].figure)), x(i), axis_.y(mid(series_.reports[i].figure)), "stroke=\"#999\"");
    }
    return out;
  }
  [[nodiscard]] std::string legend() const {
    std::string out;
    double at = kLeft;
    std::vector<std::string> names(sources_.size());
    for (const auto& [name, kind] : sources_) names[kind] = name;
    for (std::size_t kind = 0; kind < names.size() && at < kWidth - 120; ++kind) {
      out += mark(kind, at + 6, top_ + kPanel - 18) + text_at(at + 16, top_ + kPanel - 14, names[kind], "start");
      at += 30 + 6.5 * static_cast<double>(names[kind].size());
    }
    return out;
  }

  const FigureSeries& series_;
  double top_;
  Axis axis_;
  int first_ = 0, last_ = 0;
  std::vector<int> days_;
  std::map<std::string, std::size_t> sources_;
};

std::string svg(double height, const std::string& inside) {
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" viewBox=\"0 0 {0:.0f} {1:.0f}\" "
             "font-family=\"sans-serif\">\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
             kWidth, height) +
         inside + "</svg>\n";
}

}  // namespace

std::string plot_figures(const std::vector<FigureSeries>& series) {
  std::string out;
  const std::size_t panels = std::min(series.size(), kMostPanels);
  for (std::size_t i = 0; i < panels; ++i) out += Panel(series[i], kPanel * static_cast<double>(i)).draw();
  const double height = kPanel * static_cast<double>(panels) + 24;
  std::string note = "arrow: open end; dashed ring: contradicted by another report; grey line: revision";
  if (series.size() > panels) note += "; " + std::to_string(series.size() - panels) + " more series not drawn";
  return svg(height, out + text_at(kLeft, height - 8, note, "start"));
}

std::string plot_timeline(const std::vector<TimelineRow>& rows) {
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> buckets;
  for (const TimelineRow& r : rows) {
    buckets[r.bucket].first += r.reports;
    buckets[r.bucket].second += r.statements;
  }
  std::int64_t most = 1;
  for (const auto& [bucket, counts] : buckets) most = std::max(most, counts.first);
  const Axis axis(0, static_cast<double>(most), 0);
  std::string out = axis.draw();
  const double step = (kWidth - kLeft - kRight) / static_cast<double>(std::max<std::size_t>(1, buckets.size()));
  const std::size_t every = buckets.size() / 10 + 1;
  std::size_t i = 0;
  for (const auto& [bucket, counts] : buckets) {
    const double x = kLeft + step * static_cast<double>(i);
    const auto bar = [&](std::int64_t n, const char* fill) {
      const double y = axis.y(static_cast<double>(n));
      return fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\"/>\n", x + step * 0.1, y, step * 0.8,
                         axis.y(0) - y, fill);
    };
    out += "<g><title>" + escape_html(bucket) + ": " + std::to_string(counts.first) + " reports, " + std::to_string(counts.second) +
           " statements</title>" + bar(counts.first, "#bbb") + bar(counts.second, "#333") + "</g>\n";
    if (i % every == 0) out += text_at(x + step / 2, axis.y(0) + 16, bucket);
    ++i;
  }
  out += fmt::format(
      "<rect x=\"{0}\" y=\"{1}\" width=\"10\" height=\"10\" fill=\"#bbb\"/><rect x=\"{2}\" y=\"{1}\" width=\"10\" height=\"10\" fill=\"#333\"/>\n",
      kLeft, kPanel - 22, kLeft + 90);
  return svg(kPanel, out + text_at(kLeft + 16, kPanel - 13, "reports", "start") + text_at(kLeft + 106, kPanel - 13, "statements", "start"));
}

std::string to_page(const std::string& title, const std::string& picture) {
  return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escape_html(title) + "</title></head><body>\n<h1>" +
         escape_html(title) + "</h1>\n" + picture + "</body></html>\n";
}

}  // namespace onrecord
