#include <sqlite3.h>

#include <filesystem>

#include "core/hash.h"
#include "store/crash_point.h"
#include "store/database_id.h"
#include "store/state.h"

namespace onrecord {

extern const char* const kMigrationIndex;

Error to_error(const SQLite::Exception& failure) {
  const std::string text = std::string("index: ") + failure.what();
  switch (failure.getErrorCode()) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return {Failure::temporary, text};
    case SQLITE_READONLY:
    case SQLITE_PERM: return {Failure::permission, text};
    case SQLITE_FULL:
    case SQLITE_IOERR: return {Failure::io, text};
    case SQLITE_CANTOPEN: return {Failure::no_input, text};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return {Failure::data, text};
    default: return {Failure::internal, text};
  }
}

namespace {

/// A migration and the record that it ran share a transaction.
void migrate(SQLite::Database& db) {
  if (db.execAndGet("PRAGMA user_version").getInt() >= 1) return;
  SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
  db.exec(kMigrationIndex);
  db.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
  db.exec("PRAGMA user_version = 1");
  SQLite::Statement record(db, "INSERT INTO schema_migrations VALUES (1, 'index', ?, strftime('%Y-%m-%dT%H:%M:%SZ','now'))");
  record.bind(1, sha256_hex(kMigrationIndex));
  record.exec();
  crash_point("migration");
  transaction.commit();
}

}  // namespace

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::filesystem::path& path, OpenMode mode) {
  return guard([&]() -> Result<Store> {
    int flags = mode == OpenMode::read ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE;
    if (mode == OpenMode::create) flags |= SQLite::OPEN_CREATE;
    auto state = std::make_unique<State>(path.string(), flags);
    state->db.exec("PRAGMA foreign_keys = ON");
    if (mode != OpenMode::read) {
      state->db.exec("PRAGMA journal_mode = WAL");
      state->db.exec("PRAGMA synchronous = FULL");
      migrate(state->db);
    }
    const int id = state->db.execAndGet("PRAGMA application_id").getInt();
    const int version = state->db.execAndGet("PRAGMA user_version").getInt();
    if (id != kApplicationId) return Error{Failure::data, path.string() + ": not an onrecord index"};
    if (version != 1) return Error{Failure::data, path.string() + ": made by a newer program: schema " + std::to_string(version)};
    return Store(std::move(state));
  });
}

Result<std::int64_t> Store::begin_run(std::string_view kind, std::string_view program, std::string_view rules, Instant now) {
  return guard([&]() -> Result<std::int64_t> {
    SQLite::Transaction transaction(state_->db, SQLite::TransactionBehavior::IMMEDIATE);
    state_->db.exec("UPDATE runs SET status='abandoned' WHERE status='running'");
    auto& insert = state_->prepare("INSERT INTO runs(kind,started_at,tool_version,rules_version) VALUES(?,?,?,?)");
    insert.bind(1, std::string(kind));
    insert.bind(2, now.to_string());
    insert.bind(3, std::string(program));
    insert.bind(4, std::string(rules));
    insert.exec();
    const std::int64_t run = state_->db.getLastInsertRowid();
    transaction.commit();
    return run;
  });
}

Status Store::end_run(std::int64_t run, std::string_view status, Instant now) {
  return guard([&]() -> Status {
    auto& update = state_->prepare("UPDATE runs SET status=?, finished_at=? WHERE run_id=?");
    update.bind(1, std::string(status));
    update.bind(2, now.to_string());
    update.bind(3, run);
    update.exec();
    return Done{};
  });
}

}  // namespace onrecord
