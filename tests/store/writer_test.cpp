// What the writer keeps: every table of the schema, what changed between versions, identity under newer rules, copies.
#include <SQLiteCpp/SQLiteCpp.h>

#include "store_fixture.h"

namespace onrecord {
namespace {

class WriterTest : public StoreFixture {
 protected:
  std::string ask(const std::string& sql) const {
    SQLite::Database db((folder_ / "i.db").string());
    SQLite::Statement s(db, sql);
    std::string out;
    while (s.executeStep()) {
      for (int i = 0; i < s.getColumnCount(); ++i) out += (i == 0 ? "" : "|") + s.getColumn(i).getString();
      out += "\n";
    }
    return out;
  }
};

TEST_F(WriterTest, EveryTableIsFilled) {
  Store s = open();
  Registry registry;
  registry.countries = {{"CN", "China"}};
  registry.bodies = {{"org:border-ministry", "Border Ministry", "", "US", {"BM"}}};
  registry.people = {{"person:zoe ray",
                      "Zoë Ray",
                      "Ray",
                      "US",
                      {},
                      {{"Border Minister", "Border Ministry", {*CivilDate::parse("2020-01-01"), *CivilDate::parse("9999-12-31")}}}}};
  registry.fingerprint = "1";
  ASSERT_TRUE(s.put_registry(registry));
  Extraction x = article("24,000", 24000, Modifier::over);
  x.annotations.times.push_back(
      {{7, 11}, TimexType::date, "2024-05-06", "", DateRange{*CivilDate::parse("2024-05-06"), *CivilDate::parse("2024-05-06")}, "", kNone, ""});
  const std::int64_t r = run(s);
  (void)put(s, r, x);
  ASSERT_TRUE(s.end_run(r, "ok", kNow));
  EXPECT_EQ(ask("SELECT person,post,organization,country,start_date,basis FROM v1_offices"),
            "Zoë Ray|Border Minister|Border Ministry|US|2020-01-01|registry\n");
  EXPECT_EQ(ask("SELECT role_at_the_time FROM v1_claims"), "Border Minister\n");
  EXPECT_EQ(ask("SELECT family_name,given_name,sort_name FROM people"), "Ray|Zoë|Ray, Zoë\n");
  EXPECT_EQ(ask("SELECT e.name,iso2 FROM countries JOIN entities e USING(entity_id) WHERE iso2='CN'"), "China|CN\n");
  EXPECT_EQ(ask("SELECT entity,kind,span_start,span_end FROM v1_mentions"), "Zoë Ray|person|0|7\n");
  EXPECT_EQ(ask("SELECT type,value,day_from,day_to FROM times"), "DATE|2024-05-06|2024-05-06|2024-05-06\n");
  EXPECT_EQ(ask("SELECT e.slug,n_claims,n_statements FROM daily_counts JOIN entities e USING(entity_id)"), "country:CN|1|1\n");
  EXPECT_EQ(ask("SELECT period_edtf,value_low,value_high FROM figures"), "2022-10-01/2023-09-30|24000.0|\n");
  EXPECT_EQ(ask("SELECT count(*) FROM touched_days"), "0\n");
}

Entity entity_of(EntityKind kind, const std::string& name, std::vector<std::string> aliases = {}) {
  Entity e;
  e.kind = kind;
  e.name = name;
  e.aliases = std::move(aliases);
  return e;
}

TEST_F(WriterTest, ANameThatOneEntityAloneHasIsThatEntity) {
  Store s = open();
  const std::int64_t r = run(s);
  const auto put_one = [&](const char* figure, std::vector<Entity> entities) {
    Extraction x = article(figure, 1);
    x.claims.clear();
    x.annotations.mentions.clear();
    x.annotations.entities = std::move(entities);
    (void)put(s, r, x, std::string("https://a.example/") + figure);
  };
  put_one("1", {entity_of(EntityKind::organization, "Council of Glass", {"CG"}), entity_of(EntityKind::person, "Ada B. Venn", {"Ada Venn", "Venn"}),
                entity_of(EntityKind::organization, "Port Agency", {"PA"}), entity_of(EntityKind::organization, "Pier Agency", {"PA"})});
  put_one("2", {entity_of(EntityKind::organization, "CG"), entity_of(EntityKind::person, "Ada Venn"), entity_of(EntityKind::person, "Venn"),
                entity_of(EntityKind::organization, "PA")});
  EXPECT_EQ(ask("SELECT slug FROM entities WHERE slug LIKE '%:cg' OR slug LIKE '%:ada venn' OR slug LIKE '%:venn' OR slug LIKE '%:pa' ORDER BY 1"),
            "organization:pa\nperson:venn\n");
  EXPECT_EQ(ask("SELECT count(*) FROM entity_names WHERE name='Venn' AND entity_id<>(SELECT entity_id FROM entities WHERE slug='person:venn')"),
            "0\n");
}

TEST_F(WriterTest, TheRegistryBringsQids) {
  Store s = open();
  Registry registry;
  registry.countries = {{"CN", "China", "Q148"}};
  registry.bodies = {{"org:un", "United Nations", "", "", {}, "Q1065"}};
  registry.people = {{"person:zoe ray", "Zoë Ray", "Ray", "US", {"Z. Ray"}, {}, "Q7"}};
  registry.fingerprint = "1";
  ASSERT_TRUE(s.put_registry(registry));
  EXPECT_EQ(ask("SELECT slug,qid FROM entities WHERE qid IS NOT NULL ORDER BY 1"), "country:CN|Q148\norg:un|Q1065\nperson:zoe ray|Q7\n");
  EXPECT_EQ(ask("SELECT kind FROM entity_names WHERE name='Z. Ray' AND folded='z ray'"), "alias\n");
}

TEST_F(WriterTest, ARoleThatOnlyArticlesGiveIsKeptFromItsFirstDayToItsLast) {
  Store s = open();
  const std::int64_t r = run(s);
  Extraction x = article("24,000", 24000);
  x.claims[0].speaker.role = "Count Director";
  x.claims[0].said_on = *CivilDate::parse("2024-05-03");
  (void)put(s, r, x);
  x.claims[0].said_on = *CivilDate::parse("2024-05-09");
  (void)put(s, r, x, "https://a.example/2");
  EXPECT_EQ(ask("SELECT person,post,start_date,end_date,basis FROM v1_offices"), "Zoë Ray|Count Director|2024-05-03|2024-05-09|article\n");
}

TEST_F(WriterTest, TheSameNightAgainAddsNoRow) {
  const std::string rows =
      "SELECT (SELECT count(*) FROM claims),(SELECT count(*) FROM statements),(SELECT count(*) FROM article_versions),(SELECT count(*) FROM fetches),"
      "(SELECT count(*) FROM entities),(SELECT count(*) FROM mentions),(SELECT count(*) FROM figures),(SELECT count(*) FROM article_changes),"
      "(SELECT count(*) FROM text_bands),(SELECT sum(n_claims) FROM daily_counts)";
  std::string first;
  for (int night = 0; night < 2; ++night) {
    Store s = open();
    const std::int64_t r = run(s);
    (void)put(s, r, article("24,000", 24000));
    (void)put(s, r, article("31,000", 31000), "https://a.example/2");
    ASSERT_TRUE(s.end_run(r, "ok", kNow));
    if (night == 0) first = ask(rows);
    EXPECT_EQ(ask(rows), first);
  }
}

TEST_F(WriterTest, AnEditIsFoundAsAlteredWithdrawnAndHeadline) {
  Store s = open();
  const std::int64_t r = run(s);
  (void)put(s, r, article("24,000", 24000));
  Extraction retitled = article("24,000", 24000);
  retitled.article.title = "Crossings rise";
  EXPECT_EQ(put(s, r, retitled).kind, PutOutcome::Kind::unchanged);
  Extraction corrected = article("25,000", 25000);
  corrected.article.title = "Crossings rise";
  (void)put(s, r, corrected);
  Extraction emptied = corrected;
  emptied.article.text = "No figures were given this week by the ministry.";
  emptied.claims.clear();
  emptied.annotations = {};
  (void)put(s, r, emptied);
  EXPECT_EQ(ask("SELECT kind,old_text,new_text FROM v1_changes ORDER BY change_id"),
            "headline|Crossings|Crossings rise\naltered|24,000 people crossed|25,000 people crossed\nwithdrawn|25,000 people crossed|\n");
  EXPECT_EQ(s.stats()->claims, 0);
}

TEST_F(WriterTest, NewerRulesKeepWhatTheyReadTheSameAndTheIdentityOfTheRest) {
  Store s = open();
  (void)put(s, run(s, "r1"), article("24,000", 24000));
  const std::string before = ask("SELECT claim_id,statement_id FROM v1_claims");
  EXPECT_EQ(put(s, run(s, "r2"), article("24,000", 24000)).kind, PutOutcome::Kind::reread);
  EXPECT_EQ(ask("SELECT claim_id,statement_id FROM v1_claims"), before);
  Extraction shorter = article("24,000", 24000);
  shorter.claims[0].content = {{14, 28}};  // newer rules: another end of the content
  shorter.claims[0].speaker.name = "Zoë Q. Ray";
  const PutOutcome out = put(s, run(s, "r3"), shorter);
  EXPECT_EQ(out.claims, 1);
  EXPECT_EQ(out.retired, 1);
  EXPECT_EQ(ask("SELECT count(DISTINCT statement_id),count(*) FROM claims"), "1|2\n");
  EXPECT_EQ(ask("SELECT count(*) FROM article_changes"), "0\n");
  (void)put(s, run(s, "r3"), shorter, "https://a.example/2");
  EXPECT_EQ(ask("SELECT count(*) FROM statements"), "1\n");
  EXPECT_TRUE(s.check()->empty());
}

/// An article in which `speaker` said `content`.
Extraction saying(const std::string& content, const std::string& day = "2024-05-06", const std::string& speaker = "Zoë Ray") {
  Extraction x = article("24,000", 24000, Modifier::none, speaker);
  x.article.text = speaker + " said " + content + ".";
  x.annotations.figures.clear();
  const auto size = static_cast<std::uint32_t>(x.article.text.size());
  x.annotations.sentences[0].span = {0, size};
  x.claims[0].content = {{size - 1 - static_cast<std::uint32_t>(content.size()), size - 1}};
  x.claims[0].figures.clear();
  x.claims[0].said_on = *CivilDate::parse(day);
  return x;
}

TEST_F(WriterTest, APartialQuoteJoinsTheStatementItIsAPartOf) {
  const std::string whole = "the northern bridge would stay closed until the last cable had been replaced, whatever the cost";
  struct Case {
    const char *content, *day, *speaker;
    int statements;
  };
  const Case cases[] = {
      {"The bridge stays shut", "2024-05-06", "Zoë Ray", 2},                                                        // too few words
      {"bridge would stay closed until the last cable had been replaced", "2024-05-07", "Zoë Ray", 1},              // a part
      {"bridge would stay closed until the very last cable had been replaced", "2024-05-07", "Zoë Ray", 2},         // a word of its own
      {"bridge would not stay closed until the last cable had been replaced", "2024-05-07", "Zoë Ray", 2},          // the opposite
      {"bridge would stay closed until the last cable had been replaced", "2024-05-20", "Zoë Ray", 2},              // said again
      {"bridge would stay closed until the last cable had been replaced", "2024-05-07", "Ada Moss", 2},             // by another
      {"replaced the last cable, closed the northern bridge, whatever had been said", "2024-05-06", "Zoë Ray", 2},  // other order
  };
  for (const Case& c : cases) {
    for (const bool longer_first : {true, false}) {
      renew();
      Store s = open();
      const std::int64_t r = run(s);
      const Extraction one = saying(whole), other = saying(c.content, c.day, c.speaker);
      (void)put(s, r, longer_first ? one : other, "https://a.example/1");
      (void)put(s, r, longer_first ? other : one, "https://b.example/1", kNow, "b");
      EXPECT_EQ(s.stats()->statements, c.statements) << c.content << " " << c.day << " " << c.speaker << longer_first;
      EXPECT_TRUE(s.check()->empty());
    }
  }
}

TEST_F(WriterTest, AJoinedPartStaysWithItsStatementWhenItIsReadAgain) {
  Store s = open();
  (void)put(s, run(s, "r1"), saying("the northern bridge would stay closed until the last cable had been replaced"));
  const Extraction part = saying("bridge would stay closed until the last cable had been replaced", "2024-05-08");
  (void)put(s, run(s, "r1"), part, "https://b.example/1", kNow, "b");
  const std::string before = ask("SELECT claim_id,statement_id FROM v1_claims");
  (void)put(s, run(s, "r2"), part, "https://b.example/1", kNow, "b");
  EXPECT_EQ(ask("SELECT claim_id,statement_id FROM v1_claims"), before);
  (void)put(s, run(s, "r2"), saying("bridge would stay closed until the last cable had been replaced", "2024-07-08"), "https://c.example/1", kNow,
            "c");
  EXPECT_EQ(ask("SELECT count(*) FROM statements"), "1\n");
}

std::string prose(int from, int to) {
  std::string out;
  for (int i = from; i < to; ++i) out += "Sentence " + std::to_string(i) + " tells of town " + std::to_string(i * 7) + ". ";
  return out;
}

TEST_F(WriterTest, ACopyWithAParagraphMoreJoinsTheClusterOfTheFirstPublisher) {
  Store s = open();
  const std::int64_t r = run(s);
  const auto text = [](const std::string& words, const char* day) {
    Extraction x;
    x.article.text = words;
    x.article.published = PageDate{*CivilDate::parse(day), {}, day, DateBasis::meta};
    return x;
  };
  (void)put(s, r, text(prose(0, 40), "2024-05-06"), "https://wire.example/1", kNow, "wire");
  (void)put(s, r, text(prose(0, 40) + prose(900, 906), "2024-05-07"), "https://daily.example/1", kNow, "daily");
  (void)put(s, r, text(prose(2, 40), "2024-05-05"), "https://first.example/1", kNow, "first");
  (void)put(s, r, text(prose(500, 540), "2024-05-07"), "https://other.example/1", kNow, "other");
  (void)put(s, r, text(prose(0, 40), "2025-05-06"), "https://wire.example/next-year", kNow, "wire");
  EXPECT_EQ(ask("SELECT source_slug,cluster_id,copies,first_source FROM v1_articles ORDER BY article_id"),
            "wire|1|3|first\ndaily|1|3|first\nfirst|1|3|first\nother|2|1|other\nwire|3|1|wire\n");
}

TEST_F(WriterTest, OfCopiesOfOneDayTheWiresIsFirst) {
  Store s = open();
  const std::int64_t r = run(s);
  Extraction x;
  x.article.text = prose(0, 40);
  x.article.published = PageDate{*CivilDate::parse("2024-05-06"), {}, "2024-05-06", DateBasis::meta};
  for (const auto& [name, kind] : {std::pair{"daily", "news"}, {"agency", "wire"}, {"weekly", "news"}, {"other-agency", "wire"}}) {
    Fetch f;
    f.url = std::string("https://") + name + ".example/1";
    f.fetched_at = kNow;
    ASSERT_TRUE(s.put(x, f, {name, name, "", kind, "", "UTC"}, r));
  }
  EXPECT_EQ(ask("SELECT DISTINCT copies,first_source FROM v1_articles"), "4|agency\n");
}

/// The writer remembers whom names stand for and who holds offices: a registry that comes in between counts at once.
TEST_F(WriterTest, ARegistryPutBetweenArticlesCountsForTheNext) {
  Store s = open();
  const std::int64_t r = run(s);
  Extraction x = article("24,000", 24000);
  x.annotations.entities.push_back({EntityKind::organization, "Coast Office", "", "", {}, {}, "", "", {}, RoleBasis::none, 0});
  Registry registry;
  registry.bodies = {{"org:one", "First Coast Guard", "", "", {"Coast Office"}}};
  registry.fingerprint = "1";
  ASSERT_TRUE(s.put_registry(registry));
  put(s, r, x);
  EXPECT_EQ(ask("SELECT count(*) FROM entities WHERE kind='organization'"), "1\n");
  registry.bodies.push_back({"org:two", "Second Coast Guard", "", "", {"Coast Office"}});
  registry.people = {{"person:zoe ray", "Zoë Ray", "Ray", "US", {}, {{"minister", "First Coast Guard", {{2020, 1, 1}, {9999, 12, 31}}}}}};
  registry.fingerprint = "2";
  ASSERT_TRUE(s.put_registry(registry));
  put(s, r, x, "https://a.example/2");
  EXPECT_EQ(ask("SELECT slug FROM entities WHERE kind='organization' ORDER BY 1"), "org:one\norg:two\norganization:coast office\n");
  EXPECT_EQ(ask("SELECT membership_id IS NULL FROM claims ORDER BY claim_id"), "1\n0\n");
}

TEST_F(WriterTest, ABatchIsOneTransaction) {
  Store s = open();
  const std::int64_t r = run(s);
  ASSERT_TRUE(s.begin_batch());
  (void)put(s, r, article("24,000", 24000));
  (void)put(s, r, article("31,000", 31000), "https://a.example/2");
  EXPECT_EQ(ask("SELECT count(*) FROM claims"), "0\n");
  ASSERT_TRUE(s.end_batch());
  EXPECT_EQ(ask("SELECT count(*) FROM claims"), "2\n");
}

TEST_F(WriterTest, ABatchWithAnArticleThatFailsIsUndoneAsAWhole) {
  Store s = open();
  const std::int64_t r = run(s);
  SQLite::Database((folder_ / "i.db").string(), SQLite::OPEN_READWRITE)
      .exec("CREATE TRIGGER refuse BEFORE INSERT ON figures WHEN new.value_low=666 BEGIN SELECT RAISE(ABORT,'refused'); END");
  ASSERT_TRUE(s.begin_batch());
  (void)put(s, r, article("24,000", 24000));
  Fetch f;
  f.url = "https://a.example/2";
  f.fetched_at = kNow;
  EXPECT_FALSE(s.put(article("666", 666), f, {}, r));
  EXPECT_FALSE(s.put(article("7", 7), f, {}, r));
  EXPECT_FALSE(s.end_batch());
  EXPECT_EQ(ask("SELECT count(*) FROM claims"), "0\n");
  EXPECT_EQ(put(s, r, article("24,000", 24000)).kind, PutOutcome::Kind::added);
  EXPECT_TRUE(s.check()->empty());
}

TEST_F(WriterTest, ABulkLoadHasItsIndexesAgainEvenWhereItWasKilled) {
  const char* count = "SELECT count(*) FROM sqlite_schema WHERE type='index' AND name GLOB 'claims_*'";
  std::string whole;
  {
    Store s = open();
    whole = ask(count);
    const std::int64_t r = run(s);
    ASSERT_TRUE(s.begin_bulk());
    EXPECT_NE(ask(count), whole);
    ASSERT_TRUE(s.begin_batch());
    (void)put(s, r, article("24,000", 24000));
    ASSERT_TRUE(s.end_batch());
    ASSERT_TRUE(s.end_bulk());
    EXPECT_EQ(ask(count), whole);
    ClaimQuery words;
    words.text = "crossed";
    EXPECT_EQ(s.query(words)->total, 1);
    ASSERT_TRUE(s.begin_bulk());
    (void)put(s, r, article("31,000", 31000), "https://a.example/2");
  }
  EXPECT_NE(ask(count), whole);
  Store s = open();
  EXPECT_EQ(ask(count), whole);
  EXPECT_TRUE(s.check()->empty());
}

/// The reports of a speaker are asked for at every claim: their index stays, and INDEXED BY fails where it does not.
TEST_F(WriterTest, ABulkLoadJoinsPartialQuotes) {
  Store s = open();
  const std::int64_t r = run(s);
  ASSERT_TRUE(s.begin_bulk());
  ASSERT_TRUE(s.begin_batch());
  (void)put(s, r, article("24,000 frightened weary homeless hungry", 24000));
  (void)put(s, r, article("yesterday 24,000 frightened weary homeless hungry", 24000), "https://a.example/2", kNow, "other");
  (void)put(s, r, article("31,000 cheerful wealthy foreign visiting", 31000), "https://a.example/3", kNow, "third");
  ASSERT_TRUE(s.end_batch());
  ASSERT_TRUE(s.end_bulk());
  EXPECT_EQ(ask("SELECT count(*),count(DISTINCT statement_id) FROM claims"), "3|2\n");
}

}  // namespace
}  // namespace onrecord
