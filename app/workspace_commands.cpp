#include "app/workspace_commands.h"

#include <iostream>

#include "app/data_folders.h"
#include "app/desk.h"
#include "app/night.h"
#include "app/workspace.h"
#include "core/stop_signal.h"
#include "core/table.h"

namespace onrecord {
int run_init(Options& options) {
  const auto folders = find_data_folders();
  if (!folders) return fail(folders.error());
  const std::filesystem::path folder = options.target;
  std::error_code failed;
  if (std::filesystem::exists(folder / "onrecord.toml", failed))
    return fail({Failure::cannot_create, folder.string() + ": there is a workspace already; its files are left as they are"});
  std::filesystem::create_directories(folder, failed);
  if (failed) return fail({Failure::cannot_create, folder.string() + ": " + failed.message()});
  for (const char* name : {"sources.toml", "watches.toml", "onrecord.toml"}) {
    const auto text = read_file(folders->config / "workspace" / name);
    if (!text) return fail(text.error());
    if (const Status written = write_file(folder / name, *text); !written) return fail(written.error());
  }
  const auto settings = load_settings(folder);
  if (!settings) return fail(settings.error());
  if (const auto store = open_index(*settings, OpenMode::create); !store) return fail(store.error());
  std::cout << "A workspace is ready in " << settings->folder.string()
            << "\n  sources.toml   which sites to read: look, correct, enable\n  watches.toml   what to be told about\n"
               "  onrecord.toml  how politely to crawl, and where things lie\nNext: onrecord nightly --workspace "
            << folder.string() << "\n";
  return 0;
}

namespace {

/// "2024-01-01..2024-03-31", both days in.
Result<std::optional<Backfill>> to_backfill(const std::string& text) {
  if (text.empty()) return std::optional<Backfill>();
  const std::size_t dots = text.find("..");
  const auto from = CivilDate::parse(text.substr(0, dots));
  const auto to = dots == std::string::npos ? from : CivilDate::parse(text.substr(dots + 2));
  if (!from || !to || *to < *from) return Error{Failure::usage, "--backfill should be two days, like 2024-01-01..2024-03-31"};
  const auto start = Instant::parse(from->to_string() + "T00:00:00Z");
  const auto last = Instant::parse(to->to_string() + "T00:00:00Z");
  return std::optional<Backfill>(Backfill{*start, Instant{last->seconds + 86400}});
}

}  // namespace

int run_crawl_command(Options& options) {
  const auto backfill = to_backfill(options.backfill);
  if (!backfill) return fail(backfill.error());
  const auto desk = open_desk(options);
  if (!desk) return fail(desk.error());
  if (options.dry_run) {
    if (*backfill) return fail({Failure::usage, "--dry-run tells of a night, not of a --backfill"});
    const Status told = print_plan(desk->settings, desk->now);
    return told ? 0 : fail(told.error());
  }
  const auto report = run_crawl(desk->settings, *make_clock(options, desk->now), page_sink(options.verbose), *backfill);
  end_progress(options.verbose);
  if (!report) return fail(report.error());
  print_crawl(*report, true);
  return stop_asked() ? fail(stopped()) : 0;
}

int run_ingest_command(Options& options) {
  const auto desk = open_desk(options);
  if (!desk) return fail(desk.error());
  const auto lexicon = load_program_lexicon(desk->settings.folder);
  if (!lexicon) return fail(lexicon.error());
  const PageSink tell = page_sink(options.verbose);
  const auto report = options.inputs.empty() ? ingest_pending(desk->settings, *lexicon, desk->now, tell)
                                             : ingest_files(desk->settings, options.inputs, options.source, *lexicon, desk->now, tell);
  end_progress(options.verbose);
  if (!report) return fail(report.error());
  print_ingest(*report, true);
  if (stop_asked()) return fail(stopped());
  return report->damaged > 0 && !options.inputs.empty() ? static_cast<int>(Failure::data) : 0;
}

int run_alert_command(Options& options) {
  const auto desk = open_desk(options);
  if (!desk) return fail(desk.error());
  const auto sent = run_alerts(desk->settings, desk->now, options.dry_run);
  if (!sent) return fail(sent.error());
  print_alerts(sent->sent, options.verbose);
  return sent->bad_watches == 0 ? 0 : static_cast<int>(Failure::config);
}

int run_status(Options& options) {
  const auto settings = load_main_settings(options.folder);
  if (!settings) return fail(settings.error());
  auto store = open_index(*settings, OpenMode::read);
  if (!store) return fail(store.error());
  const auto stats = store->stats();
  if (!stats) return fail(stats.error());
  std::cout << "sources     " << stats->sources << "\narticles    " << stats->articles << " in " << stats->versions << " versions\nclaims      "
            << stats->claims << " of " << stats->statements << " statements\nfigures     " << stats->figures << "\nlast run    " << stats->last_run
            << " " << stats->last_run_status << "\n";
  if (options.max_age.empty()) return 0;
  const bool hours =
      options.max_age.size() > 1 && options.max_age.back() == 'h' && options.max_age.find_first_not_of("0123456789h") == std::string::npos;
  if (!hours) return fail({Failure::usage, "--max-age should be hours, like 36h"});
  const auto now = current_time(options);
  const auto last = Instant::parse(stats->last_run);
  if (!now) return fail(now.error());
  const bool fresh = last && now->seconds - last->seconds <= std::stoll(options.max_age) * 3600;
  return fresh ? 0 : 1;
}

int run_backup(Options& options) {
  const auto settings = load_main_settings(options.folder);
  if (!settings) return fail(settings.error());
  auto store = open_index(*settings, OpenMode::read);
  if (!store) return fail(store.error());
  const Status done = store->backup(options.target);
  return done ? 0 : fail(done.error());
}

}  // namespace onrecord
