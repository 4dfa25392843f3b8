// Plots: what stands in them, of series and counts that could hide, crowd or break something. That they are XML is tested in e2e/exports.
#include "report/plot.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <set>

#include "core/civil_date.h"
#include "report/figure_panel.h"
#include "report/plot_axes.h"
#include "report/time_steps.h"

namespace onrecord {
namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

FigureReport report(std::int64_t id, double value, const char* day, const char* source = "ledger") {
  FigureReport out;
  out.figure.figure_id = id;
  out.figure.low = out.figure.high = value;
  out.figure.modifier = "exact";
  out.published_on = day;
  out.source_id = source;
  return out;
}

FigureReport of_period(FigureReport r, const char* from, const char* to, const char* label = "") {
  r.figure.period_from = from;
  r.figure.period_to = to;
  r.figure.period_label = label;
  return r;
}

FigureSeries series(std::vector<FigureReport> reports) { return {"crossings|CN|count", "crossings", "{crossing}", "CN", "", std::move(reports)}; }

std::string labels(const std::vector<TimeTick>& ticks) {
  std::string out;
  for (const TimeTick& tick : ticks) out += (out.empty() ? "" : ", ") + tick.label + (tick.year.empty() ? "" : " " + tick.year);
  return out;
}

TEST(Plot, TicksStandAtRoundDays) {
  const auto ticks = [](const char* from, const char* to) {
    return labels(time_ticks(CivilDate::parse(from)->to_days(), CivilDate::parse(to)->to_days(), 8));
  };
  EXPECT_EQ(ticks("2023-12-30", "2024-01-03"), "30 Dec 2023, 31 Dec, 1 Jan 2024, 2 Jan, 3 Jan");
  EXPECT_EQ(ticks("2024-05-03", "2024-06-04"), "6 May 2024, 13 May, 20 May, 27 May, 3 Jun");
  EXPECT_EQ(ticks("2023-11-15", "2024-03-02"), "20 Nov 2023, 4 Dec, 18 Dec, 1 Jan 2024, 15 Jan, 29 Jan, 12 Feb, 26 Feb");
  EXPECT_EQ(ticks("2023-06-15", "2024-02-02"), "Jul 2023, Aug, Sep, Oct, Nov, Dec, Jan 2024, Feb");
  EXPECT_EQ(ticks("2022-12-15", "2024-05-02"), "Q1 2023, Q2, Q3, Q4, Q1 2024, Q2");
  EXPECT_EQ(ticks("2018-06-01", "2024-05-02"), "2019, 2020, 2021, 2022, 2023, 2024");
  EXPECT_EQ(ticks("1903-06-01", "1999-05-02"), "1920, 1940, 1960, 1980");
  EXPECT_FALSE(ticks("0001-01-01", "9999-12-31").empty());
}

TEST(Plot, AxesHaveRoundNumbers) {
  const PlotFrame frame{0, 100, 0, 100};
  const auto has = [&](double least, double most, const char* number) {
    return ValueAxis(least, most, frame).draw().find(">" + std::string(number) + "</text>") != std::string::npos;
  };
  EXPECT_TRUE(has(2000, 24000, "0") && has(2000, 24000, "5,000") && has(2000, 24000, "25,000"));
  EXPECT_TRUE(has(0.1, 0.3, "0.15") || has(0.1, 0.3, "0.3")) << "no 0.30000000000000004";
  EXPECT_TRUE(has(7, 7, "0") && has(7, 7, "8"));
  EXPECT_TRUE(has(0, 3e9, "1") && ValueAxis(0, 3e9, frame).scale() == "billions");
  EXPECT_TRUE(has(-5, -5, "0"));
  EXPECT_NEAR(ValueAxis(0, 10, frame).y(5), 50, 1e-9);
}

TEST(Plot, TheDaysOfSteps) {
  const auto days = [](const char* step) {
    const auto range = days_of_step(step);
    return range ? range->from.to_string() + " " + range->to.to_string() : "";
  };
  EXPECT_EQ(days("2024"), "2024-01-01 2024-12-31");
  EXPECT_EQ(days("2024-Q2"), "2024-04-01 2024-06-30");
  EXPECT_EQ(days("2024-02"), "2024-02-01 2024-02-29");
  EXPECT_EQ(days("2021-W53"), "2022-01-03 2022-01-09") << "2021 has 52 weeks; SQLite never says so";
  EXPECT_EQ(days("2020-W53"), "2020-12-28 2021-01-03");
  EXPECT_EQ(days("2024-05-06"), "2024-05-06 2024-05-06");
  for (const char* no : {"", "2024-", "2024-Q5", "2024-13", "20x4", "2024-W00", "202"}) EXPECT_EQ(days(no), "") << no;
}

TEST(Plot, PeriodsAreNamedAsPeopleDo) {
  const auto name = [](const char* from, const char* to, const char* label) {
    return period_name(of_period(report(1, 1, "2024-01-01"), from, to, label).figure);
  };
  EXPECT_EQ(name("2022-10-01", "2023-09-30", "FY2023"), "FY2023");
  EXPECT_EQ(name("2023-01-01", "2023-12-31", ""), "2023");
  EXPECT_EQ(name("2023-04-01", "2023-06-30", ""), "Q2 2023");
  EXPECT_EQ(name("2024-02-01", "2024-02-29", ""), "2024-02");
  EXPECT_EQ(name("2024-02-03", "2024-02-03", ""), "2024-02-03");
  EXPECT_EQ(name("2023-05-01", "2024-04-30", ""), "2023-05-01 to 2024-04-30");
  EXPECT_EQ(name("", "", ""), "");
}

TEST(Plot, TheTitleNamesWhatIsCountedAndTheOnePeriod) {
  const std::string svg = plot_figures({series({of_period(report(1, 5, "2024-05-01"), "2022-10-01", "2023-09-30", "FY2023")})});
  EXPECT_NE(svg.find(">crossings, CN, FY2023</text>"), std::string::npos) << svg;
  EXPECT_EQ(svg.find("{crossing}"), std::string::npos);
  EXPECT_NE(svg.find(">day of publication</text>"), std::string::npos);
}

TEST(Plot, SeveralPeriodsStandOverTheirTimeEachNamed) {
  const std::string svg =
      plot_figures({series({of_period(report(1, 5, "2024-05-01"), "2021-10-01", "2022-09-30", "FY2022"),
                            of_period(report(2, 9, "2024-05-01"), "2022-10-01", "2023-09-30", "FY2023"), report(3, 7, "2024-05-02")})});
  for (const char* text : {">FY2022</text>", ">FY2023</text>", ">period that the figure is about</text>", ">day of publication</text>"})
    EXPECT_EQ(count(svg, text), 1U) << text << "\n" << svg;
}

TEST(Plot, MarksOfOneDayAndValueStandSideBySide) {
  std::vector<FigureReport> reports;
  for (int i = 0; i < 5; ++i) reports.push_back(report(i, 10, "2024-05-01"));
  const std::string svg = plot_figures({series(reports)});
  std::set<std::string> places;
  for (std::size_t at = svg.find("<path d=\"M"); at != std::string::npos; at = svg.find("<path d=\"M", at + 1)) places.insert(svg.substr(at, 22));
  EXPECT_EQ(places.size(), 5U + 1U) << "five reports, one in the legend";
  EXPECT_EQ(svg, plot_figures({series(reports)}));
}

TEST(Plot, OpenEndsRangesContradictionsAndRevisionsAreDrawnAndExplained) {
  FigureReport over = report(1, 100, "2024-05-01");
  over.figure.high.reset();
  FigureReport between = report(2, 90, "2024-05-02", "wire");
  between.figure.high = 95;
  between.contradicts = {1};
  FigureReport later = report(3, 120, "2024-05-03");
  later.revises = {1};
  const std::string svg = plot_figures({series({over, between, later})});
  for (const char* part :
       {"stroke-dasharray=\"2,2\"", "stroke=\"#888\"", "arrow: open end; thick line: range; dashed ring", "thin line: from", ">wire</text>"})
    EXPECT_NE(svg.find(part), std::string::npos) << part << "\n" << svg;
  EXPECT_EQ(plot_figures({series({report(1, 1, "2024-05-01")})}).find("arrow"), std::string::npos);
}

TEST(Plot, HostileTextIsTextAndWhatIsNoNumberIsLeftOut) {
  FigureSeries bad = series({report(1, 5, "2024-05-01", "a</text><script>&"), report(2, INFINITY, "2024-05-01"), report(3, 5, "no day")});
  bad.counted = "]]><b>\x01";
  bad.reports[0].figure.raw_text = "</title><script>";
  const std::string svg = plot_figures({bad});
  EXPECT_EQ(svg.find("<script"), std::string::npos);
  EXPECT_EQ(svg.find("<b>"), std::string::npos);
  EXPECT_EQ(svg.find("inf"), std::string::npos);
  EXPECT_NE(plot_figures({}).find("no figures"), std::string::npos);
}

TEST(Plot, SourcesBeyondTheShapesShareOne) {
  std::vector<FigureReport> reports;
  std::vector<std::string> names;
  for (int i = 0; i < 12; ++i) names.push_back("source-" + std::to_string(i));
  for (int i = 0; i < 12; ++i) reports.push_back(report(i, i, "2024-05-01", names[static_cast<std::size_t>(i)].c_str()));
  EXPECT_NE(plot_figures({series(reports)}).find(">4 other sources</text>"), std::string::npos);
}

TEST(Plot, TheSeriesOfMostReportsAreDrawnAndTheOthersCounted) {
  std::vector<FigureSeries> many(30, series({report(1, 1, "2024-05-01")}));
  many[25] = series({report(1, 1, "2024-05-01"), report(2, 1, "2024-05-02")});
  many[25].counted = "returns";
  const std::string svg = plot_figures(many);
  EXPECT_NE(svg.find(">returns, CN</text>"), std::string::npos);
  EXPECT_NE(svg.find("18 panels of fewer reports are not drawn"), std::string::npos);
}

TEST(Plot, ALongSeriesTakesTimeThatGrowsAsItsLength) {
  std::vector<FigureReport> reports;
  for (int i = 0; i < 20000; ++i) {
    reports.push_back(report(i, i % 100, "2024-05-01"));
    if (i > 0) reports.back().revises = {i - 1};
  }
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_GT(plot_figures({series(reports)}).size(), 1000000U);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
}

TEST(Plot, BarsOfReportsAndStatementsOverRealTime) {
  const std::string svg = plot_timeline({{"2024-01", "", 4, 3, 3}, {"2024-06", "", 2, 2, 2}});
  for (const char* text : {">reports</text>", ">statements</text>", ">Jan</text>", ">Apr</text>", "2024-06: 2 reports, 2 statements"})
    EXPECT_NE(svg.find(text), std::string::npos) << text << "\n" << svg;
  EXPECT_EQ(count(svg, "fill=\"#333\""), 2U + 1U) << "no bar where there is nothing";
  EXPECT_NE(plot_timeline({}).find("no statements"), std::string::npos);
}

TEST(Plot, ASplitTimelineHasALineAValueThatFallsToZeroWhereNothingIs) {
  const std::string svg = plot_timeline({{"2024-01", "promise", 4, 3, 3}, {"2024-01", "deny", 2, 2, 2}, {"2024-04", "promise", 2, 2, 2}});
  EXPECT_EQ(count(svg, "<polyline"), 2U);
  EXPECT_NE(svg.find("stroke-dasharray=\"7,3\""), std::string::npos);
  EXPECT_NE(svg.find(">deny</text>"), std::string::npos);
  const auto points = [&](const char* mark) {
    const std::size_t from = svg.find("points=\"", svg.find(mark)) + 8;
    return count(svg.substr(from, svg.find('"', from) - from), ",");
  };
  EXPECT_EQ(points("<polyline"), 4U) << "January, zero, zero, April";
  EXPECT_EQ(points("\"7,3\""), 2U) << "January, zero";
}

TEST(Plot, ManyValuesAreCutAloud) {
  std::vector<TimelineRow> rows;
  for (int i = 0; i < 11; ++i) rows.push_back({"2024-05-06", "v" + std::to_string(i), 1, 20 - i, 1});
  const std::string svg = plot_timeline(rows);
  EXPECT_EQ(count(svg, "<polyline"), 8U);
  EXPECT_NE(svg.find("3 more values are not drawn"), std::string::npos);
  EXPECT_EQ(svg.find(">v9</text>"), std::string::npos);
}

}  // namespace
}  // namespace onrecord
