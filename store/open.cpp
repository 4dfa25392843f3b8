#include <sqlite3.h>

#include <filesystem>

#include "core/index_address.h"
#include "store/database_id.h"
#include "store/merges.h"
#include "store/schema.h"
#include "store/state.h"

namespace onrecord {

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

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

namespace {

/// Once, before the first connection: SQLite does not count its memory, for which it takes a lock at every allocation.
void configure() {
  static const int kDone = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  (void)kDone;
}

}  // namespace

Result<Store> Store::open(const std::filesystem::path& path, OpenMode mode) {
  configure();
  return guard([&]() -> Result<Store> {
    int flags = mode == OpenMode::read ? SQLite::OPEN_READONLY | SQLite::OPEN_URI : SQLite::OPEN_READWRITE;
    if (mode == OpenMode::create) flags |= SQLite::OPEN_CREATE;
    auto state = std::make_unique<State>(mode == OpenMode::read ? reading_address(path) : path.string(), flags);
    state->db.exec("PRAGMA foreign_keys = ON");
    state->db.exec("PRAGMA cache_size = -65536");  // 64 MB: with the 2 MB of old half of a night's time is reading pages again
    state->db.exec("PRAGMA temp_store = MEMORY");
    state->db.exec("PRAGMA secure_delete = OFF");  // ON while somebody is forgotten
    state->db.exec("PRAGMA mmap_size = 2147418112");
    if (mode != OpenMode::read) {
      state->db.exec("PRAGMA page_size = 16384");  // of a new file: of texts of 2 to 6 kB smaller pages waste a fifth
      state->db.exec("PRAGMA journal_mode = WAL");
      state->db.exec("PRAGMA synchronous = FULL");
      migrate(*state);
      build_dropped_indexes(*state);
    }
    const int id = state->db.execAndGet("PRAGMA application_id").getInt();
    const int newest = static_cast<int>(migrations().size());
    const int version = state->db.execAndGet("PRAGMA user_version").getInt();
    if (id != kApplicationId) return Error{Failure::data, path.string() + ": not an onrecord index"};
    if (version < newest) return Error{Failure::temporary, path.string() + ": of an older program: the next run that writes brings it up to date"};
    if (version > newest) return Error{Failure::data, path.string() + ": made by a newer program: schema " + std::to_string(version)};
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

namespace {

/// daily_counts of the days that articles have touched since they were last filled.
void refill_daily_counts(Store::State& state) {
  state.db.exec("DELETE FROM daily_counts WHERE (entity_id,stated_on) IN (SELECT entity_id,stated_on FROM touched_days)");
  state.db.exec(
      "INSERT INTO daily_counts SELECT t.entity_id,t.stated_on,count(*),count(DISTINCT c.statement_id) FROM touched_days t "
      "JOIN claim_entities e ON e.entity_id=t.entity_id AND e.stated_on=t.stated_on JOIN claims c USING(claim_id) WHERE c.retired_run_id IS NULL "
      "GROUP BY 1,2");
  state.db.exec("DELETE FROM touched_days");
}

}  // namespace

Status Store::end_run(std::int64_t run, std::string_view status, Instant now) {
  return guard([&]() -> Status {
    SQLite::Transaction transaction(state_->db, SQLite::TransactionBehavior::IMMEDIATE);
    refill_daily_counts(*state_);
    if (state_->find("SELECT 1 FROM entity_merges LIMIT 1")) apply_merges(*state_);  // names of this run
    auto& update = state_->prepare("UPDATE runs SET status=?, finished_at=? WHERE run_id=?");
    update.bind(1, std::string(status));
    update.bind(2, now.to_string());
    update.bind(3, run);
    update.exec();
    transaction.commit();
    return Done{};
  });
}

}  // namespace onrecord
