// crawl(): one night over all sources.
//
// Feeds, sitemaps and section pages of each source are asked once, with the validators of last time; then the articles that they name, newest
// first, and again those of the last days. One request at a time and a delay for every host; robots.txt first; every response archived.
// Killed at any point, the next call goes on where this one was.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/instant.h"
#include "core/result.h"

namespace onrecord {

/// A block of sources.toml.
struct SourceConfig {
  std::string id;
  std::string name;
  std::string kind;
  std::string country;
  std::string timezone;
  std::vector<std::string> feeds;
  std::vector<std::string> sitemaps;
  std::vector<std::string> sections;
  bool enabled = true;
};

/// Old articles wanted after all: those that a sitemap dates since `since` and before `until`, and no others.
struct Backfill {
  Instant since;
  Instant until;
};

struct CrawlSettings {
  std::string user_agent = "onrecord/0.1";
  std::string contact;  ///< "mailto:..." or a URL; goes into the user agent
  double delay_seconds = 2.0;
  int max_pages_per_source = 300;            ///< article requests a night
  int max_requests_per_host = 2000;          ///< a night, of all sources, listings and further tries; what is left comes the next night
  double max_run_seconds = 0;                ///< no request begins later in the night; 0: no limit
  std::int64_t max_page_bytes = 10'000'000;  ///< on the wire and decoded
  std::vector<std::string> allow_addresses;  ///< CIDRs opened for the hosts that the sources name
  std::string ca_file;                       ///< PEM file of certificate authorities in place of the system's
  std::string proxy;                         ///< see HttpLimits::proxy
  int max_age_days = 0;                      ///< articles that a listing declares older are skipped; 0: none
  std::optional<Backfill> backfill;
  std::string archive_path = "archive";
  bool archive_requests = true;  ///< each response with records of its request and metadata
  std::string database_path = "onrecord.db";
  std::string tables_folder;  ///< config/crawler; empty: no tracking parameters, no walls known

  double longest_delay_seconds = 120;  ///< what a Crawl-delay or Retry-After may ask for; longer waits are left to the next night
  double retry_seconds = 5;            ///< before the first further try after a passing error; doubled each time
  int max_tries = 3;
  int max_connections = 16;
  double connect_timeout_seconds = 15;
  double total_timeout_seconds = 60;
  double low_speed_seconds = 15;     ///< a body slower than 100 bytes/s for so long is given up
  int max_sitemaps_per_source = 50;  ///< a night
  std::int64_t max_sitemap_bytes = 52'428'800;
};

struct SourceReport {
  std::string source_id;
  int fetched = 0;       ///< answers of articles and listings, whatever their status
  int not_modified = 0;  ///< 304, or the same bytes as before
  int stored = 0;        ///< new or changed articles, waiting for ingest
  int errors = 0;        ///< requests that ended without a usable answer
  int robots_denied = 0;
  std::string last_error;  ///< text of strangers in it: escape before showing
};

struct CrawlReport {
  std::vector<SourceReport> sources;  ///< in the order given, enabled ones only
  std::size_t left = 0;               ///< requests left for the next night, because a host's or the run's budget was spent
};

struct CrawlProgress {
  std::string url;  ///< just answered
  int fetched = 0;
  int waiting = 0;
  int errors = 0;
};
using ProgressSink = std::function<void(const CrawlProgress&)>;

/// `progress` may be empty. Fails on bad settings, an archive or database that cannot be written, or another crawl at work in the archive.
[[nodiscard]] Result<CrawlReport> crawl(const std::vector<SourceConfig>& sources, const CrawlSettings& settings, const Clock& clock,
                                        const ProgressSink& progress = {});

}  // namespace onrecord
