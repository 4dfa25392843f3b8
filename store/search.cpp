#include "store/conditions.h"

namespace onrecord {

Result<QueryResult> Store::query(const ClaimQuery& query) {
  return guard([&]() -> Result<QueryResult> {
    SQLite::Transaction snapshot(state_->db);
    const Conditions where = to_conditions(query);
    QueryResult out;
    SQLite::Statement count(state_->db, "SELECT count(*) FROM claims c WHERE " + where.sql);
    where.bind(count);
    count.executeStep();
    out.total = count.getColumn(0).getInt64();
    SQLite::Statement rows(state_->db, kSelectClaims + ("WHERE " + where.sql) + " ORDER BY c.stated_on DESC, c.claim_id DESC LIMIT ? OFFSET ?");
    int at = where.bind(rows);
    rows.bind(at++, query.limit);
    rows.bind(at, query.offset);
    while (rows.executeStep()) out.rows.push_back(read_claim(*state_, rows));
    return out;
  });
}

Result<std::vector<TimelineRow>> Store::timeline(const ClaimQuery& query, std::string_view unit) {
  const int size = unit == "year" ? 4 : unit == "month" ? 7 : unit == "day" ? 10 : 0;
  if (size == 0) return Error{Failure::usage, "timeline: unit should be year, month or day: '" + std::string(unit) + "'"};
  return guard([&]() -> Result<std::vector<TimelineRow>> {
    const Conditions where = to_conditions(query);
    SQLite::Statement rows(state_->db, "SELECT substr(c.stated_on,1," + std::to_string(size) +
                                           "), count(*), count(DISTINCT c.statement_id), count(DISTINCT a.cluster_id) FROM claims c "
                                           "JOIN article_versions v USING(version_id) JOIN articles a USING(article_id) WHERE " +
                                           where.sql + " GROUP BY 1 ORDER BY 1");
    where.bind(rows);
    std::vector<TimelineRow> out;
    while (rows.executeStep())
      out.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getInt64(), rows.getColumn(2).getInt64(), rows.getColumn(3).getInt64()});
    return out;
  });
}

Result<ClaimDetail> Store::show(std::int64_t claim_id) {
  return guard([&]() -> Result<ClaimDetail> {
    SQLite::Transaction snapshot(state_->db);
    auto& row = state_->prepare(std::string(kSelectClaims) + "WHERE c.claim_id=?");
    row.bind(1, claim_id);
    if (!row.executeStep()) return Error{Failure::no_input, "no claim " + std::to_string(claim_id)};
    ClaimDetail out;
    out.claim = read_claim(*state_, row);
    row.tryReset();
    auto& spans = state_->prepare("SELECT part,span_start,span_end FROM claim_spans WHERE claim_id=? ORDER BY span_start,part");
    spans.bind(1, claim_id);
    std::uint32_t first = UINT32_MAX;
    std::uint32_t last = 0;
    while (spans.executeStep()) {
      const CodePointSpan at{spans.getColumn(1).getUInt(), spans.getColumn(2).getUInt()};
      out.spans.push_back({spans.getColumn(0).getString(), at});
      first = std::min(first, at.begin);
      last = std::max(last, at.end);
    }
    spans.tryReset();
    auto& text = state_->prepare(
        "SELECT min(s.span_start), substr(t.text, min(s.span_start)+1, max(s.span_end)-min(s.span_start)) FROM sentences s "
        "JOIN article_texts t USING(version_id) WHERE s.version_id=? AND s.span_end>? AND s.span_start<?");
    text.bind(1, out.claim.version_id);
    text.bind(2, first);
    text.bind(3, last);
    if (text.executeStep()) {
      out.passage_begin = text.getColumn(0).getUInt();
      out.passage = text.getColumn(1).getString();
    }
    text.tryReset();
    return out;
  });
}

}  // namespace onrecord
