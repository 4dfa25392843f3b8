// Alerts: reasons, edited and broken watches, retries.
#include <SQLiteCpp/SQLiteCpp.h>

#include "store_fixture.h"

namespace onrecord {
namespace {

Instant later(std::int64_t seconds) { return Instant{kNow.seconds + seconds}; }

class AlertTest : public StoreFixture {
 protected:
  static AlertReport tell(Store& s, const std::vector<Watch>& watches, Instant now = kNow, std::vector<std::string> channels = {"mail"}) {
    auto told = s.alert(watches, *s.begin_run("alert", "test", "", now), now, [&](const AlertReport& r) -> Result<std::vector<Delivery>> {
      std::vector<Delivery> out;
      for (const std::string& channel : channels) out.push_back({0, r.digests.at(0).digest_id, channel, "x", "subject", "", "body"});
      return out;
    });
    EXPECT_TRUE(told) << told.error().message;
    return told ? *told : AlertReport{};
  }
  static std::string reasons(const AlertReport& report) {
    std::string out;
    for (const AlertDigest& d : report.digests) {
      for (const AlertItem& i : d.items) out += (out.empty() ? "" : " ") + i.reason;
    }
    return out;
  }
  const std::vector<Watch> all_ = {{"w", "Watch", {}}};
};

TEST_F(AlertTest, ReasonsAreNewContradictsRevisedAndRetracted) {
  Store s = open();
  const std::int64_t r = run(s);
  (void)put(s, r, article("24,000", 24000, Modifier::over), "https://a.example/1", kNow, "ledger");
  EXPECT_EQ(reasons(tell(s, all_)), "new");
  (void)put(s, r, article("21,500", 21500, Modifier::approx, "Count Project"), "https://b.example/1", kNow, "wire");
  const AlertReport contradiction = tell(s, all_);
  EXPECT_EQ(reasons(contradiction), "contradicts");
  EXPECT_EQ(contradiction.digests[0].items[0].note, "24,000 (ledger, 2024-05-06) -> 21,500");
  EXPECT_EQ(contradiction.digests[0].items[0].series.size(), 2U);
  (void)put(s, r, article("24,853", 24853, Modifier::none), "https://a.example/2", kNow, "daily");
  EXPECT_EQ(reasons(tell(s, all_)), "revised");
  (void)put(s, r, article("25,000", 25000, Modifier::over), "https://a.example/1", kNow, "ledger");
  const AlertReport edit = tell(s, all_);
  EXPECT_EQ(reasons(edit), "revised");
  EXPECT_NE(edit.digests[0].items[0].note.find("before: 24,000 people crossed"), std::string::npos);
  Extraction empty;
  empty.article.text = "The article was taken down.";
  empty.article.title = "Crossings";
  (void)put(s, r, empty, "https://a.example/1", kNow, "ledger");
  EXPECT_EQ(reasons(tell(s, all_)), "retracted");
  EXPECT_EQ(reasons(tell(s, all_)), "");
}

TEST_F(AlertTest, CopiesAndNewerRulesTellNothing) {
  Store s = open();
  (void)put(s, run(s, "r1"), article("24,000", 24000));
  EXPECT_EQ(reasons(tell(s, all_)), "new");
  (void)put(s, run(s, "r1"), article("24,000", 24000), "https://copy.example/1");
  Extraction shorter = article("24,000", 24000);
  shorter.claims[0].content = {{14, 28}};
  (void)put(s, run(s, "r2"), shorter);
  EXPECT_EQ(reasons(tell(s, all_)), "");
}

TEST_F(AlertTest, ACorrectedHeadlineOfAToldArticleIsSaidOnce) {
  Store s = open();
  (void)put(s, run(s), article("24,000", 24000));
  (void)tell(s, all_);
  Extraction x = article("24,000", 24000);
  x.article.title = "Crossings fall";
  (void)put(s, run(s), x);
  EXPECT_EQ(tell(s, all_).digests.at(0).corrections.at(0), "https://a.example/1: Crossings -> Crossings fall");
  EXPECT_TRUE(tell(s, all_).digests.empty());
}

TEST_F(AlertTest, AnEditedWatchKeepsItsLedgerAndShowsTheDifference) {
  Store s = open();
  const std::int64_t r = run(s);
  (void)put(s, r, article("24,000", 24000));
  (void)put(s, r, article("500", 500, Modifier::none, "Ben Roe"), "https://a.example/2");
  Watch narrow{"w", "Watch", {}};
  narrow.query.figure_min = 1000;
  EXPECT_EQ(tell(s, {narrow}).digests.at(0).total, 1);
  Watch wide = narrow;
  wide.query.figure_min = 100;
  const AlertReport edited = tell(s, {wide});
  ASSERT_EQ(edited.digests.at(0).total, 1);
  EXPECT_TRUE(edited.digests[0].edited);
  EXPECT_EQ(edited.digests[0].items[0].claim.speaker, "Ben Roe");
  EXPECT_TRUE(tell(s, {wide}).digests.empty());
}

TEST_F(AlertTest, AWatchThatDoesNotParseIsReportedAndTheOthersAreTold) {
  Store s = open();
  (void)put(s, run(s), article("24,000", 24000));
  Watch broken{"b", "Broken", {}};
  broken.query.text = "\"open";
  const AlertReport report = tell(s, {broken, all_[0]});
  EXPECT_EQ(report.problems.size(), 1U);
  EXPECT_EQ(reasons(report), "new");
  broken.query.text = "crossed";
  EXPECT_EQ(reasons(tell(s, {broken})), "new");
}

TEST_F(AlertTest, AllIsRecordedWhereOnlySomeIsShown) {
  Store s = open();
  const std::int64_t r = run(s);
  for (int i = 0; i < 60; ++i)
    (void)put(s, r, article(std::to_string(100 + i), 100 + i, Modifier::none, "Speaker " + std::to_string(i)),
              "https://a.example/" + std::to_string(i));
  const AlertReport report = tell(s, all_);
  EXPECT_EQ(report.digests[0].items.size(), 50U);
  EXPECT_EQ(report.digests[0].total, 60);
  EXPECT_TRUE(tell(s, all_).digests.empty());
  EXPECT_EQ(s.told("w", 100)->size(), 60U);
}

TEST_F(AlertTest, WhatFailsIsTriedAgainOnScheduleUnderOneMessageId) {
  Store s = open();
  (void)put(s, run(s), article("24,000", 24000));
  (void)tell(s, all_);
  std::vector<std::string> ids;
  const auto refuse = [&](const Delivery& d) -> Status {
    ids.push_back(d.message_id);
    return Error{Failure::temporary, "451"};
  };
  EXPECT_EQ(s.deliver(kNow, refuse)->failed, 1);
  EXPECT_EQ(s.deliver(later(60), refuse)->failed, 0);
  EXPECT_EQ(s.deliver(later(5 * 60), refuse)->failed, 1);
  EXPECT_EQ(s.deliver(later(30 * 60), refuse)->failed, 0);
  EXPECT_EQ(s.deliver(later(35 * 60), refuse)->failed, 1);
  EXPECT_EQ(s.deliver(later(36 * 60 + 7200), refuse)->failed, 1);
  EXPECT_EQ(s.deliver(later(4 * 86400), refuse)->dead, 1);
  EXPECT_EQ(s.deliver(later(5 * 86400), refuse)->dead, 0);
  for (const std::string& id : ids) EXPECT_EQ(id, ids[0]);
}

TEST_F(AlertTest, WhatIsRefusedForGoodIsGivenUpAtOnceAndAClockSetBackDoesNotHoldMail) {
  Store s = open();
  (void)put(s, run(s), article("24,000", 24000));
  (void)tell(s, all_, kNow, {"mail", "webhook"});
  const auto answer = [&](const Delivery& d) -> Status { return Error{d.channel == "mail" ? Failure::protocol : Failure::temporary, "no"}; };
  const auto report = s.deliver(kNow, answer);
  EXPECT_EQ(report->dead, 1);
  EXPECT_EQ(report->failed, 1);
  int sent = 0;
  const auto accept = [&](const Delivery&) -> Status {
    ++sent;
    return Done{};
  };
  EXPECT_EQ(s.deliver(later(-7 * 86400), accept)->sent, 1);
}

TEST_F(AlertTest, TryingAWatchRecordsNothing) {
  Store s = open();
  (void)put(s, run(s), article("24,000", 24000));
  EXPECT_EQ(s.try_watch(all_[0], later(-86400))->total, 1);
  EXPECT_EQ(s.try_watch(all_[0], later(86400))->total, 0);
  EXPECT_EQ(s.told("", 10)->size(), 0U);
  EXPECT_EQ(reasons(tell(s, all_)), "new");
}

TEST_F(AlertTest, ARestoredOlderCopyPullsTheWatermarkBack) {
  {
    Store s = open();
    (void)put(s, run(s), article("24,000", 24000));
    (void)tell(s, all_);
  }
  SQLite::Database((folder_ / "i.db").string(), SQLite::OPEN_READWRITE).exec("UPDATE watches SET watermark=1000");
  Store s = open();
  (void)put(s, run(s), article("31,000", 31000, Modifier::none, "Ben Roe"), "https://a.example/2");
  SQLite::Database((folder_ / "i.db").string(), SQLite::OPEN_READWRITE).exec("UPDATE watches SET watermark=1");
  EXPECT_EQ(reasons(tell(s, all_)), "revised");
}

}  // namespace
}  // namespace onrecord
