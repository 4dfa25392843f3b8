// JournalDb: the journal's tables and its open connection. Only for the files of Journal.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "crawler/journal.h"

namespace onrecord {

struct Journal::State {
  /// Makes the tables, and what a journal of an earlier version lacks.
  explicit State(const std::string& path);
  /// Prepared once for each place in the program.
  SQLite::Statement& statement(const char* sql);
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
  int room(const std::string& source_id, std::int64_t run_id, int limit);
  Result<std::vector<PendingFetch>> fetches(const char* condition);
  /// Whether the page of a fetch was an article that could be read.
  Status note_reading(std::int64_t fetch_id, bool article);
  /// A statement that is to change the one row of that fetch.
  Status change(const char* sql, std::int64_t id);

  SQLite::Database db;
  std::map<const char*, std::unique_ptr<SQLite::Statement>> statements;  // keyed by the literal's address
};

}  // namespace onrecord
