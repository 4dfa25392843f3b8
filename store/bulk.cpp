// Bulk loads: batches without what only questions need. Indexes that scattered keys make slow to grow are dropped and built again, sorted, at
// the end; their SQL waits in index_facts, so that a load that was killed is put right by the next opening.
#include "core/crash_point.h"
#include "store/state.h"

namespace onrecord {
namespace {

/// Indexes that put() never asks.
constexpr const char* kScattered =
    "'claims_stated','claims_days','claim_entities_days','claims_statement','claims_member','claims_about','figures_measure','mentions_entity','"
    "versions_published'";

/// How much of the full text FTS5 sorts in memory before it writes a segment. Kept in the index: begin_bulk() of a load that was killed is undone by
/// the next end_bulk(), and does no harm until then.
void gather_full_text(Store::State& state, bool bulk) {
  state.db.exec(bulk ? "INSERT INTO claims_fts(claims_fts,rank) VALUES('hashsize',33554432)"
                     : "INSERT INTO claims_fts(claims_fts,rank) VALUES('hashsize',1048576)");
}

}  // namespace

void build_dropped_indexes(Store::State& state) {
  SQLite::Statement dropped(state.db, "SELECT value FROM index_facts WHERE name='dropped_indexes'");
  if (!dropped.executeStep()) return;
  const std::string sql = dropped.getColumn(0).getString();
  dropped.reset();
  SQLite::Transaction transaction(state.db, SQLite::TransactionBehavior::IMMEDIATE);
  state.db.exec(sql);
  state.db.exec("DELETE FROM index_facts WHERE name='dropped_indexes'");
  crash_point("bulk-indexes");
  transaction.commit();
}

Status Store::begin_bulk() {
  return guard([&]() -> Status {
    const std::string scattered = std::string("FROM sqlite_schema WHERE type='index' AND name IN (") + kScattered + ")";
    SQLite::Transaction transaction(state_->db, SQLite::TransactionBehavior::IMMEDIATE);
    state_->db.exec("INSERT OR IGNORE INTO index_facts SELECT 'dropped_indexes', group_concat(sql||';', char(10)) " + scattered +
                    " HAVING count(*)>0");
    std::vector<std::string> names;
    SQLite::Statement found(state_->db, "SELECT name " + scattered);
    while (found.executeStep()) names.push_back(found.getColumn(0).getString());
    found.reset();
    for (const std::string& name : names) state_->db.exec("DROP INDEX " + name);
    gather_full_text(*state_, true);
    transaction.commit();
    state_->db.exec("PRAGMA wal_autocheckpoint = 32768");  // half a GB: pages that every batch changes reach the file once
    state_->db.exec("PRAGMA cache_size = -524288");        // keys come in no order: pages that do not fit are read and written again and again
    state_->db.exec("PRAGMA foreign_keys = OFF");          // the writer takes every key from a row it has just read or written
    return Done{};
  });
}

Status Store::end_bulk() {
  return guard([&]() -> Status {
    build_dropped_indexes(*state_);
    gather_full_text(*state_, false);
    state_->db.exec("PRAGMA cache_size = -65536");
    state_->db.exec("PRAGMA wal_autocheckpoint = 1000");
    state_->db.exec("PRAGMA foreign_keys = ON");
    SQLite::Statement keys(state_->db, "PRAGMA foreign_key_check");
    if (keys.executeStep()) return Error{Failure::internal, "index: a row of " + keys.getColumn(0).getString() + " points to nothing"};
    return Done{};
  });
}

}  // namespace onrecord
