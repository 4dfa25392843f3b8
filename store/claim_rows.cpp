#include "store/claim_rows.h"

#include <algorithm>
#include <span>

namespace onrecord {
namespace {

constexpr std::size_t kAtOnce = 200;  // claims of a statement: three statements for 50 rows, not 150

constexpr Sql kClaims(
    "SELECT c.claim_id,c.statement_id,c.version_id,a.article_id,coalesce(a.cluster_id,0),c.speaker_name,c.speaker_kind,c.speaker_role,c.speaker_org,"
    "c.speaker_country,c.class,c.quote_type,c.negated,c.hedged,c.content_text,c.cue,c.stated_on,c.stated_basis,v.published_on,c.about_from,"
    "c.about_to,c.about_label,s.slug,s.name,a.url,v.headline,f.fetched_at,f.warc_file,coalesce(f.warc_offset,-1),coalesce(f.warc_length,0),"
    "v.version_no,c.retired_run_id IS NOT NULL,c.span_start,c.span_end,coalesce(c.tense,''),c.depth,coalesce(c.outer_id,0) FROM json_each(?) ids "
    "CROSS JOIN claims c ON c.claim_id=ids.value "
    "CROSS JOIN article_versions v ON v.version_id=c.version_id CROSS JOIN articles a ON a.article_id=v.article_id CROSS JOIN sources s ON "
    "s.source_id=a.source_id LEFT JOIN fetches f ON f.fetch_id=v.fetch_id ORDER BY ids.id");
constexpr Sql kCountries(
    "SELECT ce.claim_id,k.iso2 FROM json_each(?) ids CROSS JOIN claim_entities ce ON ce.claim_id=ids.value CROSS JOIN countries k ON "
    "k.entity_id=ce.entity_id");
constexpr Sql kFigures(
    "SELECT g.claim_id,g.figure_id,g.raw_text,g.value_low,g.value_high,g.modifier,g.unit,g.counted,g.period_from,g.period_to,g.period_label FROM "
    "json_each(?) ids CROSS JOIN figures g ON g.claim_id=ids.value");

ClaimRow read_columns(SQLite::Statement& s) {
  ClaimRow r;
  int at = 0;
  for (std::int64_t* id : {&r.claim_id, &r.statement_id, &r.version_id, &r.article_id, &r.cluster_id}) *id = s.getColumn(at++).getInt64();
  for (std::string* text : {&r.speaker, &r.speaker_kind, &r.role, &r.organization, &r.speaker_country, &r.claim_class, &r.quote})
    *text = s.getColumn(at++).getString();
  r.negated = s.getColumn(at++).getInt() != 0;
  r.hedged = s.getColumn(at++).getInt() != 0;
  for (std::string* text : {&r.content, &r.cue, &r.said_on, &r.said_basis, &r.published_on, &r.about_from, &r.about_to, &r.about_label, &r.source_id,
                            &r.source_name, &r.url, &r.headline, &r.fetched_at, &r.warc_file})
    *text = s.getColumn(at++).getString();
  r.warc_offset = s.getColumn(at++).getInt64();
  r.warc_length = s.getColumn(at++).getInt64();
  r.version_no = s.getColumn(at++).getInt();
  r.retired = s.getColumn(at++).getInt() != 0;
  r.span_start = s.getColumn(at++).getInt64();
  r.span_end = s.getColumn(at++).getInt64();
  r.tense = s.getColumn(at++).getString();
  r.depth = s.getColumn(at++).getInt();
  r.outer_claim = s.getColumn(at).getInt64();
  return r;
}

FigureRow read_figure(SQLite::Statement& s) {
  FigureRow f;
  f.figure_id = s.getColumn(1).getInt64();
  f.raw_text = s.getColumn(2).getString();
  if (!s.isColumnNull(3)) f.low = s.getColumn(3).getDouble();
  if (!s.isColumnNull(4)) f.high = s.getColumn(4).getDouble();
  int at = 5;
  for (std::string* text : {&f.modifier, &f.unit, &f.counted, &f.period_from, &f.period_to, &f.period_label}) *text = s.getColumn(at++).getString();
  return f;
}

/// `rows` come in the order of their ids, as do those of the statement.
template <typename Add>
void add_to_rows(SQLite::Statement& s, std::span<ClaimRow> rows, const Add& add) {
  std::size_t at = 0;
  while (s.executeStep()) {
    const std::int64_t claim = s.getColumn(0).getInt64();
    while (at < rows.size() && rows[at].claim_id != claim) ++at;
    if (at == rows.size()) break;
    add(rows[at]);
  }
  s.tryReset();
}

void read_some(Store::State& state, std::span<const std::int64_t> ids, std::vector<ClaimRow>& out) {
  std::string list;
  for (const std::int64_t id : ids) list += (list.empty() ? '[' : ',') + std::to_string(id);
  list += ']';
  const std::size_t first = out.size();
  auto& claims = lend_all(state.prepare(kClaims), list);
  while (claims.executeStep()) out.push_back(read_columns(claims));
  claims.tryReset();
  const std::span<ClaimRow> rows(out.begin() + static_cast<std::ptrdiff_t>(first), out.end());
  auto& countries = lend_all(state.prepare(kCountries), list);
  add_to_rows(countries, rows, [&](ClaimRow& row) { row.countries.push_back(countries.getColumn(1).getString()); });
  auto& figures = lend_all(state.prepare(kFigures), list);
  add_to_rows(figures, rows, [&](ClaimRow& row) { row.figures.push_back(read_figure(figures)); });
  for (ClaimRow& row : rows) std::sort(row.countries.begin(), row.countries.end());
  for (ClaimRow& row : rows)
    std::sort(row.figures.begin(), row.figures.end(), [](const FigureRow& a, const FigureRow& b) { return a.figure_id < b.figure_id; });
}

}  // namespace

std::vector<ClaimRow> read_claims(Store::State& state, const std::vector<std::int64_t>& ids) {
  std::vector<ClaimRow> out;
  out.reserve(ids.size());
  const std::span<const std::int64_t> all(ids);
  for (std::size_t at = 0; at < all.size(); at += kAtOnce) read_some(state, all.subspan(at, std::min(kAtOnce, all.size() - at)), out);
  return out;
}

void read_in_text(Store::State& state, std::vector<ClaimRow>& rows) {
  for (ClaimRow& row : rows) {
    auto& s = bind_all(state.prepare("SELECT substr(text,?1+1,?2-?1), substr(text,max(?1-31,1),min(32,?1)), substr(text,?2+1,32) FROM article_texts "
                                     "WHERE version_id=?3"),
                       row.span_start, row.span_end, row.version_id);
    if (s.executeStep()) row.in_text = {s.getColumn(0).getString(), s.getColumn(1).getString(), s.getColumn(2).getString()};
    s.tryReset();
  }
}

ClaimRow read_claim(Store::State& state, std::int64_t id) { return read_claims(state, {id}).at(0); }

}  // namespace onrecord
