// The examples of the tables below config/, read as the program reads: a row whose example is not read as the row says is wrong.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/table.h"
#include "crawler/canonical_url.h"
#include "extract/lexicon.h"

namespace onrecord {

/// One row of a table by the names of its columns.
class ExampleRow {
 public:
  ExampleRow(const Table& table, const std::vector<std::string>& columns, std::size_t row) : table_(table), columns_(columns), row_(row) {}
  [[nodiscard]] std::string_view cell(std::string_view column) const;  ///< empty where there is no such column
  [[nodiscard]] std::vector<std::string_view> list(std::string_view column) const;

 private:
  const Table& table_;
  const std::vector<std::string>& columns_;
  std::size_t row_;
};

/// What reads the examples.
struct ExampleRooms {
  const Lexicon& lexicon;
  TrackingParameters tracking;
};

/// How the examples of one table are tried.
struct ExampleCheck {
  std::string_view table;  ///< "claims/cues.tsv"
  /// What is wrong with the row's example; empty: nothing.
  std::string (*check)(const ExampleRow& row, const ExampleRooms& rooms);
};

/// One row a table with a column `example`.
[[nodiscard]] const std::vector<ExampleCheck>& all_example_checks();

struct ExampleReport {
  int read = 0;                        ///< examples that were tried
  std::vector<std::string> wrong;      ///< "config/claims/cues.tsv:14: ..."
  std::vector<std::string> unchecked;  ///< tables with a column `example` that no check reads
};

/// Tries every example of every table below `config`.
[[nodiscard]] Result<ExampleReport> check_examples(const std::filesystem::path& config, const Lexicon& lexicon);

}  // namespace onrecord
