// Table: a tab-separated file of facts, one a row, with the place of each row for error messages.
//
//   # comment lines and empty lines are skipped
//   lemma <TAB> forms <TAB> class <TAB> example          the first other line names the columns
//   warn  <TAB> warned|warns <TAB> warn <TAB> The minister warned that [prices would rise].
//
// Every row has exactly the named columns (trailing empty cells may be left out). Cells are trimmed UTF-8; several values in one cell
// are separated by "|".
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace onrecord {

class Table {
 public:
  /// Reads `path` and checks that its columns are just `columns`, in that order.
  [[nodiscard]] static Result<Table> load(const std::filesystem::path& path, const std::vector<std::string>& columns);
  /// The same from text; `name` stands for the path in messages.
  [[nodiscard]] static Result<Table> parse(std::string_view text, std::string name, const std::vector<std::string>& columns);

  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  /// Cell of row `row`, column `column` (both from 0). Lives as long as the table.
  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const { return rows_[row].cells[column]; }
  /// The "|"-separated values of a cell, trimmed, empty ones left out.
  [[nodiscard]] std::vector<std::string_view> list(std::size_t row, std::size_t column) const;
  /// "config/units.tsv:14: message", to return from a loader that refuses a row.
  [[nodiscard]] Error error(std::size_t row, std::string_view message) const;

 private:
  struct Row {
    std::size_t line;
    std::vector<std::string> cells;
  };
  std::string name_;
  std::vector<Row> rows_;
};

/// Whole file as bytes.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path);
/// Writes a temporary file beside `path`, syncs it, renames it over `path`: readers see the old or the new bytes, never half.
[[nodiscard]] Status write_file(const std::filesystem::path& path, std::string_view bytes);

[[nodiscard]] std::string_view trim(std::string_view text);  ///< without ASCII white space at both ends
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
[[nodiscard]] std::string to_lower_ascii(std::string_view text);  ///< A-Z to a-z, all else as it is

}  // namespace onrecord
