// Journal: what the crawler knows from night to night, in the tables crawl_* of the index file.
//
// The frontier (every URL with its state and validators), the fetches with their place in the archive, robots.txt of every origin, and the
// length of each archive file that is accounted for. What a response changes is committed at once, so that a killed night goes on where it was.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/instant.h"
#include "core/page.h"
#include "core/result.h"

namespace onrecord {

/// An article that was fetched and archived and waits to be read.
struct PendingFetch {
  std::int64_t id = 0;
  int attempts = 0;  ///< readings begun and never ended: by the page's fault, or because the run was killed
  Fetch fetch;
};

enum class UrlKind : int { feed = 0, sitemap = 1, section = 2, article = 3 };

/// One URL of the frontier.
struct FrontierUrl {
  std::int64_t id = 0;
  std::string source_id;
  std::string url;
  std::string requested_url;  ///< where it was reached by redirects: the URL at their beginning
  UrlKind kind = UrlKind::article;
  int depth = 0;                     ///< sitemaps: levels below a configured one
  int hops = 0;                      ///< redirects on the way to it
  std::optional<Instant> published;  ///< newest date that a listing declared
  std::string etag;
  std::string last_modified;
  std::string payload_digest;  ///< of the last whole answer
  std::string body_sha256;
  std::optional<Instant> archived_at;  ///< when that answer was archived
  std::optional<Instant> last_checked;
  Instant first_seen;
  std::int64_t every = 0;       ///< listings: seconds between two visits, by how often they had news; 0: not known yet
  std::int64_t next_check = 0;  ///< not asked again before (seconds since 1970)
  int readings = 0;             ///< listings: readings begun and never ended
  std::string moved_to;         ///< permanent redirect, or the page that this is a copy of
  bool dated_only = false;      ///< sitemaps that only a robots.txt names: of them only dated, recent pages are taken
};

/// A URL that should be requested.
struct DueUrl {
  std::int64_t id = 0;
  std::string url;
};

struct AddedUrl {
  std::int64_t id = 0;
  bool news = false;  ///< not known before, or declared younger than before
};

/// What came of a request.
struct Outcome {
  Fetch fetch;
  std::string payload_digest;
  std::string skip_reason;   ///< an answer that is no article to read: "not-html", "noindex", "moved", ...; empty: none
  bool pending = false;      ///< to be read by ingest
  bool unchanged = false;    ///< 304, or the same bytes as before
  bool news = false;         ///< of a listing: it named something new
  std::string moved_to;      ///< permanent redirect, or the page that this is a copy of
  double retry_seconds = 0;  ///< what the server asked for beyond this night; 0: nothing
};

struct RobotsRow {
  std::string body;
  int status = 0;  ///< of the last attempt
  Instant fetched_at;
};

class Journal {
 public:
  [[nodiscard]] static Result<Journal> open(const std::string& database_path);
  Journal(Journal&&) noexcept;
  Journal& operator=(Journal&&) noexcept;
  ~Journal();

  // For ingest.
  /// Fetched, archived, not yet read, oldest first.
  [[nodiscard]] Result<std::vector<PendingFetch>> pending() const;
  /// To be called before the page is touched, so that one which kills the process is known by the attempt. Durable when it returns.
  [[nodiscard]] Status mark_ingest_started(std::int64_t id);
  /// `article`: whether there was one to read.
  [[nodiscard]] Status mark_ingested(std::int64_t id, bool article = true);
  /// The page has been seen to kill its reader: it is set aside.
  [[nodiscard]] Status mark_poisoned(std::int64_t id);
  [[nodiscard]] Result<std::vector<PendingFetch>> poisoned() const;

  // For the crawl. These throw on a failing database; crawl() turns that into a Result.
  void begin();
  void commit();
  /// The run to go on with: one younger than 12 hours that never ended, else a new one.
  [[nodiscard]] std::int64_t start_run(Instant now);
  void end_run(std::int64_t run, Instant now);
  /// Adds the URL, or brings its declared date forward, which makes it due. A redirect's target keeps the kind of what led there.
  AddedUrl add_url(const FrontierUrl& url, Instant now);
  /// Not to be requested, for this reason.
  void skip_url(std::int64_t url_id, const std::string& reason);
  [[nodiscard]] std::optional<FrontierUrl> find_url(const std::string& url) const;
  [[nodiscard]] std::optional<FrontierUrl> url(std::int64_t id) const;
  /// Whether the URL has been dealt with in this run.
  [[nodiscard]] bool seen_in_run(std::int64_t url_id, std::int64_t run) const;
  /// What came of the request, and when the URL is asked again: listings by how often they have news, articles at twice their age each time.
  void record(const FrontierUrl& url, std::int64_t run, const Outcome& outcome);
  /// To be called, outside a transaction, before a listing is parsed; record() takes it back.
  void begin_reading(const std::vector<std::int64_t>& url_ids);
  /// Articles of a source to request: those never fetched, newest first, then those to look at again, for corrections. What this run did
  /// already counts against the limit.
  [[nodiscard]] std::vector<DueUrl> due_articles(const std::string& source_id, std::int64_t run, int limit, Instant now) const;
  /// Articles never fetched that are declared to be of the time from `since` up to `until`, newest first.
  [[nodiscard]] std::vector<DueUrl> dated_articles(const std::string& source_id, std::int64_t run, int limit, Instant since, Instant until) const;
  /// Sitemaps found below the configured ones, due by `now` and not yet visited in this run.
  [[nodiscard]] std::vector<DueUrl> due_listings(const std::string& source_id, std::int64_t run, Instant now) const;
  /// The newest known article URLs of a source, at most 500, and whether they were pages with something to read.
  [[nodiscard]] std::vector<std::pair<std::string, bool>> known_articles(const std::string& source_id) const;
  [[nodiscard]] std::optional<RobotsRow> robots(const std::string& origin) const;
  void put_robots(const std::string& origin, const RobotsRow& row);
  /// Bytes of an archive file that the journal accounts for.
  void put_shard(const std::string& file, std::int64_t length);
  [[nodiscard]] std::vector<std::pair<std::string, std::int64_t>> shards() const;

 private:
  struct State;
  explicit Journal(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace onrecord
