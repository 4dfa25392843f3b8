// Conditions: a ClaimQuery as SQL over `claims c`, every value bound. Words, speakers and countries are sets of ids that are intersected before
// a row is read. Full text is always `claim_id IN (SELECT rowid ...)`: as a join SQLite
// drives from another index and asks the full text once a row, which takes seconds (tests/store/query_test.cpp).
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "store/state.h"

namespace onrecord {

struct Conditions {
  std::string sql;
  std::vector<std::variant<std::string, double, std::int64_t>> values;
  bool narrow = false;       ///< ids and days are all that is asked: claims_days answers, and SQLite would take the wide rows
  bool words_drive = false;  ///< the full text, as `f`, is walked and each hit looked up: no list of hits is made

  /// What stands behind FROM: the claims as `c`.
  [[nodiscard]] std::string claims() const {
    const std::string rows = narrow ? "claims c INDEXED BY claims_days" : "claims c";
    return words_drive ? "claims_fts f CROSS JOIN " + rows + " ON c.claim_id=f.rowid" : rows;
  }

  void add(const std::string& condition) { sql += " AND " + condition; }
  void add(const std::string& condition, std::string value) {
    add(condition);
    values.emplace_back(std::move(value));
  }
  void any_of(const std::string& before, const std::vector<std::string>& any, const std::string& after);
  /// Binds from parameter 1 on; answers the next free one.
  int bind(SQLite::Statement& statement) const;
};

/// What a query walks: sets of ids that are intersected, or the hits of its words one by one, where nothing else leaves few of them.
enum class Drive : std::uint8_t { sets, words };
/// `newer_than`: of claims above it alone; the full text then begins there, too.
[[nodiscard]] Conditions to_conditions(Store::State& state, const ClaimQuery& query, Drive drive = Drive::sets, std::int64_t newer_than = 0);

/// Conditions for `query` where its speakers said little within its days and all else but the words leaves few claims: those are put into a full
/// text of their own, in memory, and the words asked of it. A common word or a short prefix has hundreds of thousands of hits in the whole index.
/// Absent: not so, or the query has no words or no known speaker. Begin no transaction before make_few_text().
[[nodiscard]] std::optional<Conditions> few_conditions(Store::State& state, const ClaimQuery& query);
void make_few_text(Store::State& state);
/// Of figures `g`: one value, a folded name of their place. Ids of the name are found once, whatever number of figures is asked.
inline constexpr const char* kFigurePlace = "EXISTS (SELECT 1 FROM entity_names n WHERE n.folded=? AND n.entity_id IN (g.locality_id, g.place_id))";

}  // namespace onrecord
