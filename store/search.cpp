// Claims by conditions: rows and count from one read transaction.
#include "store/claim_rows.h"
#include "store/conditions.h"

namespace onrecord {
namespace {

using Order = ClaimQuery::Order;

std::string order_of(const ClaimQuery& q) {
  if (q.order == Order::recorded) return q.text.empty() ? " ORDER BY c.claim_id DESC" : " ORDER BY f.rowid DESC";
  if (q.order == Order::rank && !q.text.empty()) return " ORDER BY f.rank, c.claim_id DESC";
  return " ORDER BY c.stated_on DESC, c.claim_id DESC";
}

/// Ids of what matches, in order; limit and offset are the last two parameters.
std::string ids_sql(const ClaimQuery& q, const Conditions& where) {
  return "SELECT c.claim_id FROM " + where.claims() + " WHERE " + where.sql + order_of(q) + " LIMIT ? OFFSET ?";
}

/// Newest recorded of a word: the full text walks its list from the end, and stops at the limit. A rank is of its hits.
Conditions conditions_of(Store::State& state, const ClaimQuery& q) {
  return to_conditions(state, q, q.order == Order::said ? Drive::sets : Drive::words);
}

int bind_page(SQLite::Statement& s, const Conditions& where, const ClaimQuery& q) {
  int at = where.bind(s);
  s.bind(at++, q.limit);
  s.bind(at++, q.offset);
  return at;
}

}  // namespace

Result<QueryResult> Store::query(const ClaimQuery& query) {
  return guard([&]() -> Result<QueryResult> {
    make_few_text(*state_);
    SQLite::Transaction snapshot(state_->db);
    QueryResult out;
    const auto few = few_conditions(*state_, query);
    ClaimQuery rest = query;
    if (few) rest.text.clear();  // asked already
    if (query.count) {
      const Conditions all = few ? *few : to_conditions(*state_, query);
      SQLite::Statement count(state_->db, "SELECT count(*) FROM " + all.claims() + " WHERE " + all.sql);
      all.bind(count);
      count.executeStep();
      out.total = count.getColumn(0).getInt64();
    }
    const Conditions where = few ? *few : conditions_of(*state_, query);
    auto& ids = state_->prepare(ids_sql(rest, where));
    bind_page(ids, where, rest);
    std::vector<std::int64_t> found;
    while (ids.executeStep()) found.push_back(ids.getColumn(0).getInt64());
    ids.tryReset();
    out.rows = read_claims(*state_, found);
    if (query.in_text) read_in_text(*state_, out.rows);
    return out;
  });
}

Result<std::string> Store::explain(const ClaimQuery& query) {
  return guard([&]() -> Result<std::string> {
    const Conditions where = to_conditions(*state_, query);
    SQLite::Statement s(state_->db, "SELECT * FROM v1_claims WHERE claim_id IN (SELECT c.claim_id FROM claims c WHERE " + where.sql +
                                        ") ORDER BY stated_on DESC, claim_id DESC LIMIT ? OFFSET ?");
    bind_page(s, where, query);
    return s.getExpandedSQL() + ";";
  });
}

Result<std::vector<std::string>> Store::plan(const ClaimQuery& query) {
  return guard([&]() -> Result<std::vector<std::string>> {
    const Conditions where = conditions_of(*state_, query);
    SQLite::Statement s(state_->db, "EXPLAIN QUERY PLAN " + ids_sql(query, where));
    bind_page(s, where, query);
    std::vector<std::string> out;
    while (s.executeStep()) out.push_back(s.getColumn(3).getString());
    return out;
  });
}

Result<ClaimDetail> Store::show(std::int64_t claim_id) {
  return guard([&]() -> Result<ClaimDetail> {
    SQLite::Transaction snapshot(state_->db);
    auto claims = read_claims(*state_, {claim_id});
    if (claims.empty()) return Error{Failure::no_input, "no claim " + std::to_string(claim_id)};
    ClaimDetail out;
    out.claim = std::move(claims.front());
    auto& spans = state_->prepare("SELECT part,span_start,span_end FROM v1_spans WHERE claim_id=? ORDER BY span_start,part");
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
    auto& text =
        bind_all(state_->prepare("SELECT min(s.span_start), substr(t.text, min(s.span_start)+1, max(s.span_end)-min(s.span_start)) FROM sentences s "
                                 "JOIN article_texts t USING(version_id) WHERE s.version_id=? AND s.span_end>? AND s.span_start<?"),
                 out.claim.version_id, first, last);
    if (text.executeStep()) {
      out.passage_begin = text.getColumn(0).getUInt();
      out.passage = text.getColumn(1).getString();
    }
    text.tryReset();
    return out;
  });
}

}  // namespace onrecord
