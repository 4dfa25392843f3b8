// What the writing commands share: settings, time and lock taken in this order, and what they say when they are done.
#pragma once

#include <memory>

#include "app/dry_index.h"
#include "app/lock.h"
#include "app/night.h"
#include "app/options.h"
#include "app/workspace.h"

namespace onrecord {

struct Desk {
  Settings settings;
  Instant now;
  Lock lock;
  std::unique_ptr<DryIndex> dry;  ///< of a dry run: settings.index is its copy
};

/// From here on a signal only asks to stop: see stopped().
[[nodiscard]] Result<Desk> open_desk(const Options& options);

/// What a run says that a signal asked to stop.
[[nodiscard]] Error stopped();

/// The present of a run: --now stands still, else the system's clock.
[[nodiscard]] std::unique_ptr<Clock> make_clock(const Options& options, Instant now);

/// One line a source on stdout; `verbose` false: only errors, on stderr.
void print_crawl(const CrawlReport& report, bool verbose);
/// One line on stdout; `verbose` false: only problems, on stderr.
/// What a crawl would ask for first, on stdout.
[[nodiscard]] Status print_plan(const Settings& settings, Instant now);
void print_ingest(const IngestReport& report, bool verbose);
void print_alerts(int sent, bool verbose);

/// Where single pages are told: with --verbose a line each on stderr, on a terminal one line that is written over, else nowhere.
[[nodiscard]] PageSink page_sink(bool verbose);
/// Wipes that line.
void end_progress(bool verbose);

}  // namespace onrecord
