// Conditions: a ClaimQuery as SQL over `claims c`, every value bound.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "store/state.h"

namespace onrecord {

struct Conditions {
  std::string sql;  ///< starts with "c.retired_run_id IS NULL"
  std::vector<std::variant<std::string, double, std::int64_t>> values;

  void add(const std::string& condition) { sql += " AND " + condition; }
  void add(const std::string& condition, std::string value) {
    add(condition);
    values.emplace_back(std::move(value));
  }
  void any_of(const std::string& before, const std::vector<std::string>& any, const std::string& after);
  /// Binds from parameter 1 on; answers the next free one.
  int bind(SQLite::Statement& statement) const;
};

[[nodiscard]] Conditions to_conditions(const ClaimQuery& query);

/// All columns of a ClaimRow, in order, FROM and joins; append "WHERE ...".
extern const char* const kSelectClaims;
/// The row of a kSelectClaims statement, with countries and figures.
[[nodiscard]] ClaimRow read_claim(Store::State& state, SQLite::Statement& row);

}  // namespace onrecord
