// The schema: every older one is migrated, every column is documented.
#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <set>

#include "store/codes.h"
#include "store_fixture.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

class SchemaTest : public StoreFixture {
 protected:
  void load(const std::string& fixture) const { load_sql(source_root() + "/tests/store/fixtures/" + fixture, folder_ / "i.db"); }
};

TEST_F(SchemaTest, EveryTableViewAndColumnIsDocumentedAndNothingElse) {
  (void)open();
  SQLite::Database db((folder_ / "i.db").string());
  std::set<std::string> columns, documented;
  SQLite::Statement objects(
      db, "SELECT name FROM sqlite_schema WHERE type IN ('table','view') AND name NOT LIKE 'sqlite_%' AND name NOT GLOB 'claims_fts_*'");
  while (objects.executeStep()) {
    const std::string object = objects.getColumn(0).getString();
    columns.insert(object + ".");
    SQLite::Statement fields(db, "SELECT name FROM pragma_table_xinfo(?) WHERE hidden<>1");
    fields.bind(1, object);
    while (fields.executeStep()) columns.insert(object + "." + fields.getColumn(0).getString());
  }
  SQLite::Statement docs(db, "SELECT object||'.'||field FROM schema_docs WHERE description<>''");
  while (docs.executeStep()) documented.insert(docs.getColumn(0).getString());
  for (const std::string& column : columns) EXPECT_TRUE(documented.contains(column)) << column << " is not documented";
  for (const std::string& column : documented) EXPECT_TRUE(columns.contains(column)) << column << " does not exist";
}

TEST_F(SchemaTest, AnIndexOfTheFirstSchemaIsMigratedWithAllItHolds) {
  load("schema_1.sql");
  EXPECT_FALSE(Store::open(folder_ / "i.db", OpenMode::read));
  Store s = open();
  EXPECT_EQ(s.stats()->claims, 7);
  EXPECT_EQ(s.stats()->articles, 3);
  ClaimQuery q;
  q.speakers = {"quill"};
  EXPECT_EQ(s.query(q)->total, 1);
  const std::int64_t r = run(s);
  ASSERT_TRUE(s.end_run(r, "ok", kNow));
  const auto wrong = s.check();
  ASSERT_TRUE(wrong);
  EXPECT_TRUE(wrong->empty()) << wrong->front();
  EXPECT_TRUE(Store::open(folder_ / "i.db", OpenMode::read));
}

TEST_F(SchemaTest, AnIndexOfTheSecondSchemaKeepsItsIdsChangesAndWatermark) {
  load("schema_2.sql");
  Store s = open();
  EXPECT_EQ(s.stats()->claims, 8);
  EXPECT_EQ(s.changes({})->size(), 2U);
  const auto old_words = s.show(9);
  ASSERT_TRUE(old_words);
  EXPECT_FALSE(old_words->claim.retired);
  EXPECT_TRUE(std::any_of(old_words->spans.begin(), old_words->spans.end(), [](const auto& span) { return span.part == "content"; }));
  ClaimQuery q;
  q.text = "crossed";
  EXPECT_EQ(s.query(q)->total, 3);
  const auto quiet = s.alert({{"crossings", "Crossings", q}}, run(s), kNow, [](const AlertReport&) { return std::vector<Delivery>(); });
  ASSERT_TRUE(quiet) << quiet.error().message;
  EXPECT_TRUE(quiet->digests.empty());
  const auto wrong = s.check();
  ASSERT_TRUE(wrong);
  EXPECT_TRUE(wrong->empty()) << wrong->front();
  const auto copy = article("Border Minister Zoë Ray said on Monday that over 24,000", 24000);
  EXPECT_EQ(put(s, run(s), copy, "https://wire.example/new").kind, PutOutcome::Kind::added);
}

TEST_F(SchemaTest, AnIndexOfTheThirdSchemaIsCountedByClusters) {
  load("schema_3.sql");
  Store s = open();
  EXPECT_EQ(s.stats()->claims, 8);
  ClaimQuery q;
  q.text = "people";
  const auto months = s.timeline(q, "year");
  ASSERT_TRUE(months) << months.error().message;
  ASSERT_EQ(months->size(), 1U);
  EXPECT_EQ(months->at(0).reports, 3);
  EXPECT_EQ(months->at(0).clusters, 2);
  const auto wrong = s.check();
  ASSERT_TRUE(wrong);
  EXPECT_TRUE(wrong->empty()) << wrong->front();
}

TEST_F(SchemaTest, AnIndexOfTheFourthSchemaKeepsEveryWordSpanAndStatement) {
  load("schema_4.sql");
  const auto all = [&](const std::string& sql) {
    SQLite::Database db((folder_ / "i.db").string());
    std::string out;
    SQLite::Statement rows(db, sql);
    while (rows.executeStep()) {
      for (int at = 0; at < rows.getColumnCount(); ++at) out += rows.getColumn(at).getString() + "|";
      out += "\n";
    }
    return out;
  };
  std::string columns = all("SELECT group_concat(name) FROM pragma_table_info('v1_claims')");  // later schemas add others
  columns.resize(columns.find('|'));
  const std::string claims = "SELECT " + columns + " FROM v1_claims ORDER BY claim_id";
  const std::string spans = "SELECT * FROM v1_spans ORDER BY claim_id,part,ord";
  const std::string mentions = "SELECT * FROM v1_mentions ORDER BY version_id,span_start,entity";
  const std::string topics = "SELECT claim_id,entity_id,stated_on,relation FROM claim_entities ORDER BY claim_id,entity_id";
  const std::string before = all(claims) + all(spans) + all(mentions) + all(topics);
  const std::string keys =
      all("SELECT substr(hex(statement_key),1,16),statement_id FROM statements UNION "
          "SELECT substr(hex(statement_key),1,16),statement_id FROM statement_aliases ORDER BY 1");
  Store s = open();
  EXPECT_EQ(all(claims) + all(spans) + all(mentions) + all(topics), before);
  EXPECT_EQ(all("SELECT printf('%016X',statement_key),statement_id FROM statement_keys ORDER BY 1"), keys);
  const auto wrong = s.check();
  ASSERT_TRUE(wrong);
  EXPECT_TRUE(wrong->empty()) << wrong->front();
}

TEST_F(SchemaTest, AnIndexOfTheFourthSchemaIsAskedForPlaces) {
  load("schema_4_places.sql");
  Store s = open();
  FigureQuery q;
  q.claims.place = "el paso";
  const auto series = s.figures(q);
  ASSERT_TRUE(series) << series.error().message;
  ASSERT_EQ(series->size(), 1U);
  EXPECT_EQ(series->at(0).locality, "El Paso");
  EXPECT_EQ(series->at(0).reports[0].figure.raw_text, "4,200");
  const auto wrong = s.check();
  ASSERT_TRUE(wrong);
  EXPECT_TRUE(wrong->empty()) << wrong->front();
}

/// Of the fifth and sixth schema: nothing is made anew, all is there, and what the next migrations add is filled.
TEST_F(SchemaTest, AnIndexOfTheFifthSchemaHasAllItHeld) {
  load("schema_5.sql");
  Store s = open();
  EXPECT_EQ(s.stats()->claims, 8);
  ClaimQuery q;
  q.text = "people";
  EXPECT_EQ(s.query(q)->total, 3);
  ASSERT_TRUE(s.end_run(run(s), "ok", kNow));
  const auto wrong = s.check();
  ASSERT_TRUE(wrong);
  EXPECT_TRUE(wrong->empty()) << wrong->front();
}

TEST_F(SchemaTest, AnIndexOfTheSixthSchemaKeepsItsMergesAndIsAskedForPlaces) {
  load("schema_6.sql");
  Store s = open();
  ASSERT_EQ(s.merges()->size(), 1U);
  FigureQuery q;
  q.claims.place = "el paso";
  EXPECT_EQ(s.figures(q)->size(), 2U);
  ASSERT_TRUE(s.end_run(run(s), "ok", kNow));
  q.claims.place = "texas";
  EXPECT_EQ(s.figures(q)->size(), 2U);
  ASSERT_TRUE(s.undo_merge(1, kNow));
  EXPECT_EQ(s.figures(q)->size(), 1U);
  EXPECT_TRUE(s.check()->empty());
}

TEST_F(SchemaTest, AnIndexOfTheSeventhSchemaHasClaimsWithoutTense) {
  load("schema_7.sql");
  Store s = open();
  ClaimQuery q;
  const std::int64_t all = s.query(q)->total;
  EXPECT_GT(all, 0);
  EXPECT_EQ(s.query(q)->rows[0].tense, "");
  EXPECT_EQ(s.query(q)->rows[0].depth, 0);
  q.tenses = {"past", "present", "future"};
  EXPECT_EQ(s.query(q)->total, 0);
  EXPECT_TRUE(s.check()->empty());
}

TEST_F(SchemaTest, TheNumbersOfWordsAreThoseOfTheProgram) {
  (void)open();
  SQLite::Database db((folder_ / "i.db").string());
  const std::string sql =
      db.execAndGet("SELECT group_concat(sql,' ') FROM sqlite_schema WHERE name IN ('claims','claim_entities','mentions')").getString();
  const auto expect = [&](const std::string& column, const auto& words) {
    std::string list = "CASE " + column;
    for (std::size_t i = 0; i < words.size(); ++i) list += " WHEN " + std::to_string(i) + " THEN '" + std::string(words[i]) + "'";
    EXPECT_NE(sql.find(list + " END"), std::string::npos) << list;
    EXPECT_NE(sql.find(column + " BETWEEN 0 AND " + std::to_string(words.size() - 1) + ")"), std::string::npos) << column;
  };
  expect("kind_code", kSpeakerKinds);
  expect("class_code", kClasses);
  expect("quote_code", kQuotes);
  expect("modality_code", kModalities);
  expect("polarity_code", kPolarities);
  expect("basis_code", kBases);
  expect("tense_code", kTenses);
  expect("relation_code", kRelations);
  expect("form_code", kForms);
}

TEST_F(SchemaTest, ANewerSchemaIsRefused) {
  (void)open();
  SQLite::Database((folder_ / "i.db").string(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version=99");
  const auto refused = Store::open(folder_ / "i.db", OpenMode::write);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Failure::data);
}

TEST_F(SchemaTest, DamagedFullTextIsFound) {
  Store s = open();
  (void)put(s, run(s), article("24,000", 24000));
  SQLite::Database((folder_ / "i.db").string(), SQLite::OPEN_READWRITE)
      .exec("INSERT INTO claims_fts(claims_fts,rowid,content_text,speaker_text) VALUES('delete',1,'24,000 people crossed','Zoë Ray')");
  EXPECT_EQ(s.check()->size(), 1U);
}

}  // namespace
}  // namespace onrecord
