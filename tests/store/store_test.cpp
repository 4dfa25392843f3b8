
#include <cstdlib>

#include "dies_at.h"
#include "store_fixture.h"

namespace onrecord {
namespace {

class StoreTest : public StoreFixture {
 protected:
  static AlertReport alert(Store& s) {
    auto told = s.alert({{"w", "Watch", {}}}, run(s), kNow, [](const AlertReport& r) -> Result<std::vector<Delivery>> {
      return std::vector<Delivery>{{0, r.digests.at(0).digest_id, "file:text", "x.txt", "", "", r.digests.at(0).items.at(0).claim.content}};
    });
    EXPECT_TRUE(told) << told.error().message;
    return told ? *told : AlertReport{};
  }
};

TEST_F(StoreTest, TheSameArticleTwiceAddsNothing) {
  Store s = open();
  const std::int64_t r = run(s);
  EXPECT_EQ(put(s, r, article("24,000", 24000)).kind, PutOutcome::Kind::added);
  EXPECT_EQ(put(s, r, article("24,000", 24000)).kind, PutOutcome::Kind::unchanged);
  EXPECT_EQ(s.stats()->claims, 1);
  EXPECT_TRUE(s.check()->empty());
}

TEST_F(StoreTest, ACorrectedArticleRetiresTheOldClaim) {
  Store s = open();
  const std::int64_t r = run(s);
  (void)put(s, r, article("24,000", 24000));
  const PutOutcome changed = put(s, r, article("25,000", 25000));
  EXPECT_EQ(changed.kind, PutOutcome::Kind::changed);
  EXPECT_EQ(changed.retired, 1);
  const auto rows = s.query({});
  ASSERT_EQ(rows->rows.size(), 1U);
  EXPECT_EQ(rows->rows[0].content, "25,000 people crossed");
  EXPECT_EQ(rows->rows[0].version_no, 2);
}

TEST_F(StoreTest, FiltersCombine) {
  Store s = open();
  (void)put(s, run(s), article("24,000", 24000, Modifier::over));
  ClaimQuery q;
  q.speakers = {"ray"};
  q.text = "cross*";
  q.countries = {"CN"};
  q.figure_min = 10000;
  const auto found = s.query(q);
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found->total, 1);
  q.figure_min = 30000;
  EXPECT_EQ(s.query(q)->total, 0);
  EXPECT_EQ(s.show(1)->passage, "Zoë Ray said 24,000 people crossed.");
}

/// "24,000 people crossed" in `place`, a country where `code` is given.
Extraction article_of(const std::string& place, const char* code) {
  Extraction x = article("24,000", 24000);
  Figure& f = x.annotations.figures[0];
  f.measure = "people|" + place;
  x.article.text += " " + place;
  const auto end = static_cast<std::uint32_t>(x.article.text.size());
  Mention m;
  m.span = {end - static_cast<std::uint32_t>(place.size()), end};
  m.type = MentionType::place;
  m.entity = 1;
  if (code != nullptr) f.country = m.country = CountryCode::parse(code);
  if (code == nullptr) f.place = place;
  x.annotations.mentions.push_back(m);
  Entity e;
  e.kind = code == nullptr ? EntityKind::place : EntityKind::country;
  e.name = place;
  e.country = m.country;
  x.annotations.entities.push_back(e);
  return x;
}

TEST_F(StoreTest, FiguresAreFoundByThePlaceTheyAreOf) {
  Store s = open();
  const std::int64_t r = run(s);
  (void)put(s, r, article_of("Bogotá", nullptr));
  (void)put(s, r, article_of("Peru", "PE"), "https://a.example/2");
  FigureQuery q;
  q.claims.place = "bogota";
  const auto city = s.figures(q);
  ASSERT_TRUE(city) << city.error().message;
  ASSERT_EQ(city->size(), 1U);
  EXPECT_EQ(city->at(0).locality, "Bogotá");
  EXPECT_EQ(s.query(q.claims)->total, 1);
  q.claims.place = "PE";
  ASSERT_EQ(s.figures(q)->size(), 1U);
  EXPECT_EQ(s.figures(q)->at(0).locality, "");
  q.claims.place = "quito";
  EXPECT_TRUE(s.figures(q)->empty());
  EXPECT_EQ(s.query(q.claims)->total, 0);
}

TEST_F(StoreTest, FiguresAreFoundByWhoSaidThemHowAndHowLargeTheyAre) {
  Store s = open();
  (void)put(s, run(s), article("24,000", 24000));
  const auto found = [&](auto set) {
    FigureQuery q;
    set(q.claims);
    const auto series = s.figures(q);
    EXPECT_TRUE(series) << series.error().message;
    return series && !series->empty();
  };
  EXPECT_TRUE(found([](ClaimQuery& q) { q.speakers = {"ray"}; })) << "the last word of a name";
  EXPECT_FALSE(found([](ClaimQuery& q) { q.speakers = {"okafor"}; }));
  EXPECT_TRUE(found([](ClaimQuery& q) { q.text = "cross*"; }));
  EXPECT_FALSE(found([](ClaimQuery& q) { q.text = "talks"; }));
  EXPECT_FALSE(found([](ClaimQuery& q) { q.classes = {"deny"}; }));
  EXPECT_FALSE(found([](ClaimQuery& q) { q.role = "senator"; }));
  EXPECT_TRUE(found([](ClaimQuery& q) { q.figure_min = 24000; }));
  EXPECT_FALSE(found([](ClaimQuery& q) { q.figure_min = 24000, q.figure_strict = true; }));
  EXPECT_FALSE(found([](ClaimQuery& q) { q.figure_max = 23999; }));
}

TEST_F(StoreTest, ContradictionAndRevisionAreFound) {
  Store s = open();
  const std::int64_t r = run(s);
  (void)put(s, r, article("24,000", 24000));
  (void)put(s, r, article("31,000", 31000), "https://a.example/2");
  const auto series = s.figures({});
  ASSERT_EQ(series->size(), 1U);
  ASSERT_EQ(series->at(0).reports.size(), 2U);
  EXPECT_EQ(series->at(0).reports[1].contradicts.size(), 1U);
}

TEST_F(StoreTest, AnAlertIsToldOnce) {
  Store s = open();
  (void)put(s, run(s), article("24,000", 24000));
  EXPECT_EQ(alert(s).digests.size(), 1U);
  EXPECT_TRUE(alert(s).digests.empty());
  int sent = 0;
  const auto send = [&](const Delivery&) -> Status {
    ++sent;
    return Done{};
  };
  EXPECT_EQ(s.deliver(kNow, send)->sent, 1);
  EXPECT_EQ(s.deliver(kNow, send)->sent, 0);
  (void)put(s, run(s), article("24,000", 24000), "https://a.example/copy");
  EXPECT_TRUE(alert(s).digests.empty());
}

TEST_F(StoreTest, DeathAtAnyPointLosesAndDoublesNothing) {
  for (const char* point : {"migration", "writer-retired", "writer-claim", "writer-claims", "writer-before-commit", "alert-ledger",
                            "alert-before-commit", "alert-committed"}) {
    renew();
    EXPECT_TRUE(dies_at(point, [&] {
      Store s = open();
      (void)put(s, run(s), article("24,000", 24000));
      (void)alert(s);
    })) << point;
    Store s = open();
    (void)put(s, run(s), article("24,000", 24000));
    (void)alert(s);
    EXPECT_EQ(s.deliver(kNow, [](const Delivery&) -> Status { return Done{}; })->sent, 1) << point;
    EXPECT_EQ(s.stats()->claims, 1) << point;
    const auto wrong = s.check();
    ASSERT_TRUE(wrong) << point;
    EXPECT_TRUE(wrong->empty()) << point << ": " << wrong->front();
  }
}

TEST_F(StoreTest, TenseAndTheClaimAroundAreKeptAndKeepTheirRows) {
  Store s = open();
  Extraction x = article("24,000", 24000);
  x.claims[0].tense = Tense::past;
  Claim outer = x.claims[0];
  outer.tense = Tense::future;
  x.claims[0].depth = 1;
  x.claims[0].outer = 1;  // in text order the inner one may come first
  outer.content = {{0, outer.content[0].end}};
  x.claims.push_back(outer);
  EXPECT_EQ(put(s, run(s), x).claims, 2);
  ClaimQuery q;
  q.tenses = {"past"};
  const auto past = s.query(q);
  ASSERT_EQ(past->total, 1);
  EXPECT_EQ(past->rows[0].tense, "past");
  EXPECT_EQ(past->rows[0].depth, 1);
  q.tenses = {"future"};
  ASSERT_EQ(s.query(q)->total, 1);
  EXPECT_EQ(past->rows[0].outer_claim, s.query(q)->rows[0].claim_id);
  EXPECT_EQ(put(s, run(s, "r2"), x).claims, 0);  // the same reading: the same rows
}

}  // namespace
}  // namespace onrecord
