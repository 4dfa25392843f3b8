#include "report/row_table.h"

namespace onrecord {
namespace {

using Value = Cell (*)(const ClaimRow&);

Cell id_or_nothing(std::int64_t id) { return id > 0 ? Cell(id) : Cell(); }

/// Beside the columns of a question: what else a table of claims is counted, joined and checked by.
constexpr std::pair<const char*, Value> kMore[] = {
    {"statement", [](const ClaimRow& c) -> Cell { return c.statement_id; }},
    {"cluster", [](const ClaimRow& c) { return id_or_nothing(c.cluster_id); }},
    {"article", [](const ClaimRow& c) -> Cell { return c.article_id; }},
    {"version", [](const ClaimRow& c) -> Cell { return std::int64_t{c.version_no}; }},
    {"speaker_kind", [](const ClaimRow& c) -> Cell { return c.speaker_kind; }},
    {"organization", [](const ClaimRow& c) -> Cell { return c.organization; }},
    {"speaker_country", [](const ClaimRow& c) -> Cell { return c.speaker_country; }},
    {"negated", [](const ClaimRow& c) -> Cell { return std::int64_t{c.negated}; }},
    {"hedged", [](const ClaimRow& c) -> Cell { return std::int64_t{c.hedged}; }},
    {"tense", [](const ClaimRow& c) -> Cell { return c.tense; }},
    {"outer_claim", [](const ClaimRow& c) -> Cell { return c.outer_claim; }},
    {"cue", [](const ClaimRow& c) -> Cell { return c.cue; }},
    {"said_basis", [](const ClaimRow& c) -> Cell { return c.said_basis; }},
    {"about_from", [](const ClaimRow& c) -> Cell { return c.about_from; }},
    {"about_to", [](const ClaimRow& c) -> Cell { return c.about_to; }},
    {"source_name", [](const ClaimRow& c) -> Cell { return c.source_name; }},
    {"published", [](const ClaimRow& c) -> Cell { return c.published_on; }},
    {"headline", [](const ClaimRow& c) -> Cell { return c.headline; }},
    {"span_start", [](const ClaimRow& c) -> Cell { return c.span_start; }},
    {"span_end", [](const ClaimRow& c) -> Cell { return c.span_end; }},
    {"fetched", [](const ClaimRow& c) -> Cell { return c.fetched_at; }},
    {"warc_file", [](const ClaimRow& c) -> Cell { return c.warc_file; }},
    {"warc_offset", [](const ClaimRow& c) { return c.warc_offset < 0 ? Cell() : Cell(c.warc_offset); }},
};

}  // namespace

RowTable to_export_table(const std::vector<ClaimRow>& claims) {
  RowTable table = to_table(claims);
  for (const auto& [name, value] : kMore) table.columns.emplace_back(name);
  for (std::size_t i = 0; i < claims.size(); ++i) {
    for (const auto& [name, value] : kMore) table.rows[i].push_back(value(claims[i]));
  }
  return table;
}

}  // namespace onrecord
