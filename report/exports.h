// Exports for other tools: bibliographies, graphs, annotations, corpora, tables.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/rows.h"

namespace onrecord {

enum class ExportFormat : std::uint8_t { csv, json, jsonl, markdown, parquet, bibtex, ris, csl_json, graphml, claimreview, annotations, corpus };
[[nodiscard]] std::optional<ExportFormat> parse_export_format(std::string_view word);

/// All rows in one text. `annotations` (W3C Web Annotation) and `claimreview` (schema.org Claim, without a rating) are JSON-LD, an object a line;
/// `corpus` is CSV with doc_id, text and docvars, a row a statement, as quanteda and AntConc read it; bibliographies have an entry an article.
[[nodiscard]] std::string render_export(const std::vector<ClaimRow>& claims, ExportFormat format);

/// What the file holds of its kind: claims, and of some formats articles, statements or edges.
[[nodiscard]] std::int64_t count_entries(const std::vector<ClaimRow>& claims, ExportFormat format);

struct Manifest {
  std::string file, sha256, format, query, program, rules, made_at;
  std::int64_t rows = 0, entries = 0;  ///< claims that matched; what the file holds
};
/// What stands beside an export: rows, query, program and fingerprint, as JSON.
[[nodiscard]] std::string render_manifest(const Manifest& manifest);

struct DocRow {
  std::string object, field, description;
};
/// metadata.json for Datasette: descriptions of tables and columns, and canned queries. `database`: name of the file that is served, without its
/// ending.
[[nodiscard]] std::string datasette_metadata(const std::string& database, const std::vector<DocRow>& docs);

}  // namespace onrecord
