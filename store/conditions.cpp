#include "store/conditions.h"

#include "store/fold.h"

namespace onrecord {
namespace {

std::string like(const std::string& part) {
  std::string out = "%";
  for (const char c : part) {
    if (c == '%' || c == '_' || c == '\\') out += '\\';
    out += c;
  }
  return out + "%";
}

/// A name that is nobody's is looked for in the words of the source: "a senior official" is no entity.
void add_speakers(Store::State& state, Conditions& out, const std::vector<std::string>& speakers, const std::string& from) {
  if (speakers.empty()) return;
  std::vector<std::string> names;
  std::string words;
  for (const std::string& name : speakers) {
    const std::string folded = fold_words(name);
    if (state.find("SELECT 1 FROM entity_names WHERE folded=? LIMIT 1", folded)) {
      names.push_back(folded);
    } else {
      words += (words.empty() ? "speaker_text : (\"" : " OR \"") + folded + "\"";
    }
  }
  if (words.empty()) {
    out.any_of("c.speaker_id IN (SELECT entity_id FROM entity_names WHERE folded", names, ")");
  } else if (names.empty()) {
    out.add("c.claim_id IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?" + from + ")", words + ")");
  } else {
    out.any_of("(c.speaker_id IN (SELECT entity_id FROM entity_names WHERE folded", names,
               ") OR c.claim_id IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?" + from + "))");
    out.values.emplace_back(words + ")");
  }
}

void add_figure(Conditions& out, const ClaimQuery& q) {
  if (!q.figure_min && !q.figure_max && q.unit.empty() && q.counted.empty()) return;
  std::string sql = "EXISTS (SELECT 1 FROM figures g WHERE g.claim_id=c.claim_id";
  const std::string equal = q.figure_strict ? "" : "=";
  if (q.figure_min) {
    sql += " AND coalesce(g.value_low,g.value_high) >" + equal + " ?";
    out.values.emplace_back(*q.figure_min);
  }
  if (q.figure_max) {
    sql += " AND coalesce(g.value_high,g.value_low) <" + equal + " ?";
    out.values.emplace_back(*q.figure_max);
  }
  if (!q.unit.empty()) {
    sql += " AND g.unit = ?";
    out.values.emplace_back(q.unit);
  }
  if (!q.counted.empty()) {
    sql += " AND g.counted LIKE ? ESCAPE '\\'";
    out.values.emplace_back(like(q.counted));
  }
  out.add(sql + ")");
}

}  // namespace

void Conditions::any_of(const std::string& before, const std::vector<std::string>& any, const std::string& after) {
  if (any.empty()) return;
  std::string marks;
  for (const std::string& value : any) {
    marks += marks.empty() ? "?" : ",?";
    values.emplace_back(value);
  }
  add(before + " IN (" + marks + ")" + after);
}

int Conditions::bind(SQLite::Statement& statement) const {
  int at = 1;
  for (const auto& value : values) std::visit([&](const auto& v) { statement.bind(at++, v); }, value);
  return at;
}

Conditions to_conditions(Store::State& state, const ClaimQuery& q, std::int64_t newer_than) {
  Conditions out;
  const std::string from = newer_than > 0 ? " AND rowid > " + std::to_string(newer_than) : "";
  out.sql = "c.retired_run_id IS NULL";
  if (!q.text.empty()) out.add("c.claim_id IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?" + from + ")", q.text);
  add_speakers(state, out, q.speakers, from);
  if (!q.role.empty()) out.add("c.speaker_role LIKE ? ESCAPE '\\'", like(q.role));
  if (!q.organization.empty()) {
    out.add("(c.speaker_org LIKE ? ESCAPE '\\' OR (c.speaker_kind IN ('organization','government') AND c.speaker_name LIKE ? ESCAPE '\\'))",
            like(q.organization));
    out.values.emplace_back(like(q.organization));
  }
  std::vector<std::string> slugs;
  for (const std::string& code : q.countries) slugs.push_back("country:" + code);
  out.any_of("c.claim_id IN (SELECT ce.claim_id FROM claim_entities ce JOIN entities e USING(entity_id) WHERE e.slug", slugs, ")");
  std::vector<std::string> mentioned;
  for (const std::string& name : q.mentions) mentioned.push_back(fold_words(name));
  out.any_of("c.claim_id IN (SELECT ce.claim_id FROM claim_entities ce JOIN entity_names n USING(entity_id) WHERE n.folded", mentioned, ")");
  if (!q.speaker_country.empty()) out.add("c.speaker_country = ?", q.speaker_country);
  out.any_of("c.class", q.classes, "");
  out.any_of("c.quote_type", q.quotes, "");
  out.any_of(
      "c.version_id IN (SELECT v2.version_id FROM article_versions v2 JOIN articles a2 USING(article_id) JOIN sources s2 USING(source_id) WHERE "
      "s2.slug",
      q.sources, ")");
  if (!q.since.empty()) out.add("c.stated_on >= ?", q.since);
  if (!q.until.empty()) out.add("c.stated_on <= ?", q.until);
  if (!q.about_from.empty()) out.add("c.about_to >= ?", q.about_from);
  if (!q.about_to.empty()) out.add("c.about_from <= ?", q.about_to);
  add_figure(out, q);
  return out;
}

namespace {

FigureRow read_figure(SQLite::Statement& s) {
  FigureRow f;
  f.figure_id = s.getColumn(0).getInt64();
  f.raw_text = s.getColumn(1).getString();
  if (!s.isColumnNull(2)) f.low = s.getColumn(2).getDouble();
  if (!s.isColumnNull(3)) f.high = s.getColumn(3).getDouble();
  f.modifier = s.getColumn(4).getString();
  f.unit = s.getColumn(5).getString();
  f.counted = s.getColumn(6).getString();
  f.period_from = s.getColumn(7).getString();
  f.period_to = s.getColumn(8).getString();
  f.period_label = s.getColumn(9).getString();
  return f;
}

}  // namespace

ClaimRow read_claim(Store::State& state, SQLite::Statement& s) {
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
  r.span_end = s.getColumn(at).getInt64();
  auto& countries =
      state.prepare("SELECT k.iso2 FROM claim_entities ce CROSS JOIN countries k ON k.entity_id=ce.entity_id WHERE ce.claim_id=? ORDER BY 1");
  countries.bind(1, r.claim_id);
  while (countries.executeStep()) r.countries.push_back(countries.getColumn(0).getString());
  countries.tryReset();
  auto& figures = state.prepare(
      "SELECT figure_id,raw_text,value_low,value_high,modifier,unit,counted,period_from,period_to,period_label "
      "FROM figures WHERE claim_id=? ORDER BY figure_id");
  figures.bind(1, r.claim_id);
  while (figures.executeStep()) r.figures.push_back(read_figure(figures));
  figures.tryReset();
  return r;
}

}  // namespace onrecord
