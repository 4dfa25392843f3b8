#include "crawler/journal.h"

#include <sqlite3.h>

#include "crawler/journal_db.h"

namespace onrecord {
namespace {

constexpr std::int64_t kResumeSeconds = std::int64_t{12} * 3600;

}  // namespace

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

void Journal::begin() { state_->run("BEGIN IMMEDIATE"); }
void Journal::commit() { state_->run("COMMIT"); }

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
