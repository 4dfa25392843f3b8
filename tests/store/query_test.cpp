// Questions: plans, orders, explanation, counts over time, edits, people.
#include <SQLiteCpp/SQLiteCpp.h>

#include "store_fixture.h"

namespace onrecord {
namespace {

class QueryTest : public StoreFixture {
 protected:
  /// Ten articles on ten days of two speakers.
  void fill(Store& s) const {
    const std::int64_t r = run(s);
    for (int i = 0; i < 10; ++i) {
      Extraction x = article(std::to_string(1000 + i), 1000 + i, Modifier::none, i % 2 == 0 ? "Ada Quill" : "Ben Roe");
      x.claims[0].said_on = CivilDate::parse("2024-04-28")->plus_days(i);
      (void)put(s, r, x, "https://a.example/" + std::to_string(i), kNow, i < 5 ? "first" : "second");
    }
    ASSERT_TRUE(s.end_run(r, "ok", kNow));
  }
};

/// A speaker who said little is asked claim by claim, beside one whose name nobody has, for whom the whole full text is asked.
TEST_F(QueryTest, TheWordsOfAFewClaimsAreFoundAsThoseOfAll) {
  Store s = open();
  fill(s);
  for (const char* text : {"cross*", "\"people crossed\"", "1004 OR 1007", "people NOT 1002", "speaker_text : quill", "nothing"}) {
    for (int set = 0; set < 16; ++set) {
      ClaimQuery few;
      few.text = text;
      few.order = (set & 1) != 0 ? ClaimQuery::Order::recorded : ClaimQuery::Order::said;
      if ((set & 2) != 0) few.countries = {"CN"};
      if ((set & 4) != 0) few.since = "2024-04-30";
      if ((set & 8) != 0) few.figure_min = 1003;
      few.speakers = {"Quill"};
      ClaimQuery all = few;
      all.speakers.emplace_back("somebody unknown");
      const auto found = s.query(few);
      const auto expected = s.query(all);
      ASSERT_TRUE(found) << found.error().message;
      ASSERT_TRUE(expected) << expected.error().message;
      EXPECT_EQ(found->total, expected->total) << text << set;
      ASSERT_EQ(found->rows.size(), expected->rows.size()) << text << set;
      for (std::size_t i = 0; i < found->rows.size(); ++i) EXPECT_EQ(found->rows[i].claim_id, expected->rows[i].claim_id) << text << set;
      EXPECT_EQ(s.timeline(few, "day")->size(), s.timeline(all, "day")->size()) << text << set;
    }
  }
  ClaimQuery one;
  one.speakers = {"Quill"};
  one.text = "1004";
  EXPECT_EQ(s.query(one)->total, 1);
}

TEST_F(QueryTest, NoPlanAsksTheFullTextOnceARow) {
  Store s = open();
  fill(s);
  for (const auto order : {ClaimQuery::Order::said, ClaimQuery::Order::recorded, ClaimQuery::Order::rank}) {
    for (int set = 0; set < 64; ++set) {
      ClaimQuery q;
      q.text = "cross*";
      q.order = order;
      if ((set & 1) != 0) q.speakers = {"Quill"};
      if ((set & 2) != 0) q.countries = {"CN"};
      if ((set & 4) != 0) q.since = "2024-05-01";
      if ((set & 8) != 0) q.figure_min = 10;
      if ((set & 16) != 0) q.sources = {"first"};
      if ((set & 32) != 0) q.speakers.emplace_back("somebody unknown");
      const auto plan = s.plan(q);
      ASSERT_TRUE(plan) << plan.error().message;
      for (const std::string& step : *plan) EXPECT_EQ(step.find("0:=M"), std::string::npos) << set << ": " << step;
    }
  }
}

/// What the numbers of `set` ask for, and which of the ten articles of fill() that is.
ClaimQuery filters(int set) {
  ClaimQuery q;
  if ((set & 1) != 0) q.speakers = {"Quill"};
  if ((set & 2) != 0) q.countries = {"CN", "RU"};
  if ((set & 4) != 0) q.since = "2024-05-01";
  if ((set & 8) != 0) q.until = "2024-05-05";
  if ((set & 16) != 0) q.sources = {"first"};
  if ((set & 32) != 0) q.speakers.emplace_back("somebody unknown");
  if ((set & 64) != 0) q.text = "cross* NOT nobody";
  if ((set & 128) != 0) q.mentions = {"nobody at all", "CN"};
  return q;
}
bool matches(int set, int article) {
  if ((set & 1) != 0 && article % 2 != 0) return false;
  if ((set & 33) == 32) return false;  // a speaker whom no text names
  if ((set & 4) != 0 && article < 3) return false;
  if ((set & 8) != 0 && article > 7) return false;
  return (set & 16) == 0 || article < 5;
}

TEST_F(QueryTest, AllFiltersCombineInEveryOrderAndForWatches) {
  Store s = open();
  fill(s);
  const Instant evening{kNow.seconds + 3600};
  const std::int64_t r = *s.begin_run("extract", "test", "r1", evening);
  Extraction last = article("77", 77, Modifier::none, "Ada Quill");
  last.claims[0].said_on = CivilDate::parse("2024-05-04");
  (void)put(s, r, last, "https://a.example/last", evening, "first");
  for (int set = 0; set < 256; ++set) {
    int due = (set & 33) == 32 ? 0 : 1;  // the evening's article matches all but the unknown speaker
    const int night = due;
    for (int i = 0; i < 10; ++i) due += matches(set, i) ? 1 : 0;
    ClaimQuery q = filters(set);
    for (const auto order : {ClaimQuery::Order::said, ClaimQuery::Order::recorded, ClaimQuery::Order::rank}) {
      q.order = order;
      const auto found = s.query(q);
      ASSERT_TRUE(found) << set << ": " << found.error().message;
      EXPECT_EQ(found->total, due) << set;
      EXPECT_EQ(std::ssize(found->rows), due) << set;
    }
    const auto told = s.try_watch({"w", "Watch", q}, evening);
    ASSERT_TRUE(told) << set << ": " << told.error().message;
    EXPECT_EQ(told->total, night) << set;
  }
}

TEST_F(QueryTest, OrdersAreNewestSaidNewestRecordedAndRank) {
  Store s = open();
  fill(s);
  ClaimQuery q;
  q.text = "people";
  q.limit = 2;
  EXPECT_EQ(s.query(q)->rows[0].said_on, "2024-05-07");
  EXPECT_EQ(s.query(q)->total, 10);
  q.order = ClaimQuery::Order::recorded;
  EXPECT_EQ(s.query(q)->rows[0].claim_id, 10);
  q.order = ClaimQuery::Order::rank;
  EXPECT_EQ(s.query(q)->rows.size(), 2U);
  q.count = false;
  EXPECT_EQ(s.query(q)->total, -1);
}

TEST_F(QueryTest, TheExplanationIsSqlThatGivesTheSameRows) {
  Store s = open();
  fill(s);
  ClaimQuery q;
  q.text = "\"people crossed\"";
  q.speakers = {"O'Neil", "Quill"};
  q.figure_min = 1004;
  const auto sql = s.explain(q);
  ASSERT_TRUE(sql) << sql.error().message;
  SQLite::Database db((folder_ / "i.db").string());
  SQLite::Statement again(db, *sql);
  std::int64_t rows = 0;
  while (again.executeStep()) ++rows;
  EXPECT_EQ(rows, s.query(q)->total);
  EXPECT_EQ(rows, 3);
}

TEST_F(QueryTest, TimelinesByWeekQuarterAndFacet) {
  Store s = open();
  fill(s);
  const auto weeks = s.timeline({}, "week");
  ASSERT_EQ(weeks->size(), 3U);
  EXPECT_EQ(weeks->at(0).bucket, "2024-W17");
  EXPECT_EQ(weeks->at(1).bucket, "2024-W18");
  EXPECT_EQ(weeks->at(1).reports, 7);
  EXPECT_EQ(s.timeline({}, "quarter")->at(0).bucket, "2024-Q2");
  const auto split = s.timeline({}, "year", Facet::source);
  ASSERT_EQ(split->size(), 2U);
  EXPECT_EQ(split->at(0).value, "first");
  EXPECT_EQ(split->at(0).statements, 5);
  EXPECT_EQ(s.timeline({}, "year", Facet::country)->at(0).value, "CN");
  EXPECT_EQ(s.timeline({}, "year", Facet::mentions)->at(0).value, "CN");
  EXPECT_EQ(s.timeline({}, "year", Facet::role)->size(), 1U);
  EXPECT_EQ(s.timeline({}, "year", Facet::organization)->size(), 1U);
  EXPECT_FALSE(s.timeline({}, "decade"));
}

TEST_F(QueryTest, WhoFindsPeopleByLastNameAndHoldersByOfficeAndDay) {
  Store s = open();
  Registry registry;
  registry.people = {
      {"person:ada quill",
       "Ada Quill",
       "Quill",
       "US",
       {},
       {{"Fee Minister", "", {*CivilDate::parse("2020-01-01"), *CivilDate::parse("2022-12-31")}}}},
      {"person:ben roe", "Ben Roe", "Roe", "US", {}, {{"Fee Minister", "", {*CivilDate::parse("2023-01-01"), *CivilDate::parse("9999-12-31")}}}}};
  registry.fingerprint = "1";
  ASSERT_TRUE(s.put_registry(registry));
  fill(s);
  const auto quill = s.who("quill", "");
  ASSERT_EQ(quill->size(), 1U);
  EXPECT_EQ(quill->at(0).statements, 5);
  EXPECT_EQ(quill->at(0).offices.at(0).to, "2022-12-31");
  EXPECT_EQ(quill->at(0).about.at(0).first, "CN");
  const auto holder = s.who("fee minister", "2024-05-01");
  ASSERT_EQ(holder->size(), 1U);
  EXPECT_EQ(holder->at(0).name, "Ben Roe");
  EXPECT_EQ(s.who("Fee Minister", "")->size(), 2U);
  EXPECT_TRUE(s.who("nobody", "")->empty());
}

TEST_F(QueryTest, ChangesAreListedNewestFirst) {
  Store s = open();
  const std::int64_t r = run(s);
  (void)put(s, r, article("24,000", 24000));
  (void)put(s, r, article("25,000", 25000));
  const auto changes = s.changes({});
  ASSERT_EQ(changes->size(), 1U);
  EXPECT_EQ(changes->at(0).kind, "altered");
  EXPECT_EQ(changes->at(0).speaker, "Zoë Ray");
  ClaimQuery q;
  q.speakers = {"ray"};
  EXPECT_EQ(s.changes(q)->size(), 1U) << "the last word of a name";
  q.speakers = {"okafor"};
  EXPECT_TRUE(s.changes(q)->empty());
}

TEST_F(QueryTest, SomebodyForgottenDoesNotComeBack) {
  Store s = open();
  fill(s);
  const auto removed = s.forget_person("Ada Quill", kNow);
  ASSERT_TRUE(removed) << removed.error().message;
  EXPECT_EQ(*removed, 5);
  EXPECT_TRUE(s.who("quill", "")->empty());
  const std::int64_t r = run(s, "r2");
  (void)put(s, r, article("1000", 1000, Modifier::none, "Ada Quill"), "https://a.example/new");
  ASSERT_TRUE(s.end_run(r, "ok", kNow));
  ClaimQuery q;
  q.text = "people";
  EXPECT_EQ(s.query(q)->total, 5);
  SQLite::Database db((folder_ / "i.db").string());
  EXPECT_EQ(db.execAndGet("SELECT count(*) FROM entity_names WHERE folded LIKE '%quill%'").getInt(), 0);
  EXPECT_TRUE(s.check()->empty());
}

TEST_F(QueryTest, ASnapshotOpensWithoutWritePermissionAndLeavesTextsOut) {
  Store s = open();
  fill(s);
  const auto copy = folder_ / "public.db";
  ASSERT_TRUE(s.snapshot(copy, false));
  std::filesystem::permissions(copy, std::filesystem::perms::owner_read);
  auto opened = Store::open(copy, OpenMode::read);
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_EQ(opened->stats()->claims, 10);
  EXPECT_EQ(*opened->text_bytes(), 0);
  EXPECT_GT(*s.text_bytes(), 0);
  EXPECT_EQ(s.stats()->claims, 10);
}

TEST_F(QueryTest, ABackupKeepsIdsAndCanBeGoneOnWith) {
  std::int64_t last = 0;
  {
    Store s = open();
    fill(s);
    ASSERT_TRUE(s.backup(folder_ / "copy.db"));
    last = s.query({})->rows[0].claim_id;
  }
  std::filesystem::remove(folder_ / "i.db-wal");
  std::filesystem::rename(folder_ / "copy.db", folder_ / "i.db");
  Store s = open();
  EXPECT_EQ(s.query({})->rows[0].claim_id, last);
  EXPECT_EQ(put(s, run(s), article("1000", 1000, Modifier::none, "Ada Quill"), "https://a.example/after").kind, PutOutcome::Kind::added);
  EXPECT_TRUE(s.check()->empty());
}

TEST_F(QueryTest, AFilterOfFiguresLeavesOutReportsButNotWhatTheyContradictAndRevise) {
  Store s = open();
  const auto r = run(s);
  const auto told = [&](const char* number, double value, const char* day, const char* source) {
    Extraction x = article(number, value);
    x.article.published = PageDate{*CivilDate::parse(day), {}, day, DateBasis::meta};
    x.article.text += std::string(" So it was told in ") + source + ".";
    put(s, r, x, std::string("https://") + source + ".example/" + day, kNow, source);
  };
  told("24,000", 24000, "2024-05-01", "ledger");
  told("24,853", 24853, "2024-05-03", "ledger");
  told("31,000", 31000, "2024-05-04", "courier");
  FigureQuery q;
  q.claims.since = "2024-05-03";
  q.claims.sources = {"ledger"};
  const auto series = s.figures(q);
  ASSERT_TRUE(series) << series.error().message;
  ASSERT_EQ(series->size(), 1U);
  ASSERT_EQ(series->front().reports.size(), 1U);
  const FigureReport& report = series->front().reports.front();
  EXPECT_EQ(report.figure.low, 24853);
  EXPECT_EQ(report.revises_count, 1);
  EXPECT_EQ(report.contradicts_count, 2);
  q.claims.sources = {"herald"};
  EXPECT_TRUE(s.figures(q)->empty());
}

TEST_F(QueryTest, AClaimCanBeAskedForWithTheTextThatItStandsIn) {
  Store s = open();
  Extraction x = article("24,000", 24000);
  x.article.text += " Zoë added that more had come since the spring.";
  put(s, run(s), x);
  ClaimQuery q;
  EXPECT_EQ(s.query(q)->rows.at(0).in_text.exact, "");
  q.in_text = true;
  const QuoteInText found = s.query(q)->rows.at(0).in_text;
  EXPECT_EQ(found.exact, "24,000 people crossed");
  EXPECT_EQ(found.prefix, "Zoë Ray said ");
  EXPECT_EQ(found.suffix, ". Zoë added that more had come s");
}

}  // namespace
}  // namespace onrecord
