#include "crawler/journal_db.h"

#include <algorithm>
#include <array>

namespace onrecord {
namespace {

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

bool has_column(SQLite::Database& db, const char* table, const char* column) {
  SQLite::Statement s(db, "SELECT count(*) FROM pragma_table_info(?) WHERE name = ?");
  s.bind(1, table);
  s.bind(2, column);
  return s.executeStep() && s.getColumn(0).getInt() > 0;
}

}  // namespace

Journal::State::State(const std::string& path) : db(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 10000) {
  db.exec("PRAGMA journal_mode=WAL");
  db.exec("PRAGMA synchronous=FULL");
  db.exec("PRAGMA foreign_keys=ON");
  SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
  db.exec(kSchema);
  for (const auto& [table, column, type] : kLaterColumns) {
    if (has_column(db, table, column)) continue;
    db.exec(std::string("ALTER TABLE ") + table + " ADD COLUMN " + column + " " + type);
  }
  transaction.commit();
}

SQLite::Statement& Journal::State::statement(const char* sql) {
  auto& slot = statements[sql];
  if (!slot) slot = std::make_unique<SQLite::Statement>(db, sql);
  slot->tryReset();
  slot->clearBindings();
  return *slot;
}

int Journal::State::room(const std::string& source_id, std::int64_t run_id, int limit) {
  auto& done = bound("SELECT count(*) FROM crawl_urls WHERE source_id = ? AND kind = 3 AND last_run = ?", source_id, run_id);
  done.executeStep();
  const int left = std::max(0, limit - done.getColumn(0).getInt());
  done.tryReset();
  return left;
}

Result<std::vector<PendingFetch>> Journal::State::fetches(const char* condition) {
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

Status Journal::State::note_reading(std::int64_t fetch_id, bool article) {
  return change(article ? "UPDATE crawl_urls SET unread = 0 WHERE id = (SELECT url_id FROM crawl_fetches WHERE id = ?)"
                        : "UPDATE crawl_urls SET unread = 1 WHERE id = (SELECT url_id FROM crawl_fetches WHERE id = ?)",
                fetch_id);
}

Status Journal::State::change(const char* sql, std::int64_t id) {
  try {
    if (run(sql, id) != 1) return Error{Failure::internal, "crawl journal: no fetch " + std::to_string(id)};
    return Done{};
  } catch (const SQLite::Exception& failure) {
    return Error{Failure::io, std::string("crawl journal: ") + failure.what()};
  }
}

}  // namespace onrecord
