// Questions that leave few claims before a word is looked up.
#include "store/conditions.h"
#include "store/fold.h"
#include "store/speaker_names.h"
#include "store/text_query.h"

namespace onrecord {
namespace {

constexpr std::int64_t kMostOfSpeaker = 20000;  // claims of the speakers within the days: each is read
constexpr std::int64_t kMostAbout = 200000;     // the same where countries or names are asked for: most are dismissed by two indexes, unread
constexpr std::int64_t kMostCandidates = 5000;  // of these, with what else is asked but the words: each is made a text

/// The names as a JSON list, where each is somebody's; else "a senior official" is to be looked for in the words of the sources.
std::optional<std::string> known_names(Store::State& state, const ClaimQuery& q) {
  const SpeakerNames names = split_speakers(state, q.speakers);
  if (!names.words.empty()) return std::nullopt;
  std::string out;
  for (const std::string& folded : names.known)
    out += (out.empty() ? "[\"" : ",\"") + folded + "\"";  // letters, digits and spaces: nothing to escape
  return out + "]";
}

bool said_little(Store::State& state, const ClaimQuery& q, const std::string& names) {
  const std::string last = q.until.empty() ? "9999-12-31" : q.until;
  const auto claims = state.find(
      "SELECT count(*) FROM (SELECT 1 FROM claims INDEXED BY claims_speaker WHERE speaker_id IN (SELECT entity_id FROM entity_names WHERE folded IN "
      "(SELECT value FROM json_each(?1))) AND stated_on>=coalesce(?2,'') AND stated_on<=?3 LIMIT ?4)",
      names, q.since, last, kMostAbout + 1);
  return claims.value_or(0) <= (q.countries.empty() && q.mentions.empty() ? kMostOfSpeaker : kMostAbout);
}

/// " AND EXISTS ..." of claims `x` about one of the entities that `select`, before its list of values, names.
std::string about_any(const std::string& select, const std::vector<std::string>& values, Conditions& out) {
  std::string marks;
  for (const std::string& value : values) {
    marks += marks.empty() ? "?" : ",?";
    out.values.emplace_back(value);
  }
  if (marks.empty()) return "";
  return " AND EXISTS (SELECT 1 FROM claim_entities ce WHERE ce.claim_id=x.claim_id AND ce.entity_id IN (" + select + " IN (" + marks + ")))";
}

/// Claims of the speakers, within the days, about what is asked: from two indexes alone.
void add_index_part(const ClaimQuery& q, const std::string& names, Conditions& out) {
  std::vector<std::string> slugs, folded;
  for (const std::string& code : q.countries) slugs.push_back("country:" + code);
  for (const std::string& name : q.mentions) folded.push_back(fold_words(name));
  std::string sql =
      "SELECT x.claim_id FROM claims x INDEXED BY claims_speaker WHERE x.speaker_id IN (SELECT entity_id FROM entity_names WHERE folded IN (SELECT "
      "value FROM json_each(?))) AND x.stated_on>=? AND x.stated_on<=?";
  for (const std::string& value : {names, q.since, q.until.empty() ? std::string("9999-12-31") : q.until}) out.values.emplace_back(value);
  sql += about_any("SELECT entity_id FROM entities WHERE slug", slugs, out);
  sql += about_any("SELECT entity_id FROM entity_names WHERE folded", folded, out);
  out.add("c.claim_id IN (" + sql + ")");
}

/// What matches but for the words, as a JSON list; absent: more than few.
std::optional<std::string> candidates_of(Store::State& state, const ClaimQuery& q, const std::string& names) {
  ClaimQuery rest = q;
  for (std::string* asked : {&rest.text, &rest.since, &rest.until}) asked->clear();
  for (auto* asked : {&rest.speakers, &rest.countries, &rest.mentions}) asked->clear();
  Conditions where = to_conditions(state, rest);
  add_index_part(q, names, where);
  auto& rows = state.prepare("SELECT c.claim_id FROM claims c WHERE " + where.sql + " LIMIT ?");
  rows.bind(where.bind(rows), kMostCandidates + 1);
  std::string out;
  std::int64_t found = 0;
  while (rows.executeStep()) {
    ++found;
    out += (out.empty() ? "[" : ",") + std::to_string(rows.getColumn(0).getInt64());
  }
  rows.tryReset();
  if (found > kMostCandidates) return std::nullopt;
  return out.empty() ? "[]" : out + "]";
}

/// Those of the candidates that have the words, as a JSON list.
std::string with_words(Store::State& state, const std::string& candidates, const std::string& words) {
  state.execute("INSERT INTO temp.few_claims(few_claims) VALUES('delete-all')");
  state.execute(
      "INSERT INTO temp.few_claims(rowid,content_text,speaker_text) SELECT claim_id,content_text,speaker_text FROM claims WHERE claim_id IN "
      "(SELECT value FROM json_each(?)) ORDER BY claim_id",
      candidates);
  auto& rows = bind_all(state.prepare("SELECT rowid FROM temp.few_claims WHERE few_claims MATCH ?"), words);
  std::string out;
  while (rows.executeStep()) out += (out.empty() ? "[" : ",") + std::to_string(rows.getColumn(0).getInt64());
  rows.tryReset();
  return out.empty() ? "[]" : out + "]";
}

}  // namespace

void make_few_text(Store::State& state) {
  state.db.exec(
      "CREATE VIRTUAL TABLE IF NOT EXISTS temp.few_claims USING fts5(content_text, speaker_text, content='', tokenize=\"unicode61 remove_diacritics "
      "2\")");
}

std::optional<Conditions> few_conditions(Store::State& state, const ClaimQuery& q) {
  if (q.text.empty() || q.speakers.empty() || q.order == ClaimQuery::Order::rank) return std::nullopt;
  const std::string words = to_fts5(q.text);
  const auto names = known_names(state, q);
  if (!names || !said_little(state, q, *names)) return std::nullopt;
  const auto candidates = candidates_of(state, q, *names);
  if (!candidates) return std::nullopt;
  Conditions out;
  out.sql = "c.retired_run_id IS NULL";
  out.add("c.claim_id IN (SELECT value FROM json_each(?))", *candidates == "[]" ? "[]" : with_words(state, *candidates, words));
  return out;
}

}  // namespace onrecord
