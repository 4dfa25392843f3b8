// metadata.json for Datasette. Full text is asked by rowid alone: as a join it takes seconds (docs/cookbook.md).
#include <nlohmann/json.hpp>

#include "report/exports.h"

namespace onrecord {
namespace {

using Json = nlohmann::ordered_json;

struct Canned {
  const char* name;
  const char* title;
  const char* sql;
};

constexpr const char* kWords = "claim_id IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH :words)";

/// `@` stands for the condition of words.
constexpr Canned kQueries[] = {
    {"words", "Claims with these words", "SELECT * FROM v1_claims WHERE @ ORDER BY stated_on DESC LIMIT 100"},
    {"speaker", "What somebody said",
     "SELECT stated_on, role, class, claim, source, url FROM v1_claims WHERE speaker = :speaker ORDER BY stated_on DESC LIMIT 100"},
    {"speaker_words", "What somebody said with these words, between two days",
     "SELECT stated_on, role, class, claim, source, url FROM v1_claims WHERE speaker = :speaker AND @ AND stated_on BETWEEN :from_day AND :to_day "
     "ORDER BY stated_on DESC LIMIT 100"},
    {"about_period", "Claims about a time",
     "SELECT * FROM v1_claims WHERE about_to >= :from_day AND about_from <= :to_day ORDER BY stated_on DESC LIMIT 100"},
    {"figure", "Claims with a figure of at least a size",
     "SELECT c.stated_on, c.speaker, f.raw_text, f.counted, f.period_label, c.claim, c.url FROM v1_figures f JOIN v1_claims c USING (claim_id) WHERE "
     "f.counted = :counted AND f.value_low >= CAST(:at_least AS REAL) ORDER BY c.stated_on DESC LIMIT 100"},
    {"series", "A series of figures",
     "SELECT period_label, period_from, value_low, value_high, modifier, unit, speaker, source, published_on, url FROM v1_figures WHERE counted = "
     ":counted ORDER BY period_from, published_on"},
    {"offices", "Who held an office when",
     "SELECT person, post, start_date, end_date, basis FROM v1_offices WHERE post LIKE '%' || :office || '%' ORDER BY start_date"},
    {"edits", "What edits changed", "SELECT * FROM v1_changes ORDER BY changed_at DESC LIMIT 100"},
    {"copies", "Statements that most publishers reported",
     "SELECT statement_id, count(*) AS reports, count(DISTINCT source) AS outlets, min(stated_on) AS first_said, speaker, claim FROM v1_claims GROUP "
     "BY "
     "statement_id ORDER BY outlets DESC, reports DESC LIMIT 100"},
    {"month_counts", "Statements a month",
     "SELECT stated_month, count(*) AS reports, count(DISTINCT statement_id) AS statements FROM v1_claims GROUP BY 1 ORDER BY 1"},
    {"month_words", "Statements with these words a month",
     "SELECT stated_month, count(*) AS reports, count(DISTINCT statement_id) AS statements FROM v1_claims WHERE @ GROUP BY 1 ORDER BY 1"},
    {"claim", "One claim with its way back to the archived page", "SELECT * FROM v1_claims WHERE claim_id = :claim_id"},
};

Json canned_queries() {
  Json out = Json::object();
  for (const Canned& q : kQueries) {
    std::string sql = q.sql;
    if (const std::size_t at = sql.find('@'); at != std::string::npos) sql.replace(at, 1, kWords);
    out[q.name] = {{"title", q.title}, {"sql", sql}};
  }
  return out;
}

}  // namespace

std::string datasette_metadata(const std::string& database, const std::vector<DocRow>& docs) {
  Json tables = Json::object();
  for (const DocRow& d : docs) {
    if (d.field.empty()) {
      tables[d.object]["description"] = d.description;
    } else {
      tables[d.object]["columns"][d.field] = d.description;
    }
  }
  const Json out = {{"title", "Statements on record"}, {"databases", {{database, {{"tables", tables}, {"queries", canned_queries()}}}}}};
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace onrecord
