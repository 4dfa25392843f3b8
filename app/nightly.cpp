// The whole night, step after step; every step is a command of its own too.
#include <algorithm>
#include <iostream>

#include "app/desk.h"
#include "app/source_health.h"
#include "app/workspace_commands.h"
#include "core/stop_signal.h"
#include "core/terminal_text.h"

namespace onrecord {
namespace {

constexpr std::int64_t kWeek = 7 * 86400;

/// Tells of the sources: with --verbose all that is not well, else what has just become worth it.
Status tell_health(const Settings& settings, Instant now, bool verbose) {
  const auto news = read_source_news(settings, now);
  if (!news) return news.error();
  for (const std::string& line : verbose ? news->all : news->told) std::cerr << "onrecord: " << to_terminal_text(line) << '\n';
  return Done{};
}

/// Once a week the index is compared with itself, and old deliveries are forgotten; every night its statistics and files are put in order.
Status maintain(const Settings& settings, Instant now) {
  auto store = open_index(settings, OpenMode::write);
  if (!store) return store.error();
  const auto last = store->last_run("maintain");
  if (!last) return last.error();
  const auto then = Instant::parse(*last);
  if (then && now.seconds - then->seconds < kWeek) return store->tidy(false);
  const auto run = store->begin_run("maintain", program_version(), "", now);
  if (!run) return run.error();
  const auto wrong = store->check();
  if (!wrong) return wrong.error();
  for (const std::string& line : *wrong) std::cerr << "onrecord: the index is damaged: " << to_terminal_text(line) << '\n';
  if (const Status forgotten =
          store->forget_old(now, static_cast<int>(settings.retention.body_days), static_cast<int>(settings.retention.delivery_days));
      !forgotten)
    return forgotten;
  if (const Status ended = store->end_run(*run, wrong->empty() ? "ok" : "failed", now); !ended) return ended;
  if (const Status tidied = store->tidy(true); !tidied) return tidied;
  if (!wrong->empty()) return Error{Failure::data, settings.index.string() + ": the index is damaged; 'onrecord check db' shows where"};
  return Done{};
}

bool any_answered(const CrawlReport& report) {
  const auto& sources = report.sources;
  return sources.empty() || std::any_of(sources.begin(), sources.end(), [](const SourceReport& s) { return s.fetched > s.errors || s.errors == 0; });
}

/// What a night would begin with, and what it would tell of pages that wait already; all of it in a copy of the index.
int rehearse(const Desk& desk) {
  const auto lexicon = load_program_lexicon(desk.settings.folder);
  if (!lexicon) return fail(lexicon.error());
  if (const Status told = print_plan(desk.settings, desk.now); !told) return fail(told.error());
  const auto ingested = ingest_pending(desk.settings, *lexicon, desk.now, {});
  if (!ingested) return fail(ingested.error());
  print_ingest(*ingested, true);
  if (stop_asked()) return fail(stopped());
  const auto sent = run_alerts(desk.settings, desk.now, true);
  if (!sent) return fail(sent.error());
  return sent->bad_watches == 0 ? 0 : static_cast<int>(Failure::config);
}

}  // namespace

int run_nightly(Options& options) {
  const auto desk = open_desk(options);
  if (!desk) return fail(desk.error());
  if (options.dry_run) return rehearse(*desk);
  const auto lexicon = load_program_lexicon(desk->settings.folder);
  if (!lexicon) return fail(lexicon.error());
  const PageSink tell = page_sink(options.verbose);
  const auto crawled = run_crawl(desk->settings, *make_clock(options, desk->now), tell);
  end_progress(options.verbose);
  if (!crawled) return fail(crawled.error());
  print_crawl(*crawled, options.verbose);
  if (stop_asked()) return fail(stopped());
  const auto ingested = ingest_pending(desk->settings, *lexicon, desk->now, tell);
  end_progress(options.verbose);
  if (!ingested) return fail(ingested.error());
  print_ingest(*ingested, options.verbose);
  if (stop_asked()) return fail(stopped());
  const auto sent = run_alerts(desk->settings, desk->now, false);
  if (!sent) return fail(sent.error());
  print_alerts(sent->sent, options.verbose);
  if (stop_asked()) return fail(stopped());
  if (const Status told = tell_health(desk->settings, desk->now, options.verbose); !told) return fail(told.error());
  if (const Status maintained = maintain(desk->settings, desk->now); !maintained) return fail(maintained.error());
  if (!any_answered(*crawled)) return fail({Failure::temporary, "no source could be reached"});
  return sent->bad_watches == 0 ? 0 : static_cast<int>(Failure::config);
}

}  // namespace onrecord
