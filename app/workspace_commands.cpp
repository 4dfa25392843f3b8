#include "app/workspace_commands.h"

#include <iostream>
#include <memory>

#include "app/data_folders.h"
#include "app/lock.h"
#include "app/night.h"
#include "app/workspace.h"
#include "core/table.h"
#include "core/terminal_text.h"
#include "report/row_table.h"

namespace onrecord {
namespace {

/// The present of a run: --now stands still, else the system's clock.
std::unique_ptr<Clock> make_clock(const Options& options, Instant now) {
  if (options.now.empty()) return std::make_unique<SystemClock>();
  return std::make_unique<FixedClock>(now);
}

/// Everything a writing command needs, taken in the order: settings, time, lock.
struct Desk {
  Settings settings;
  Instant now;
  Lock lock;
};

Result<Desk> open_desk(const Options& options) {
  auto settings = load_settings(options.folder);
  if (!settings) return settings.error();
  const auto now = current_time(options);
  if (!now) return now.error();
  auto lock = Lock::take(settings->folder / "onrecord.lock", static_cast<int>(options.wait));
  if (!lock) return lock.error();
  return Desk{std::move(*settings), *now, std::move(*lock)};
}

void print_crawl(const CrawlReport& report, bool verbose) {
  for (const SourceReport& s : report.sources) {
    if (verbose) {
      std::cout << s.source_id << ": " << s.fetched << " fetched, " << s.not_modified << " not modified, " << s.stored << " new or changed, "
                << s.errors << " errors, " << s.robots_denied << " denied by robots.txt\n";
    }
    if (s.errors > 0) std::cerr << "onrecord: " << s.source_id << ": " << s.errors << " errors, last: " << to_terminal_text(s.last_error) << '\n';
  }
}

void print_ingest(const IngestReport& report, bool verbose) {
  if (verbose) {
    std::cout << report.added << " articles added, " << report.changed << " changed, " << report.unchanged << " unchanged, " << report.empty
              << " pages without an article, " << report.claims << " claims\n";
  }
  for (const std::string& problem : report.problems) std::cerr << "onrecord: " << to_terminal_text(problem) << '\n';
}

}  // namespace

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

int run_crawl_command(Options& options) {
  const auto desk = open_desk(options);
  if (!desk) return fail(desk.error());
  const auto report = run_crawl(desk->settings, *make_clock(options, desk->now), true);
  if (!report) return fail(report.error());
  print_crawl(*report, true);
  return 0;
}

int run_ingest_command(Options& options) {
  const auto desk = open_desk(options);
  if (!desk) return fail(desk.error());
  const auto lexicon = load_program_lexicon();
  if (!lexicon) return fail(lexicon.error());
  const auto report = options.inputs.empty()
                          ? ingest_pending(desk->settings, *lexicon, desk->now)
                          : ingest_files(desk->settings, options.inputs, options.source.empty() ? "files" : options.source, *lexicon, desk->now);
  if (!report) return fail(report.error());
  print_ingest(*report, true);
  return 0;
}

int run_alert_command(Options& options) {
  const auto desk = open_desk(options);
  if (!desk) return fail(desk.error());
  const auto sent = run_alerts(desk->settings, desk->now);
  if (!sent) return fail(sent.error());
  if (options.verbose) std::cout << *sent << " reports delivered\n";
  return 0;
}

int run_nightly(Options& options) {
  const auto desk = open_desk(options);
  if (!desk) return fail(desk.error());
  const auto lexicon = load_program_lexicon();
  if (!lexicon) return fail(lexicon.error());
  const auto crawled = run_crawl(desk->settings, *make_clock(options, desk->now), true);
  if (!crawled) return fail(crawled.error());
  print_crawl(*crawled, options.verbose);
  const auto ingested = ingest_pending(desk->settings, *lexicon, desk->now);
  if (!ingested) return fail(ingested.error());
  print_ingest(*ingested, options.verbose);
  const auto sent = run_alerts(desk->settings, desk->now);
  if (!sent) return fail(sent.error());
  if (options.verbose) std::cout << *sent << " reports delivered\n";
  const bool any = crawled->sources.empty() || std::any_of(crawled->sources.begin(), crawled->sources.end(),
                                                           [](const SourceReport& s) { return s.fetched > s.errors || s.errors == 0; });
  return any ? 0 : fail({Failure::temporary, "no source could be reached"});
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

int run_sources(Options& options) {
  const auto format = parse_format(options.format);
  if (!format) return fail({Failure::usage, "--format should be table, json, jsonl, csv or markdown"});
  const auto settings = load_main_settings(options.folder);
  if (!settings) return fail(settings.error());
  auto store = open_index(*settings, OpenMode::read);
  if (!store) return fail(store.error());
  const auto health = store->source_health();
  if (!health) return fail(health.error());
  std::cout << render(to_table(*health), *format);
  return 0;
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
