// Migrations: each with the record that it ran in one transaction; then what SQL alone cannot fill.
#include <sqlite3.h>

#include <algorithm>

#include "core/crash_point.h"
#include "core/hash.h"
#include "core/table.h"
#include "store/database_id.h"
#include "store/entity_names.h"
#include "store/schema.h"
#include "store/shingles.h"
#include "store/state.h"

namespace onrecord {
namespace {

/// key_number(BLOB) for migration 5: see first_number.
void key_number(sqlite3_context* out, int, sqlite3_value** arguments) {
  std::array<std::uint8_t, 32> digest{};
  const auto size = std::min<std::size_t>(digest.size(), static_cast<std::size_t>(sqlite3_value_bytes(arguments[0])));
  std::copy_n(static_cast<const std::uint8_t*>(sqlite3_value_blob(arguments[0])), size, digest.begin());
  sqlite3_result_int64(out, first_number(digest));
}

/// Minhash bands of all texts that are there.
void fill_bands(Store::State& state) {
  SQLite::Statement texts(state.db, "SELECT version_id, text FROM article_texts ORDER BY version_id");
  while (texts.executeStep()) put_bands(state, texts.getColumn(0).getInt64(), bands_of(shingles_of(texts.getColumn(1).getString())));
}

/// Migration 2 brings the last words of names, and typed rows of entities.
void fill_record(Store::State& state) {
  SQLite::Statement names(state.db, "SELECT entity_id, name FROM entity_names WHERE kind<>'short' ORDER BY entity_id");
  std::vector<std::pair<std::int64_t, std::string>> all;
  while (names.executeStep()) all.emplace_back(names.getColumn(0).getInt64(), names.getColumn(1).getString());
  for (const auto& [id, name] : all) put_entity_name(state, id, name, "alias");
  state.db.exec("INSERT OR IGNORE INTO countries(entity_id,iso2) SELECT entity_id, substr(slug,9) FROM entities WHERE kind='country'");
  state.db.exec("INSERT OR IGNORE INTO people(entity_id,sort_name) SELECT entity_id, name FROM entities WHERE kind='person'");
  state.db.exec("INSERT OR IGNORE INTO organizations(entity_id) SELECT entity_id FROM entities WHERE kind='organization'");
}

/// Migration 5 makes tables anew to which others point: the keys are off meanwhile, and all are compared before it counts.
constexpr int kMakesTablesAnew = 5;

void check_keys(Store::State& state) {
  SQLite::Statement broken(state.db, "PRAGMA foreign_key_check");
  if (broken.executeStep()) throw SQLite::Exception("a row of " + broken.getColumn(0).getString() + " points to nothing", SQLITE_CORRUPT);
}

void apply(Store::State& state, int version, const Migration& migration) {
  state.db.exec(version == kMakesTablesAnew ? "PRAGMA foreign_keys = OFF" : "PRAGMA foreign_keys = ON");
  SQLite::Transaction transaction(state.db, SQLite::TransactionBehavior::IMMEDIATE);
  state.db.exec(migration.sql);
  state.db.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
  state.db.exec("PRAGMA user_version = " + std::to_string(version));
  if (version == 2) fill_record(state);
  if (version == 3) fill_bands(state);
  SQLite::Statement record(state.db, "INSERT INTO schema_migrations VALUES (?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ','now'))");
  bind_all(record, version, std::string(migration.name).substr(4), sha256_hex(migration.sql)).exec();
  if (version == kMakesTablesAnew) check_keys(state);
  crash_point("migration");
  transaction.commit();
}

/// The dictionary belongs to the program, not to a migration: it is replaced where its digest differs.
void refresh_docs(Store::State& state) {
  const std::string digest = sha256_hex(kSchemaDocs);
  if (state.find("SELECT 1 FROM index_facts WHERE name='schema_docs' AND value=?", digest)) return;
  SQLite::Transaction transaction(state.db, SQLite::TransactionBehavior::IMMEDIATE);
  state.db.exec("DELETE FROM schema_docs");
  for (const std::string_view line : split(kSchemaDocs, '\n')) {
    if (line.empty() || line.starts_with('#')) continue;
    auto cells = split(line, '\t');
    cells.resize(4);
    auto& put = state.prepare("INSERT INTO schema_docs VALUES(?,?,?,?)");
    for (int at = 0; at < 3; ++at) put.bind(at + 1, std::string(cells[static_cast<std::size_t>(at)]));
    bind_value(put, 4, cells[3]);
    put.exec();
  }
  state.execute("INSERT OR REPLACE INTO index_facts VALUES('schema_docs',?)", digest);
  transaction.commit();
}

}  // namespace

void migrate(Store::State& state) {
  state.db.createFunction("key_number", 1, true, nullptr, &key_number, nullptr, nullptr, nullptr);
  const int newest = static_cast<int>(migrations().size());
  int version = state.db.execAndGet("PRAGMA user_version").getInt();
  if (version > newest) return;
  if (version > 1) build_dropped_indexes(state);  // of tables that may be made anew
  for (; version < newest; ++version) apply(state, version + 1, migrations()[static_cast<std::size_t>(version)]);
  state.db.exec("PRAGMA foreign_keys = ON");
  refresh_docs(state);
}

}  // namespace onrecord
