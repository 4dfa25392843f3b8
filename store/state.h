// State: the open database of a Store, with its prepared statements. Only for the .cpp files of store/.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <concepts>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "store/store.h"
#include "store/text_query.h"

namespace onrecord {

/// The text of a statement, known at compile time: its address is its key.
struct Sql {
  const char* text;
  consteval Sql(const char* literal) : text(literal) {}  // NOLINT: meant to be implicit
};

/// Binds text, or NULL where it is empty.
inline void bind_text(SQLite::Statement& statement, int at, const std::string& text) { text.empty() ? statement.bind(at) : statement.bind(at, text); }

/// A number that is NULL where it is 0.
struct Key {
  std::int64_t id;
};

// ---- binding: empty text and absent values are NULL ----
inline void bind_value(SQLite::Statement& s, int at, const std::string& text) { text.empty() ? s.bind(at) : s.bind(at, text); }
inline void bind_value(SQLite::Statement& s, int at, std::string_view text) { bind_value(s, at, std::string(text)); }
/// Without a copy where the statement runs before `text` ends: see execute().
inline void lend_value(SQLite::Statement& s, int at, const std::string& text) { text.empty() ? s.bind(at) : s.bindNoCopy(at, text); }
/// A null pointer is NULL, and an empty text is one.
inline void bind_value(SQLite::Statement& s, int at, const char* text) { text == nullptr ? s.bind(at) : s.bind(at, text); }
inline void lend_value(SQLite::Statement& s, int at, const char* text) { text == nullptr ? s.bind(at) : s.bindNoCopy(at, text); }
inline void bind_value(SQLite::Statement& s, int at, std::int64_t number) { s.bind(at, number); }
inline void bind_value(SQLite::Statement& s, int at, int number) { s.bind(at, number); }
inline void bind_value(SQLite::Statement& s, int at, std::uint32_t number) { s.bind(at, number); }
inline void bind_value(SQLite::Statement& s, int at, double number) { s.bind(at, number); }
inline void bind_value(SQLite::Statement& s, int at, Key key) { key.id == 0 ? s.bind(at) : s.bind(at, key.id); }
template <typename T>
void bind_value(SQLite::Statement& s, int at, const std::optional<T>& value) {
  value ? bind_value(s, at, *value) : s.bind(at);
}
/// Binds `values` to parameters 1, 2, ...
template <typename... Values>
SQLite::Statement& bind_all(SQLite::Statement& s, const Values&... values) {
  int at = 1;
  (bind_value(s, at++, values), ...);
  return s;
}

template <typename T>
void lend_value(SQLite::Statement& s, int at, const T& value) {
  bind_value(s, at, value);
}
/// As bind_all, for values that live until the statement has run.
template <typename... Values>
SQLite::Statement& lend_all(SQLite::Statement& s, const Values&... values) {
  int at = 1;
  (lend_value(s, at++, values), ...);
  return s;
}

struct Store::State {
  State(const std::string& path, int flags) : db(path, flags | SQLite::OPEN_NOMUTEX, 5000) {}  // one thread: see Store
  SQLite::Database db;
  std::unordered_map<const char*, std::unique_ptr<SQLite::Statement>> literals;
  std::map<std::string, std::unique_ptr<SQLite::Statement>> statements;
  /// Ids of entities met since the index was opened, by slug; emptied when a transaction fails.
  std::unordered_map<std::string, std::int64_t> entity_ids;
  std::unordered_map<std::int64_t, std::uint64_t> signatures;  ///< of the words of claims, by claim: near_reports.cpp; emptied with entity_ids
  std::unordered_map<std::string, std::string> slugs;          ///< of names, as "kind:folded": slug_of(); one goes when an entity takes the name
  std::unordered_map<std::int64_t, bool> have_terms;           ///< people with terms of office of the registry
  std::set<std::pair<std::int64_t, std::string>> touched;      ///< entities and days whose daily_counts are old: for touched_days, once a transaction
  enum class Batch : std::uint8_t { none, open, undone } batch = Batch::none;  ///< undone: an article failed, none is kept
  std::int64_t last_indexed = 0;                                               ///< claims above it wait for the full text; in a batch only
  std::optional<bool> has_tombstones;

  /// What is remembered of rows that are no longer there: after a transaction that failed, or that deleted.
  void forget_rows() {
    entity_ids.clear();
    signatures.clear();
    slugs.clear();
    have_terms.clear();
    touched.clear();
  }

  /// The statement of this text, prepared once, reset and without values.
  SQLite::Statement& prepare(Sql sql) { return fresh(literals[sql.text], sql.text); }
  template <std::same_as<std::string> Text>
  SQLite::Statement& prepare(const Text& sql) {
    return fresh(statements[sql], sql.c_str());
  }

  template <typename... Values>
  int execute(Sql sql, const Values&... values) {
    auto& s = lend_all(prepare(sql), values...);
    const int changed = s.exec();
    s.tryReset();
    return changed;
  }
  /// `many` inserts kRows rows, `one` a single one: one statement for many rows takes a third of the time.
  template <std::size_t kRows, typename Row>
  void insert_rows(Sql many, Sql one, const std::vector<Row>& rows) {
    std::size_t at = 0;
    while (at < rows.size()) {
      const bool all = at + kRows <= rows.size();
      auto& s = prepare(all ? many : one);
      int to = 1;
      for (const std::size_t end = at + (all ? kRows : 1); at < end; ++at)
        std::apply([&](const auto&... values) { (lend_value(s, to++, values), ...); }, rows[at]);
      s.exec();
      s.tryReset();
    }
  }
  /// Runs an INSERT; the new row's id.
  template <typename... Values>
  std::int64_t insert(Sql sql, const Values&... values) {
    execute(sql, values...);
    return db.getLastInsertRowid();
  }
  /// The first column of the first row as a number, if there is one that is not NULL.
  template <typename... Values>
  std::optional<std::int64_t> find(Sql sql, const Values&... values) {
    auto& s = lend_all(prepare(sql), values...);
    std::optional<std::int64_t> out;
    if (s.executeStep() && !s.isColumnNull(0)) out = s.getColumn(0).getInt64();
    s.tryReset();
    return out;
  }

 private:
  SQLite::Statement& fresh(std::unique_ptr<SQLite::Statement>& found, const char* sql) {
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

/// `work()`, with an exception of the database, or of a reader's words, as the error.
template <typename F>
auto guard(F&& work) -> decltype(work()) {
  try {
    return work();
  } catch (const SQLite::Exception& failure) {
    return to_error(failure);
  } catch (const BadTextQuery& bad) {
    return Error{Failure::usage, bad.what()};
  }
}

/// Ends what a killed bulk load began.
void build_dropped_indexes(Store::State& state);

/// Brings the file to the newest schema, each migration in a transaction of its own, and refreshes schema_docs.
void migrate(Store::State& state);

}  // namespace onrecord
