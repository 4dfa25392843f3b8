// Rows for people and programs: one table of cells, rendered as aligned text, JSON, JSON lines, CSV or Markdown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/rows.h"

namespace onrecord {

/// Nothing, a text, a whole number or a number.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double>;

struct RowTable {
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;  ///< each as long as `columns`
};

enum class Format : std::uint8_t { table, json, jsonl, csv, markdown };

[[nodiscard]] std::optional<Format> parse_format(std::string_view word);

/// Ends with a line break unless it is empty. Text of strangers is escaped for its format: control and bidi characters in tables and
/// Markdown, quotes and formulas ("=1+1" gets a leading "'") in CSV.
[[nodiscard]] std::string render(const RowTable& table, Format format);

[[nodiscard]] RowTable to_table(const std::vector<ClaimRow>& claims);
/// The same columns, and all others that lead on: ids, force, days, spans, the way back to the archive.
[[nodiscard]] RowTable to_export_table(const std::vector<ClaimRow>& claims);
[[nodiscard]] RowTable to_table(const std::vector<FigureSeries>& series);
[[nodiscard]] RowTable to_table(const std::vector<TimelineRow>& buckets);
[[nodiscard]] RowTable to_table(const std::vector<ToldRow>& told);
[[nodiscard]] RowTable to_table(const std::vector<SourceHealth>& sources);
[[nodiscard]] RowTable to_table(const std::vector<ChangeRow>& changes);
/// One row a person or body; offices, names and counts of a cell are separated by "; ".
[[nodiscard]] RowTable to_table(const std::vector<PersonRecordRow>& people);
[[nodiscard]] RowTable to_table(const std::vector<MergeRow>& merges);

/// One claim with the sentences it stands in, its spans marked, and its way back to the archived page. `colour`: ANSI colours instead of
/// brackets.
[[nodiscard]] std::string render_detail(const ClaimDetail& detail, bool colour);

/// "crossings, El Paso, US": what a series counts, and where.
[[nodiscard]] std::string series_name(const FigureSeries& series);
/// "24000", "over 24000", "12000 to 15000": the value as it was meant.
[[nodiscard]] std::string figure_text(const FigureRow& figure);
/// "over 24,000 crossings", "under 2 percent (entries)": as the article writes it, with what is counted
[[nodiscard]] std::string figure_phrase(const FigureRow& figure);

}  // namespace onrecord
