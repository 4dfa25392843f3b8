// Revisions and contradictions, compared with the plain definition on made-up reports.
#include "store/compare_reports.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "store/figure_range.h"

namespace onrecord {
namespace {

FigureReport report(std::int64_t id, std::int64_t cluster, double value, const std::string& day, const std::string& source) {
  FigureReport r;
  r.figure.figure_id = id;
  r.figure.low = r.figure.high = value;
  r.figure.modifier = "exact";
  r.figure.period_from = "2023-01-01";
  r.figure.period_to = "2023-12-31";
  r.cluster_id = cluster;
  r.published_on = day;
  r.source_id = source;
  return r;
}

bool contradict(const FigureReport& a, const FigureReport& b) { return a.cluster_id != b.cluster_id && !ranges_meet(a.figure, b.figure); }

bool revises(const FigureReport& a, const FigureReport& b) {
  return b.published_on < a.published_on && a.source_id == b.source_id && !same_value(a.figure, b.figure);
}

template <typename Related>
std::vector<std::int64_t> all_ids(const FigureSeries& series, const FigureReport& r, Related related) {
  std::vector<std::int64_t> out;
  for (const FigureReport& other : series.reports) {
    if (other.figure.period_from == r.figure.period_from && related(r, other)) out.push_back(other.figure.figure_id);
  }
  return out;
}

/// Eight periods of `each` reports: values, clusters and sources repeat, some ranges are open or "about".
FigureSeries made_series(int each) {
  FigureSeries series;
  std::uint64_t state = 7;
  const auto below = [&](std::uint64_t n) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (state >> 33U) % n;
  };
  for (int period = 0; period < 8; ++period) {
    for (int i = 0; i < each; ++i) {
      FigureReport r = report(period * 1000 + i, static_cast<std::int64_t>(below(12)), static_cast<double>(20 + below(30)),
                              "2024-01-" + std::to_string(10 + i * 20 / each), std::string("s") + std::to_string(below(4)));
      r.figure.period_from = std::to_string(2010 + period) + "-01-01";
      if (below(5) == 0) r.figure.high.reset();
      if (r.figure.high && below(5) == 0) r.figure.low.reset();
      if (below(5) == 0) r.figure.modifier = "about";
      series.reports.push_back(r);
    }
  }
  return series;
}

TEST(CompareReports, FewAreAllListedAsTheyStand) {
  FigureSeries series = made_series(14);
  compare_reports(series);
  for (const FigureReport& r : series.reports) {
    EXPECT_EQ(r.contradicts, all_ids(series, r, contradict)) << r.figure.figure_id;
    EXPECT_EQ(r.revises, all_ids(series, r, revises)) << r.figure.figure_id;
    EXPECT_EQ(r.contradicts_count, std::ssize(r.contradicts));
    EXPECT_EQ(r.revises_count, std::ssize(r.revises));
  }
}

TEST(CompareReports, OfManyTheCountsAreExactAndTheListsAreTrue) {
  FigureSeries series = made_series(200);
  compare_reports(series);
  std::int64_t most = 0;
  for (const FigureReport& r : series.reports) {
    const auto against = all_ids(series, r, contradict);
    const auto before = all_ids(series, r, revises);
    EXPECT_EQ(r.contradicts_count, std::ssize(against));
    EXPECT_EQ(r.revises_count, std::ssize(before));
    EXPECT_EQ(r.contradicts.size(), std::min(against.size(), FigureReport::kMostListed));
    EXPECT_EQ(r.revises.size(), std::min(before.size(), FigureReport::kMostListed));
    EXPECT_TRUE(std::includes(against.begin(), against.end(), r.contradicts.begin(), r.contradicts.end()));
    EXPECT_TRUE(std::includes(before.begin(), before.end(), r.revises.begin(), r.revises.end()));
    most = std::max(most, r.contradicts_count);
  }
  EXPECT_GT(most, static_cast<std::int64_t>(FigureReport::kMostListed));
}

TEST(CompareReports, OneClusterDoesNotContradictItself) {
  FigureSeries series;
  for (int i = 0; i < 1000; ++i) series.reports.push_back(report(i, 1, 10 + i, "2024-01-01", "s" + std::to_string(i)));
  series.reports.push_back(report(1000, 2, 5, "2024-01-01", "other"));
  compare_reports(series);
  EXPECT_EQ(series.reports.front().contradicts, std::vector<std::int64_t>{1000});
  EXPECT_EQ(series.reports.back().contradicts_count, 1000);
}

}  // namespace
}  // namespace onrecord
