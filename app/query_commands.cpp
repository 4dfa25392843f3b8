#include "app/query_commands.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>

#include "app/period.h"
#include "app/workspace.h"
#include "core/table.h"
#include "core/terminal_text.h"
#include "report/plot.h"
#include "report/row_table.h"
#include "report/sparkline.h"

namespace onrecord {
namespace {

Result<Store> open_for_reading(const Options& o) {
  const auto settings = load_main_settings(o.folder);
  if (!settings) return settings.error();
  return open_index(*settings, OpenMode::read);
}

bool is_plot(const std::string& format) { return format == "svg" || format == "html"; }

bool print_plot(const std::string& format, const std::string& title, const std::string& svg) {
  if (!is_plot(format)) return false;
  std::cout << (format == "html" ? to_page(title, svg) : svg);
  return true;
}

/// A line a series of at least two values, for the terminal.
std::string sparklines(const std::vector<FigureSeries>& series) {
  std::string out;
  for (const FigureSeries& s : series) {
    std::vector<double> values;
    for (const FigureReport& r : s.reports) values.push_back(r.figure.low ? *r.figure.low : r.figure.high.value_or(0));
    const std::string line = sparkline(values);
    if (!line.empty()) out += line + "  " + to_terminal_text(series_name(s)) + "\n";
  }
  return out.empty() ? out : "\n" + out;
}

/// `--since` and `--until` as days: of a month or year the first and the last.
Status read_days(Options& o) {
  if (o.query.since.empty() && o.query.until.empty()) return Done{};
  const auto now = current_time(o);
  if (!now) return now.error();
  const auto read = [&](std::string& text, CivilDate DateRange::*end) -> Status {
    if (text.empty()) return Done{};
    const auto days = parse_days(text, now->utc_day());
    if (!days) return Error{Failure::usage, "'" + text + "' should be a day: 2024-05-06, 2024-05, 2024, yesterday, or 7d, 2w, 6m, 1y before today"};
    text = ((*days).*end).to_string();
    return Done{};
  };
  if (const Status status = read(o.query.since, &DateRange::from); !status) return status;
  if (const Status status = read(o.query.until, &DateRange::to); !status) return status;
  if (!o.query.since.empty() && !o.query.until.empty() && o.query.until < o.query.since)
    return Error{Failure::usage, "--until " + o.query.until + " is before --since " + o.query.since};
  return Done{};
}

/// Filters read, format read, index opened; then `ask`.
template <typename Ask>
int with_index(Options& o, const Ask& ask) {
  if (const Status status = read_filters(o); !status) return fail(status.error());
  const auto format = parse_format(is_plot(o.format) ? "table" : o.format);
  if (!format) return fail({Failure::usage, "--format should be table, json, jsonl, csv or markdown"});
  auto store = open_for_reading(o);
  if (!store) return fail(store.error());
  return ask(*store, *format);
}

template <typename Rows>
int print(const Result<Rows>& rows, Format format) {
  if (!rows) return fail(rows.error());
  std::cout << render(to_table(*rows), format);
  return 0;
}

}  // namespace

Status read_filters(Options& o) {
  o.query.order = o.order == "rank" ? ClaimQuery::Order::rank : o.order == "recorded" ? ClaimQuery::Order::recorded : ClaimQuery::Order::said;
  if (o.order == "rank" && o.query.text.empty()) return Error{Failure::usage, "--order rank needs --text"};
  if (!o.figure.empty()) {
    if (const Status status = parse_figure_condition(o.figure, o.query); !status) return status;
  }
  if (const Status status = read_days(o); !status) return status;
  if (const Status status = read_countries(o.query.countries); !status) return status;
  if (o.period.empty()) return Done{};
  const auto range = parse_period(o.period);
  if (!range)
    return Error{Failure::usage, "--about-period '" + o.period + "' is no period; try 2023, 2023-05, FY2023, Q3-2023 or 2023-01-01/2023-06-30"};
  o.query.about_from = range->from.to_string();
  o.query.about_to = range->to.to_string();
  return Done{};
}

int run_query(Options& o) {
  return with_index(o, [&](Store& store, Format format) {
    if (o.explain) {
      const auto sql = store.explain(o.query);
      if (!sql) return fail(sql.error());
      std::cout << *sql << "\n";
      return 0;
    }
    o.query.count = ::isatty(STDERR_FILENO) == 1;
    const auto result = store.query(o.query);
    if (!result) return fail(result.error());
    std::cout << render(to_table(result->rows), format);
    if (result->total > static_cast<std::int64_t>(result->rows.size()) && ::isatty(STDERR_FILENO) == 1)
      std::cerr << result->rows.size() << " of " << result->total << " shown; --limit -1 shows all\n";
    return 0;
  });
}

int run_figures(Options& o) {
  return with_index(o, [&](Store& store, Format format) {
    FigureQuery query;
    query.claims = o.query;
    query.measure = o.measure;
    const auto series = store.figures(query);
    if (!series) return fail(series.error());
    if (print_plot(o.format, "Figures", plot_figures(*series))) return 0;
    std::cout << render(to_table(*series), format);
    if (format == Format::table && ::isatty(STDOUT_FILENO) == 1) std::cout << sparklines(*series);
    return 0;
  });
}

int run_timeline(Options& o) {
  static const std::map<std::string, Facet> facets = {{"", Facet::none},
                                                      {"speaker", Facet::speaker},
                                                      {"role", Facet::role},
                                                      {"organization", Facet::organization},
                                                      {"mentions", Facet::mentions},
                                                      {"source", Facet::source},
                                                      {"class", Facet::claim_class},
                                                      {"quote", Facet::quote},
                                                      {"country", Facet::country},
                                                      {"speaker-country", Facet::speaker_country}};
  return with_index(o, [&](Store& store, Format format) {
    const auto rows = store.timeline(o.query, o.by, facets.at(o.split));
    if (rows && print_plot(o.format, "Statements over time", plot_timeline(*rows))) return 0;
    return print(rows, format);
  });
}

int run_changes(Options& o) {
  return with_index(o, [&](Store& store, Format format) { return print(store.changes(o.query), format); });
}

int run_who(Options& o) {
  if (!o.day.empty() && !CivilDate::parse(o.day)) return fail({Failure::usage, "who: --on should be a day like 2024-05-06"});
  return with_index(o, [&](Store& store, Format format) {
    const auto people = store.who(o.target, o.day);
    if (people && people->empty()) return fail({Failure::no_input, "nobody of the name '" + o.target + "' is in the index"});
    return print(people, format);
  });
}

int run_show(Options& o) {
  auto store = open_for_reading(o);
  if (!store) return fail(store.error());
  const auto detail = store->show(o.claim);
  if (!detail) return fail(detail.error());
  const char* term = std::getenv("TERM");
  const bool colour = ::isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr && (term == nullptr || std::string_view(term) != "dumb");
  std::cout << render_detail(*detail, colour);
  return 0;
}

}  // namespace onrecord
