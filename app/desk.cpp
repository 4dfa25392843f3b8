#include "app/desk.h"

#include <unistd.h>

#include <iostream>

#include "core/stop_signal.h"
#include "core/terminal_text.h"

namespace onrecord {
namespace {

constexpr std::size_t kLongestLine = 110;

bool on_terminal() { return ::isatty(STDERR_FILENO) == 1; }

}  // namespace

Result<Desk> open_desk(const Options& options) {
  auto settings = load_settings(options.folder);
  if (!settings) return settings.error();
  const auto now = current_time(options);
  if (!now) return now.error();
  auto lock = Lock::take(settings->folder / "onrecord.lock", static_cast<int>(options.wait));
  if (!lock) return lock.error();
  heed_stop_signals();
  if (!options.dry_run) return Desk{std::move(*settings), *now, std::move(*lock), nullptr};
  auto dry = DryIndex::copy_of(settings->index);
  if (!dry) return dry.error();
  settings->index = (*dry)->path();
  return Desk{std::move(*settings), *now, std::move(*lock), std::move(*dry)};
}

Error stopped() { return {Failure::temporary, "stopped by a signal; what is done is kept, and the next run goes on"}; }

std::unique_ptr<Clock> make_clock(const Options& options, Instant now) {
  if (options.now.empty()) return std::make_unique<SystemClock>();
  return std::make_unique<FixedClock>(now);
}

void print_crawl(const CrawlReport& report, bool verbose) {
  for (const SourceReport& s : report.sources) {
    if (verbose) {
      std::cout << s.source_id << ": " << s.fetched << " fetched, " << s.not_modified << " not modified, " << s.stored << " new or changed, "
                << s.errors << " errors, " << s.robots_denied << " denied by robots.txt\n";
    }
    if (s.errors > 0) std::cerr << "onrecord: " << s.source_id << ": " << s.errors << " errors, last: " << to_terminal_text(s.last_error) << '\n';
  }
  if (report.left > 0 && !stop_asked())
    std::cerr << "onrecord: the crawl's budget was spent (max_minutes or max_requests_per_host); " << report.left
              << (report.left == 1 ? " request was" : " requests were") << " left for the next night\n";
}

Status print_plan(const Settings& settings, Instant now) {
  const auto planned = plan_night(settings, now);
  if (!planned) return planned.error();
  for (const PlannedRequest& request : *planned)
    std::cout << request.source_id << ": would ask for the " << request.what << ' ' << to_terminal_text(request.url) << '\n';
  std::cout << planned->size() << (planned->size() == 1 ? " request" : " requests") << " to begin with; nothing was fetched\n";
  return Done{};
}

void print_ingest(const IngestReport& report, bool verbose) {
  if (verbose) {
    std::cout << report.added << " articles added, " << report.changed << " changed, " << report.unchanged << " unchanged, " << report.empty
              << " pages without an article, " << report.claims << " claims";
    if (report.damaged > 0) std::cout << ", " << report.damaged << (report.damaged == 1 ? " damaged page" : " damaged pages") << " passed over";
    std::cout << '\n';
  }
  for (const std::string& problem : report.problems) std::cerr << "onrecord: " << to_terminal_text(problem) << '\n';
}

void print_alerts(int sent, bool verbose) {
  if (verbose) std::cout << sent << (sent == 1 ? " report" : " reports") << " delivered\n";
}

PageSink page_sink(bool verbose) {
  if (verbose) return [](const std::string& line) { std::cerr << to_terminal_text(line) << '\n'; };
  if (!on_terminal()) return {};
  return [](const std::string& line) { std::cerr << "\r\x1B[K" << to_terminal_text(line).substr(0, kLongestLine) << std::flush; };
}

void end_progress(bool verbose) {
  if (!verbose && on_terminal()) std::cerr << "\r\x1B[K" << std::flush;
}

}  // namespace onrecord
