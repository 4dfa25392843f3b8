#include "crawler/journal.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <map>

#include "crawler/revisit.h"

namespace onrecord {
namespace {

constexpr std::int64_t kResumeSeconds = std::int64_t{12} * 3600;

constexpr const char* kSchema = R"(
CREATE TABLE IF NOT EXISTS crawl_urls (
  id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, source_id TEXT NOT NULL, kind INTEGER NOT NULL, requested_url TEXT NOT NULL,
  depth INTEGER NOT NULL, hops INTEGER NOT NULL, published INTEGER NOT NULL, first_seen INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new','fetched','skipped','moved','failed','gone')),
  reason TEXT NOT NULL DEFAULT '', fails INTEGER NOT NULL DEFAULT 0, last_run INTEGER NOT NULL DEFAULT 0, last_checked INTEGER,
  status INTEGER NOT NULL DEFAULT 0, moved_to TEXT NOT NULL DEFAULT '', etag TEXT NOT NULL DEFAULT '', last_modified TEXT NOT NULL DEFAULT '',
  payload_digest TEXT NOT NULL DEFAULT '', body_sha256 TEXT NOT NULL DEFAULT '', archived_at INTEGER,
  every INTEGER NOT NULL DEFAULT 0, next_check INTEGER DEFAULT 0, readings INTEGER NOT NULL DEFAULT 0,
  dated_only INTEGER NOT NULL DEFAULT 0, unread INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX IF NOT EXISTS crawl_urls_due ON crawl_urls (source_id, kind, state, published DESC);
CREATE TABLE IF NOT EXISTS crawl_fetches (
  id INTEGER PRIMARY KEY, url_id INTEGER NOT NULL REFERENCES crawl_urls(id), run INTEGER NOT NULL, source_id TEXT NOT NULL, url TEXT NOT NULL,
  final_url TEXT NOT NULL, fetched_at INTEGER NOT NULL, status INTEGER NOT NULL, error TEXT NOT NULL, etag TEXT NOT NULL,
  last_modified TEXT NOT NULL, body_sha256 TEXT NOT NULL, warc_file TEXT NOT NULL, warc_offset INTEGER NOT NULL, warc_length INTEGER NOT NULL,
  ingest TEXT NOT NULL CHECK (ingest IN ('none','pending','done')), attempts INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX IF NOT EXISTS crawl_fetches_pending ON crawl_fetches (id) WHERE ingest = 'pending';
CREATE TABLE IF NOT EXISTS crawl_robots (origin TEXT PRIMARY KEY, body BLOB NOT NULL, status INTEGER NOT NULL, fetched_at INTEGER NOT NULL,
  changed_at INTEGER) STRICT;
CREATE TABLE IF NOT EXISTS crawl_shards (file TEXT PRIMARY KEY, length INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS crawl_runs (id INTEGER PRIMARY KEY, started INTEGER NOT NULL, finished INTEGER) STRICT;
)";

/// Columns that a journal of an earlier version lacks.
constexpr std::array<std::array<const char*, 3>, 6> kLaterColumns = {{{"crawl_urls", "every", "INTEGER NOT NULL DEFAULT 0"},
                                                                      {"crawl_urls", "next_check", "INTEGER DEFAULT 0"},
                                                                      {"crawl_urls", "readings", "INTEGER NOT NULL DEFAULT 0"},
                                                                      {"crawl_urls", "dated_only", "INTEGER NOT NULL DEFAULT 0"},
                                                                      {"crawl_urls", "unread", "INTEGER NOT NULL DEFAULT 0"},
                                                                      {"crawl_robots", "changed_at", "INTEGER"}}};

constexpr const char* kUrlColumns =
    "id, url, source_id, kind, requested_url, depth, hops, published, etag, last_modified, payload_digest, body_sha256, archived_at,"
    " last_checked, first_seen, every, next_check, readings, dated_only, moved_to";

std::optional<Instant> instant_or_none(const SQLite::Column& column) {
  if (column.isNull() || column.getInt64() == 0) return std::nullopt;
  return Instant{column.getInt64()};
}

FrontierUrl url_of(SQLite::Statement& row) {
  FrontierUrl u;
  u.id = row.getColumn(0).getInt64();
  u.url = row.getColumn(1).getString();
  u.source_id = row.getColumn(2).getString();
  u.kind = static_cast<UrlKind>(row.getColumn(3).getInt());
  u.requested_url = row.getColumn(4).getString();
  u.depth = row.getColumn(5).getInt();
  u.hops = row.getColumn(6).getInt();
  u.published = instant_or_none(row.getColumn(7));
  u.etag = row.getColumn(8).getString();
  u.last_modified = row.getColumn(9).getString();
  u.payload_digest = row.getColumn(10).getString();
  u.body_sha256 = row.getColumn(11).getString();
  u.archived_at = instant_or_none(row.getColumn(12));
  u.last_checked = instant_or_none(row.getColumn(13));
  u.first_seen = Instant{row.getColumn(14).getInt64()};
  u.every = row.getColumn(15).getInt64();
  u.next_check = row.getColumn(16).isNull() ? kNever : row.getColumn(16).getInt64();
  u.readings = row.getColumn(17).getInt();
  u.dated_only = row.getColumn(18).getInt() != 0;
  u.moved_to = row.getColumn(19).getString();
  return u;
}

PendingFetch fetch_of(SQLite::Statement& row) {
  PendingFetch p;
  p.id = row.getColumn(0).getInt64();
  p.fetch.source_id = row.getColumn(1).getString();
  p.fetch.url = row.getColumn(2).getString();
  p.fetch.final_url = row.getColumn(3).getString();
  p.fetch.fetched_at = Instant{row.getColumn(4).getInt64()};
  p.fetch.http_status = row.getColumn(5).getInt();
  p.fetch.etag = row.getColumn(6).getString();
  p.fetch.last_modified = row.getColumn(7).getString();
  p.fetch.body_sha256 = row.getColumn(8).getString();
  p.fetch.warc_file = row.getColumn(9).getString();
  p.fetch.warc_offset = row.getColumn(10).getInt64();
  p.fetch.warc_length = row.getColumn(11).getInt64();
  p.attempts = row.getColumn(12).getInt();
  return p;
}

std::vector<DueUrl> take_due(SQLite::Statement& rows) {
  std::vector<DueUrl> out;
  while (rows.executeStep()) out.push_back({rows.getColumn(0).getInt64(), rows.getColumn(1).getString()});
  rows.tryReset();
  return out;
}

}  // namespace

struct Journal::State {
  explicit State(const std::string& path) : db(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 10000) {
    db.exec("PRAGMA journal_mode=WAL");
    db.exec("PRAGMA synchronous=FULL");
    db.exec("PRAGMA foreign_keys=ON");
    SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
    db.exec(kSchema);
    for (const auto& [table, column, type] : kLaterColumns) {
      if (has_column(table, column)) continue;
      db.exec(std::string("ALTER TABLE ") + table + " ADD COLUMN " + column + " " + type);
    }
    transaction.commit();
  }
  bool has_column(const char* table, const char* column) {
    SQLite::Statement s(db, "SELECT count(*) FROM pragma_table_info(?) WHERE name = ?");
    s.bind(1, table);
    s.bind(2, column);
    return s.executeStep() && s.getColumn(0).getInt() > 0;
  }
  SQLite::Statement& statement(const char* sql) {
    auto& slot = statements[sql];
    if (!slot) slot = std::make_unique<SQLite::Statement>(db, sql);
    slot->tryReset();
    slot->clearBindings();
    return *slot;
  }
  template <typename... Values>
  SQLite::Statement& bound(const char* sql, const Values&... values) {
    SQLite::Statement& s = statement(sql);
    int i = 0;
    (s.bind(++i, values), ...);
    return s;
  }
  /// Runs to the end and lets go of its locks.
  template <typename... Values>
  int run(const char* sql, const Values&... values) {
    SQLite::Statement& s = bound(sql, values...);
    const int changed = s.exec();
    s.tryReset();
    return changed;
  }
  /// Articles that the source may still ask for in this run.
  int room(const std::string& source_id, std::int64_t run_id, int limit) {
    auto& done = bound("SELECT count(*) FROM crawl_urls WHERE source_id = ? AND kind = 3 AND last_run = ?", source_id, run_id);
    done.executeStep();
    const int left = std::max(0, limit - done.getColumn(0).getInt());
    done.tryReset();
    return left;
  }
  Result<std::vector<PendingFetch>> fetches(const char* condition) {
    const std::string sql = std::string(
                                "SELECT id, source_id, url, final_url, fetched_at, status, etag, last_modified, body_sha256, warc_file,"
                                " warc_offset, warc_length, attempts FROM crawl_fetches WHERE ") +
                            condition + " ORDER BY id";
    try {
      SQLite::Statement s(db, sql);
      std::vector<PendingFetch> out;
      while (s.executeStep()) out.push_back(fetch_of(s));
      return out;
    } catch (const SQLite::Exception& failure) {
      return Error{Failure::io, std::string("crawl journal: ") + failure.what()};
    }
  }
  /// Whether the page of a fetch was an article that could be read.
  Status note_reading(std::int64_t fetch_id, bool article) {
    return change(article ? "UPDATE crawl_urls SET unread = 0 WHERE id = (SELECT url_id FROM crawl_fetches WHERE id = ?)"
                          : "UPDATE crawl_urls SET unread = 1 WHERE id = (SELECT url_id FROM crawl_fetches WHERE id = ?)",
                  fetch_id);
  }
  Status change(const char* sql, std::int64_t id) {
    try {
      if (run(sql, id) != 1) return Error{Failure::internal, "crawl journal: no fetch " + std::to_string(id)};
      return Done{};
    } catch (const SQLite::Exception& failure) {
      return Error{Failure::io, std::string("crawl journal: ") + failure.what()};
    }
  }
  SQLite::Database db;
  std::map<const char*, std::unique_ptr<SQLite::Statement>> statements;  // keyed by the literal's address
};

Journal::Journal(std::unique_ptr<State> state) : state_(std::move(state)) {}
Journal::Journal(Journal&&) noexcept = default;
Journal& Journal::operator=(Journal&&) noexcept = default;
Journal::~Journal() = default;

Result<Journal> Journal::open(const std::string& database_path) {
  try {
    return Journal(std::make_unique<State>(database_path));
  } catch (const SQLite::Exception& failure) {
    const bool disk = failure.getErrorCode() == SQLITE_FULL || failure.getErrorCode() == SQLITE_IOERR;
    return Error{disk ? Failure::io : Failure::cannot_create, database_path + ": " + failure.what()};
  }
}

Result<std::vector<PendingFetch>> Journal::pending() const { return state_->fetches("ingest = 'pending'"); }
Result<std::vector<PendingFetch>> Journal::poisoned() const { return state_->fetches("attempts >= 1000"); }
Status Journal::mark_ingest_started(std::int64_t id) { return state_->change("UPDATE crawl_fetches SET attempts = attempts + 1 WHERE id = ?", id); }

Status Journal::mark_ingested(std::int64_t id, bool article) {
  if (const Status noted = state_->note_reading(id, article); !noted) return noted;
  return state_->change("UPDATE crawl_fetches SET ingest = 'done' WHERE id = ?", id);
}

Status Journal::mark_poisoned(std::int64_t id) {
  if (const Status noted = state_->note_reading(id, false); !noted) return noted;
  return state_->change("UPDATE crawl_fetches SET ingest = 'none', attempts = 1000 WHERE id = ?", id);
}

void Journal::begin() { state_->db.exec("BEGIN IMMEDIATE"); }
void Journal::commit() { state_->db.exec("COMMIT"); }

std::int64_t Journal::start_run(Instant now) {
  auto& open =
      state_->bound("SELECT id FROM crawl_runs WHERE finished IS NULL AND started > ? ORDER BY id DESC LIMIT 1", now.seconds - kResumeSeconds);
  const bool found = open.executeStep();
  const std::int64_t run = found ? open.getColumn(0).getInt64() : 0;
  open.tryReset();
  if (found) return run;
  state_->run("INSERT INTO crawl_runs (started) VALUES (?)", now.seconds);
  return state_->db.getLastInsertRowid();
}

void Journal::end_run(std::int64_t run, Instant now) { state_->run("UPDATE crawl_runs SET finished = ? WHERE id = ?", now.seconds, run); }

AddedUrl Journal::add_url(const FrontierUrl& u, Instant now) {
  const std::int64_t published = u.published ? u.published->seconds : 0;
  auto& known = state_->bound("SELECT id, published FROM crawl_urls WHERE url = ?", u.url);
  if (!known.executeStep()) {
    known.tryReset();
    state_->run(
        "INSERT INTO crawl_urls (url, source_id, kind, requested_url, depth, hops, published, first_seen, dated_only) VALUES (?,?,?,?,?,?,?,?,?)",
        u.url, u.source_id, static_cast<int>(u.kind), u.requested_url.empty() ? u.url : u.requested_url, u.depth, u.hops, published, now.seconds,
        u.dated_only ? 1 : 0);
    return {state_->db.getLastInsertRowid(), true};
  }
  const AddedUrl added{known.getColumn(0).getInt64(), known.getColumn(1).getInt64() < published};
  known.tryReset();
  // A page that a listing dates younger than before has changed: it is asked for at once.
  state_->run(
      "UPDATE crawl_urls SET next_check = CASE WHEN published > 0 AND published < ? THEN 0 ELSE next_check END,"
      " published = max(published, ?), kind = min(kind, ?) WHERE id = ?",
      published, published, static_cast<int>(u.kind), added.id);
  return added;
}

void Journal::skip_url(std::int64_t url_id, const std::string& reason) {
  state_->run("UPDATE crawl_urls SET state = 'skipped', reason = ?, next_check = NULL WHERE id = ? AND state = 'new'", reason, url_id);
}

std::optional<FrontierUrl> Journal::find_url(const std::string& url) const {
  auto& id = state_->bound("SELECT id FROM crawl_urls WHERE url = ?", url);
  const std::int64_t found = id.executeStep() ? id.getColumn(0).getInt64() : 0;
  id.tryReset();
  return found == 0 ? std::nullopt : this->url(found);
}

std::optional<FrontierUrl> Journal::url(std::int64_t id) const {
  static const std::string sql = std::string("SELECT ") + kUrlColumns + " FROM crawl_urls WHERE id = ?";
  auto& row = state_->bound(sql.c_str(), id);
  std::optional<FrontierUrl> out;
  if (row.executeStep()) out = url_of(row);
  row.tryReset();
  return out;
}

bool Journal::seen_in_run(std::int64_t url_id, std::int64_t run) const {
  auto& row = state_->bound("SELECT last_run FROM crawl_urls WHERE id = ?", url_id);
  const bool seen = row.executeStep() && row.getColumn(0).getInt64() == run;
  row.tryReset();
  return seen;
}

void Journal::record(const FrontierUrl& u, std::int64_t run, const Outcome& o) {
  const Fetch& f = o.fetch;
  if (!f.warc_file.empty()) {
    state_->run(
        "INSERT INTO crawl_fetches (url_id, run, source_id, url, final_url, fetched_at, status, error, etag, last_modified, body_sha256,"
        " warc_file, warc_offset, warc_length, ingest) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        u.id, run, f.source_id, f.url, f.final_url, f.fetched_at.seconds, f.http_status, f.error, f.etag, f.last_modified, f.body_sha256, f.warc_file,
        f.warc_offset, f.warc_length, o.pending ? "pending" : "none");
  }
  const bool whole = f.error.empty() && f.http_status == 200;
  const char* state = f.http_status == 410 || f.http_status == 404          ? "gone"
                      : !f.error.empty()                                    ? "failed"
                      : o.skip_reason == "moved"                            ? "moved"
                      : o.skip_reason.empty() || o.skip_reason == "paywall" ? "fetched"
                                                                            : "skipped";
  const Revisit next = plan_revisit(u, o);
  if (o.unchanged) {
    state_->run("UPDATE crawl_urls SET last_run = ?, last_checked = ?, fails = 0, status = ? WHERE id = ?", run, f.fetched_at.seconds, f.http_status,
                u.id);
  } else if (whole) {
    state_->run(
        "UPDATE crawl_urls SET last_run = ?, last_checked = ?, status = 200, state = ?, reason = ?, fails = 0, etag = ?, last_modified = ?,"
        " payload_digest = ?, body_sha256 = ?, archived_at = ?, moved_to = ? WHERE id = ?",
        run, f.fetched_at.seconds, state, o.skip_reason, f.etag, f.last_modified, o.payload_digest, f.body_sha256, f.fetched_at.seconds, o.moved_to,
        u.id);
  } else {
    // An article that was read once keeps its validators and state through a passing error.
    state_->run(
        "UPDATE crawl_urls SET last_run = ?, last_checked = ?, status = ?, reason = ?, fails = fails + (? != ''), moved_to = ?,"
        " state = CASE WHEN state = 'fetched' AND ? = 'failed' THEN state ELSE ? END WHERE id = ?",
        run, f.fetched_at.seconds, f.http_status, f.error.empty() ? o.skip_reason : f.error, f.error, o.moved_to, state, state, u.id);
  }
  state_->run("UPDATE crawl_urls SET every = ?, next_check = nullif(?, ?), readings = 0 WHERE id = ?", next.every, next.at, kNever, u.id);
}

void Journal::begin_reading(const std::vector<std::int64_t>& url_ids) {
  if (url_ids.empty()) return;
  begin();
  for (const std::int64_t id : url_ids) state_->run("UPDATE crawl_urls SET readings = readings + 1 WHERE id = ?", id);
  commit();
}

std::vector<DueUrl> Journal::due_articles(const std::string& source_id, std::int64_t run, int limit, Instant now) const {
  const int room = state_->room(source_id, run, limit);
  const auto collect = [&](const char* condition) {
    SQLite::Statement s(state_->db,
                        std::string("SELECT id, url FROM crawl_urls WHERE source_id = ? AND kind = 3 AND last_run != ? AND next_check <= ? AND ") +
                            condition + " ORDER BY published DESC, id DESC LIMIT ?");
    s.bind(1, source_id);
    s.bind(2, run);
    s.bind(3, now.seconds);
    s.bind(4, room);
    std::vector<DueUrl> out;
    while (s.executeStep()) out.push_back({s.getColumn(0).getInt64(), s.getColumn(1).getString()});
    return out;
  };
  auto fresh = collect("(state = 'new' OR (state = 'failed' AND fails < 3))");
  auto again = collect("state IN ('fetched','skipped')");
  // A quarter of the night is kept for corrections where a backlog of new pages would take all of it.
  const auto most = static_cast<std::size_t>(room);
  if (fresh.size() + again.size() > most) {
    const std::size_t kept = std::min(again.size(), most / 4);
    fresh.resize(std::min(fresh.size(), most - kept));
    again.resize(std::min(again.size(), most - fresh.size()));
  }
  fresh.insert(fresh.end(), std::make_move_iterator(again.begin()), std::make_move_iterator(again.end()));
  return fresh;
}

std::vector<DueUrl> Journal::dated_articles(const std::string& source_id, std::int64_t run, int limit, Instant since, Instant until) const {
  auto& s = state_->bound(
      "SELECT id, url FROM crawl_urls WHERE source_id = ? AND kind = 3 AND last_run != ? AND (state = 'new' OR (state = 'failed' AND fails < 3))"
      " AND published >= ? AND published < ? ORDER BY published DESC, id DESC LIMIT ?",
      source_id, run, since.seconds, until.seconds, state_->room(source_id, run, limit));
  return take_due(s);
}

std::vector<std::pair<std::string, bool>> Journal::known_articles(const std::string& source_id) const {
  auto& s = state_->bound(
      "SELECT url, state = 'fetched' AND unread = 0 FROM crawl_urls WHERE source_id = ? AND kind = 3 AND (state IN ('fetched','gone')"
      " OR (state = 'skipped' AND reason IN ('not-html','empty','no-content'))) ORDER BY id DESC LIMIT 500",
      source_id);
  std::vector<std::pair<std::string, bool>> out;
  while (s.executeStep()) out.emplace_back(s.getColumn(0).getString(), s.getColumn(1).getInt() != 0);
  s.tryReset();
  return out;
}

std::vector<DueUrl> Journal::due_listings(const std::string& source_id, std::int64_t run, Instant now) const {
  auto& s = state_->bound(
      "SELECT id, url FROM crawl_urls WHERE source_id = ? AND kind = 1 AND depth > 0 AND last_run != ? AND next_check <= ?"
      " AND state IN ('new','fetched','failed') ORDER BY published DESC, id",
      source_id, run, now.seconds);
  return take_due(s);
}

std::optional<RobotsRow> Journal::robots(const std::string& origin) const {
  auto& row = state_->bound("SELECT body, status, fetched_at FROM crawl_robots WHERE origin = ?", origin);
  std::optional<RobotsRow> out;
  if (row.executeStep()) out = RobotsRow{row.getColumn(0).getString(), row.getColumn(1).getInt(), Instant{row.getColumn(2).getInt64()}};
  row.tryReset();
  return out;
}

void Journal::put_robots(const std::string& origin, const RobotsRow& r) {
  auto& s = state_->statement(
      "INSERT INTO crawl_robots (origin, body, status, fetched_at) VALUES (?,?,?,?) ON CONFLICT (origin) DO UPDATE SET"
      " changed_at = CASE WHEN body != excluded.body THEN excluded.fetched_at ELSE changed_at END, body = excluded.body, status = excluded.status,"
      " fetched_at = excluded.fetched_at");
  s.bind(1, origin);
  s.bind(2, r.body.data(), static_cast<int>(r.body.size()));
  s.bind(3, r.status);
  s.bind(4, r.fetched_at.seconds);
  s.exec();
  s.tryReset();
}

void Journal::put_shard(const std::string& file, std::int64_t length) {
  state_->run("INSERT INTO crawl_shards (file, length) VALUES (?, ?) ON CONFLICT (file) DO UPDATE SET length = excluded.length", file, length);
}

std::vector<std::pair<std::string, std::int64_t>> Journal::shards() const {
  SQLite::Statement s(state_->db, "SELECT file, length FROM crawl_shards ORDER BY file");
  std::vector<std::pair<std::string, std::int64_t>> out;
  while (s.executeStep()) out.emplace_back(s.getColumn(0).getString(), s.getColumn(1).getInt64());
  return out;
}

}  // namespace onrecord
