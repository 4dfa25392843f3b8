// The steps of a night, each of which is a command of its own too: crawl, ingest (alert: app/alerts.h).
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/alerts.h"
#include "app/settings.h"
#include "app/workspace.h"
#include "crawler/plan.h"

namespace onrecord {

/// Told one line a page; empty: nobody listens.
using PageSink = std::function<void(const std::string& line)>;

struct IngestReport {
  int added = 0;    ///< articles new to the index
  int changed = 0;  ///< new versions
  int unchanged = 0;
  int empty = 0;    ///< pages without an article
  int damaged = 0;  ///< pages that lie in an archive and cannot be read; each has a problem
  int claims = 0;
  std::vector<std::string> problems;  ///< one line each: pages that could not be read
};

/// Crawls every enabled source into the archive and the journal. `backfill`: only what listings date within it.
[[nodiscard]] Result<CrawlReport> run_crawl(const Settings& settings, const Clock& clock, const PageSink& tell,
                                            const std::optional<Backfill>& backfill = {});

/// What run_crawl() would ask for first. `settings` name a copy of the index.
[[nodiscard]] Result<std::vector<PlannedRequest>> plan_night(const Settings& settings, Instant now);

/// Reads what the crawl left waiting. Killed anywhere and called again it ends the same.
[[nodiscard]] Result<IngestReport> ingest_pending(const Settings& settings, const Lexicon& lexicon, Instant now, const PageSink& tell);

/// Reads files: .warc and .warc.gz, .html and .htm, .txt, .jsonl (lines as `extract --jsonl` takes them). They belong to the source `source_id`;
/// where it is empty, pages with a URL to the source of their host, others to "files".
[[nodiscard]] Result<IngestReport> ingest_files(const Settings& settings, const std::vector<std::string>& files, const std::string& source_id,
                                                const Lexicon& lexicon, Instant now, const PageSink& tell);

}  // namespace onrecord
