#include "app/query_commands.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>
#include <memory>

#include "app/period.h"
#include "app/workspace.h"
#include "core/table.h"
#include "core/terminal_text.h"
#include "report/row_table.h"

namespace onrecord {
namespace {

struct Options : WorkspaceOptions {
  ClaimQuery query;
  std::string figure;
  std::string period;
  std::string format = "table";
  std::string by = "month";
  std::string measure;
  std::string output;
  std::int64_t claim = 0;
};

void add_filters(CLI::App& app, Options& o) {
  add_workspace_options(app, o);
  app.add_option("--speaker", o.query.speakers, "who said it: a name, or its last words; repeatable");
  app.add_option("--role", o.query.role, "part of the role held when it was said");
  app.add_option("--organization,--organisation", o.query.organization, "part of the name of the body the speaker acts for");
  app.add_option("--country", o.query.countries, "country that the statement is about, ISO code; repeatable");
  app.add_option("--speaker-country", o.query.speaker_country, "country that the speaker acts for");
  app.add_option("--class", o.query.classes, "assert deny accuse promise urge warn predict ask decline support criticize; repeatable");
  app.add_option("--quote", o.query.quotes, "direct, indirect or mixed; repeatable");
  app.add_option("--source", o.query.sources, "id of the publisher in sources.toml; repeatable");
  app.add_option("--text", o.query.text, "words: \"a phrase\", prefix*, AND OR NOT, NEAR(a b)");
  app.add_option("--figure", o.figure, "a figure in it: '>10000', '>=5', '<100', '=24000', '1000..5000'");
  app.add_option("--unit", o.query.unit, "unit of that figure: %, USD, km");
  app.add_option("--counted", o.query.counted, "what that figure counts: crossings");
  app.add_option("--since", o.query.since, "said on or after this day");
  app.add_option("--until", o.query.until, "said on or before this day");
  app.add_option("--about-period", o.period, "period it is about: 2023, 2023-05, FY2023, Q3-2023, 2023-01-01/2023-06-30");
  app.add_option("--limit", o.query.limit, "rows at most, newest first; -1: all (default 50)");
  app.add_option("--offset", o.query.offset, "rows to pass over");
  app.add_option("--format", o.format, "table, json, jsonl, csv or markdown");
}

Status read_filters(Options& o) {
  if (!o.figure.empty()) {
    if (const Status status = parse_figure_condition(o.figure, o.query); !status) return status;
  }
  for (const std::string* day : {&o.query.since, &o.query.until}) {
    if (!day->empty() && !CivilDate::parse(*day)) return Error{Failure::usage, "'" + *day + "' should be a day like 2024-05-06"};
  }
  for (const std::string& code : o.query.countries) {
    if (!CountryCode::parse(code)) return Error{Failure::usage, "--country should be a code of two capital letters like CN, not '" + code + "'"};
  }
  if (o.period.empty()) return Done{};
  const auto range = parse_period(o.period);
  if (!range)
    return Error{Failure::usage, "--about-period '" + o.period + "' is no period; try 2023, 2023-05, FY2023, Q3-2023 or 2023-01-01/2023-06-30"};
  o.query.about_from = range->from.to_string();
  o.query.about_to = range->to.to_string();
  return Done{};
}

Result<Store> open_for_reading(const Options& o) {
  const auto settings = load_settings(o.folder);
  if (!settings) return settings.error();
  return open_index(*settings, OpenMode::read);
}

/// Filters read, format read, index opened; then `ask`.
template <typename Ask>
int with_index(Options& o, const Ask& ask) {
  if (const Status status = read_filters(o); !status) return fail(status.error());
  const auto format = parse_format(o.format);
  if (!format) return fail({Failure::usage, "--format should be table, json, jsonl, csv or markdown"});
  auto store = open_for_reading(o);
  if (!store) return fail(store.error());
  return ask(*store, *format);
}

int run_query(Options& o) {
  return with_index(o, [&](Store& store, Format format) {
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
    std::cout << render(to_table(*series), format);
    return 0;
  });
}

int run_timeline(Options& o) {
  return with_index(o, [&](Store& store, Format format) {
    const auto rows = store.timeline(o.query, o.by);
    if (!rows) return fail(rows.error());
    std::cout << render(to_table(*rows), format);
    return 0;
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

int run_export(Options& o) {
  if (o.format == "table") o.format = "csv";
  o.query.limit = -1;
  return with_index(o, [&](Store& store, Format format) {
    const auto result = store.query(o.query);
    if (!result) return fail(result.error());
    const std::string text = render(to_table(result->rows), format);
    if (o.output.empty()) {
      std::cout << text << std::flush;
      if (!std::cout) return fail({Failure::io, "cannot write the export"});
    } else if (const Status written = write_file(o.output, text); !written) {
      return fail(written.error());
    }
    std::cerr << result->rows.size() << " rows exported\n";
    return 0;
  });
}

std::shared_ptr<Options> set_up(CLI::App& app, int& exit_code, int (*run)(Options&)) {
  auto options = std::make_shared<Options>();
  app.callback([options, run, &exit_code] { exit_code = run(*options); });
  return options;
}

}  // namespace

void setup_query(CLI::App& app, int& exit_code) { add_filters(app, *set_up(app, exit_code, run_query)); }

void setup_figures(CLI::App& app, int& exit_code) {
  auto options = set_up(app, exit_code, run_figures);
  add_filters(app, *options);
  app.add_option("--measure", options->measure, "key of one series, as the JSON of extract shows it");
}

void setup_timeline(CLI::App& app, int& exit_code) {
  auto options = set_up(app, exit_code, run_timeline);
  add_filters(app, *options);
  app.add_option("--by", options->by, "day, month or year")->check(CLI::IsMember({"day", "month", "year"}));
}

void setup_show(CLI::App& app, int& exit_code) {
  auto options = set_up(app, exit_code, run_show);
  add_workspace_options(app, *options);
  app.add_option("claim", options->claim, "number of the claim, as query shows it")->required();
}

void setup_export(CLI::App& app, int& exit_code) {
  auto options = set_up(app, exit_code, run_export);
  add_filters(app, *options);
  app.add_option("--output", options->output, "file to write (default: stdout)");
}

}  // namespace onrecord
