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
  std::string sql;  ///< starts with "c.retired_run_id IS NULL"
  std::vector<std::variant<std::string, double, std::int64_t>> values;
  bool narrow = false;  ///< sets of ids and days are all that is asked: claims_days answers, and SQLite would take the wide rows

  /// What stands behind FROM: the claims as `c`.
  [[nodiscard]] std::string claims() const { return narrow ? "claims c INDEXED BY claims_days" : "claims c"; }

  void add(const std::string& condition) { sql += " AND " + condition; }
  void add(const std::string& condition, std::string value) {
    add(condition);
    values.emplace_back(std::move(value));
  }
  void any_of(const std::string& before, const std::vector<std::string>& any, const std::string& after);
  /// Binds from parameter 1 on; answers the next free one.
  int bind(SQLite::Statement& statement) const;
};

/// Of claims above `newer_than` alone: the full text then begins there, too.
[[nodiscard]] Conditions to_conditions(Store::State& state, const ClaimQuery& query, std::int64_t newer_than = 0);

/// Conditions for `query` where its speakers said little within its days and all else but the words leaves few claims: those are put into a full
/// text of their own, in memory, and the words asked of it. A common word or a short prefix has hundreds of thousands of hits in the whole index.
/// Absent: not so, or the query has no words or no known speaker. Begin no transaction before make_few_text().
[[nodiscard]] std::optional<Conditions> few_conditions(Store::State& state, const ClaimQuery& query);
void make_few_text(Store::State& state);
/// Of figures `g`: one value, a folded name of their place. Ids of the name are found once, whatever number of figures is asked.
inline constexpr const char* kFigurePlace = "EXISTS (SELECT 1 FROM entity_names n WHERE n.folded=? AND n.entity_id IN (g.locality_id, g.place_id))";

/// All columns of a ClaimRow, in order, of the claim of parameter 1.
inline constexpr Sql kSelectOneClaim =
    "SELECT c.claim_id,c.statement_id,c.version_id,a.article_id,coalesce(a.cluster_id,0),c.speaker_name,c.speaker_kind,c.speaker_role,c.speaker_org,"
    "c.speaker_country,c.class,c.quote_type,c.negated,c.hedged,c.content_text,c.cue,c.stated_on,c.stated_basis,v.published_on,c.about_from,"
    "c.about_to,c.about_label,s.slug,s.name,a.url,v.headline,f.fetched_at,f.warc_file,coalesce(f.warc_offset,-1),coalesce(f.warc_length,0),"
    "v.version_no,c.retired_run_id IS NOT NULL,c.span_start,c.span_end FROM claims c JOIN article_versions v ON v.version_id=c.version_id "
    "JOIN articles a ON a.article_id=v.article_id JOIN sources s ON s.source_id=a.source_id LEFT JOIN fetches f ON f.fetch_id=v.fetch_id WHERE "
    "c.claim_id=?";
/// The row of a kSelectOneClaim statement, with countries and figures.
[[nodiscard]] ClaimRow read_claim(Store::State& state, SQLite::Statement& row);

}  // namespace onrecord
