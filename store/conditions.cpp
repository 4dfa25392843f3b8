#include "store/conditions.h"

#include "store/fold.h"
#include "store/speaker_names.h"
#include "store/text_query.h"

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

/// Sets of claim ids that a query asks to be in, each a SELECT that an index alone answers. Their intersection is formed before any row of
/// `claims` is read: a common word has hundreds of thousands of hits, of which few are of the speaker, country and time asked for.
class IdSets {
 public:
  using Values = std::vector<std::variant<std::string, double, std::int64_t>>;
  void add(const std::string& select, Values values) {
    sql_ += (sql_.empty() ? "" : " INTERSECT ") + select;
    for (auto& value : values) values_.push_back(std::move(value));
  }
  void add_to(Conditions& out) && {
    if (sql_.empty()) return;
    out.add("c.claim_id IN (" + sql_ + ")");
    for (auto& value : values_) out.values.push_back(std::move(value));
  }

 private:
  std::string sql_;
  Values values_;
};

std::string marks(std::size_t n) {
  std::string out;
  for (std::size_t i = 0; i < n; ++i) out += i == 0 ? "?" : ",?";
  return out;
}

/// "stated_on >= ? AND ..." of the days asked for, behind `values`.
std::string days_of(const ClaimQuery& q, const std::string& column, IdSets::Values& values) {
  std::string out;
  if (!q.since.empty()) {
    out += " AND " + column + " >= ?";
    values.emplace_back(q.since);
  }
  if (!q.until.empty()) {
    out += " AND " + column + " <= ?";
    values.emplace_back(q.until);
  }
  return out;
}

std::string are_called(const std::vector<std::string>& names) {
  return "IN (SELECT entity_id FROM entity_names WHERE folded IN (" + marks(names.size()) + "))";
}

void add_speakers(Store::State& state, IdSets& out, const ClaimQuery& q, const std::string& from) {
  if (q.speakers.empty()) return;
  const SpeakerNames names = split_speakers(state, q.speakers);
  IdSets::Values values(names.known.begin(), names.known.end());
  std::string select;
  if (!names.known.empty()) {
    select = "SELECT claim_id FROM claims WHERE speaker_id " + are_called(names.known);
    select += days_of(q, "stated_on", values);
  }
  if (!names.words.empty()) {
    select += (select.empty() ? "" : " UNION ") + std::string("SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?") + from;
    values.emplace_back(names.words);
  }
  out.add("SELECT * FROM (" + select + ")", std::move(values));
}

void add_speaker_rows(Store::State& state, Conditions& out, const ClaimQuery& q, const std::string& from) {
  if (q.speakers.empty()) return;
  const SpeakerNames names = split_speakers(state, q.speakers);
  out.values.insert(out.values.end(), names.known.begin(), names.known.end());
  std::string sql = names.known.empty() ? "" : "+c.speaker_id " + are_called(names.known);
  if (!names.words.empty()) {
    sql += (sql.empty() ? "" : " OR ") + std::string("c.claim_id IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?") + from + ")";
    out.values.emplace_back(names.words);
  }
  out.add("(" + sql + ")");
}

void add_about(IdSets& out, const ClaimQuery& q) {
  const auto about = [&](const char* select, IdSets::Values values) {
    std::string sql = select + marks(values.size()) + ")";
    sql += days_of(q, "ce.stated_on", values);
    out.add(sql, std::move(values));
  };
  IdSets::Values slugs, names;
  for (const std::string& code : q.countries) slugs.emplace_back("country:" + code);
  for (const std::string& name : q.mentions) names.emplace_back(fold_words(name));
  if (!slugs.empty()) about("SELECT ce.claim_id FROM claim_entities ce JOIN entities e USING(entity_id) WHERE e.slug IN (", std::move(slugs));
  if (!names.empty()) about("SELECT ce.claim_id FROM claim_entities ce JOIN entity_names n USING(entity_id) WHERE n.folded IN (", std::move(names));
}

/// Of the few rows of a night each is asked; `+` keeps SQLite from their indexes, the sets above would hold all that a speaker ever said.
void add_new_rows(Store::State& state, Conditions& out, const ClaimQuery& q, const std::string& from) {
  IdSets::Values slugs, names;
  for (const std::string& code : q.countries) slugs.emplace_back("country:" + code);
  for (const std::string& name : q.mentions) names.emplace_back(fold_words(name));
  const auto about = [&](const std::string& condition, IdSets::Values& values) {
    if (values.empty()) return;
    const std::string id = out.words_drive ? "f.rowid" : "c.claim_id";  // asked before the claim is looked up
    out.add("EXISTS (SELECT 1 FROM claim_entities ce WHERE ce.claim_id=" + id + " AND ce.entity_id IN (" + condition + " IN (" +
            marks(values.size()) + ")))");
    for (auto& value : values) out.values.push_back(std::move(value));
  };
  add_speaker_rows(state, out, q, from);
  about("SELECT entity_id FROM entities WHERE slug", slugs);
  about("SELECT entity_id FROM entity_names WHERE folded", names);
}

bool asks_figure(const ClaimQuery& q) { return q.figure_min || q.figure_max || !q.unit.empty() || !q.counted.empty() || !q.place.empty(); }

void add_figure(Conditions& out, const ClaimQuery& q) {
  if (!asks_figure(q)) return;
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
  if (!q.place.empty()) {
    sql += std::string(" AND ") + kFigurePlace;
    out.values.emplace_back(fold_words(q.place));
  }
  out.add(sql + ")");
}

bool asks_rows(const ClaimQuery& q) {
  return !q.role.empty() || !q.organization.empty() || !q.speaker_country.empty() || !q.classes.empty() || !q.quotes.empty() || !q.tenses.empty() ||
         !q.sources.empty() || !q.about_from.empty() || !q.about_to.empty() || asks_figure(q);
}

/// Sets of ids and days alone; of new claims their speakers are asked row by row.
bool is_narrow(const ClaimQuery& q, std::int64_t newer_than) {
  if (asks_rows(q)) return false;
  return newer_than > 0 ? q.speakers.empty() : !q.text.empty() || !q.speakers.empty() || !q.countries.empty() || !q.mentions.empty();
}

void add_columns(Conditions& out, const ClaimQuery& q) {
  if (!q.role.empty()) out.add("c.speaker_role LIKE ? ESCAPE '\\'", like(q.role));
  if (!q.organization.empty()) {
    out.add("(c.speaker_org LIKE ? ESCAPE '\\' OR (c.speaker_kind IN ('organization','government') AND c.speaker_name LIKE ? ESCAPE '\\'))",
            like(q.organization));
    out.values.emplace_back(like(q.organization));
  }
  if (!q.speaker_country.empty()) out.add("c.speaker_country = ?", q.speaker_country);
  out.any_of("c.class", q.classes, "");
  out.any_of("c.quote_type", q.quotes, "");
  out.any_of("c.tense", q.tenses, "");
  out.any_of(
      "c.version_id IN (SELECT v2.version_id FROM article_versions v2 JOIN articles a2 USING(article_id) JOIN sources s2 USING(source_id) WHERE "
      "s2.slug",
      q.sources, ")");
  if (!q.since.empty()) out.add("c.stated_on >= ?", q.since);
  if (!q.until.empty()) out.add("c.stated_on <= ?", q.until);
  if (!q.about_from.empty()) out.add("c.about_to >= ?", q.about_from);
  if (!q.about_to.empty()) out.add("c.about_from <= ?", q.about_to);
  add_figure(out, q);
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

Conditions to_conditions(Store::State& state, const ClaimQuery& q, Drive drive, std::int64_t newer_than) {
  Conditions out;
  IdSets ids;
  const std::string from = newer_than > 0 ? " AND rowid > " + std::to_string(newer_than) : "";
  out.narrow = is_narrow(q, newer_than);
  out.words_drive = drive == Drive::words && !q.text.empty();
  out.sql = "c.retired_run_id IS NULL";
  if (out.words_drive) {
    out.sql = "f.claims_fts MATCH ?" + (newer_than > 0 ? " AND f.rowid > " + std::to_string(newer_than) : "") + " AND " + out.sql;
    out.values.emplace_back(to_fts5(q.text));
  } else if (!q.text.empty()) {
    ids.add("SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?" + from, {to_fts5(q.text)});
  }
  if (newer_than > 0) {
    add_new_rows(state, out, q, from);
  } else {
    add_speakers(state, ids, q, from);
    add_about(ids, q);
  }
  std::move(ids).add_to(out);
  add_columns(out, q);
  return out;
}

}  // namespace onrecord
