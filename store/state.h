// State: the open database of a Store, with its prepared statements. Only for the .cpp files of store/.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <memory>
#include <string>

#include "store/store.h"

namespace onrecord {

struct Store::State {
  State(const std::string& path, int flags) : db(path, flags, 5000) {}
  SQLite::Database db;
  std::map<std::string, std::unique_ptr<SQLite::Statement>> statements;

  /// The statement of this text, prepared once, reset and without values.
  SQLite::Statement& prepare(const std::string& sql) {
    auto& found = statements[sql];
    if (!found) {
      found = std::make_unique<SQLite::Statement>(db, sql);
    } else {
      found->tryReset();
      found->clearBindings();
    }
    return *found;
  }
};

[[nodiscard]] Error to_error(const SQLite::Exception& failure);

/// Binds text, or NULL where it is empty.
inline void bind_text(SQLite::Statement& statement, int at, const std::string& text) {
  if (text.empty()) {
    statement.bind(at);
  } else {
    statement.bind(at, text);
  }
}

/// `work()`, with an exception of the database as the error.
template <typename F>
auto guard(F&& work) -> decltype(work()) {
  try {
    return work();
  } catch (const SQLite::Exception& failure) {
    return to_error(failure);
  }
}

}  // namespace onrecord
