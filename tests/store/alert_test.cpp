// Alerts: reasons, edited and broken watches, retries.
#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>

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
  EXPECT_EQ(contradiction.digests[0].items[0].note, "over 24,000 (Zoë Ray, ledger, 2024-05-06) -> about 21,500");
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

TEST_F(AlertTest, AnotherSpeakerOfTheSameSourceContradictsAndDoesNotRevise) {
  Store s = open();
  const std::int64_t r = run(s);
  (void)put(s, r, article("24,000", 24000, Modifier::over), "https://a.example/1", kNow, "wire");
  (void)tell(s, all_);
  (void)put(s, r, article("21,500", 21500, Modifier::none, "Count Project"), "https://a.example/2", kNow, "wire");
  EXPECT_EQ(reasons(tell(s, all_)), "contradicts");
  const auto series = s.figures({});
  ASSERT_EQ(series->at(0).reports.size(), 2U);
  EXPECT_TRUE(series->at(0).reports[1].revises.empty());
  EXPECT_EQ(series->at(0).reports[1].contradicts.size(), 1U);
}

TEST_F(AlertTest, TheReportOfAStatementIsTheFirstAndOfOneDayTheWires) {
  const auto told = [&](const std::string& earlier, const std::string& later, const char* wire) {
    renew();
    Store s = open();
    const std::int64_t r = run(s);
    for (const std::string& name : {earlier, later}) {
      Fetch f;
      f.url = "https://" + name + ".example/1";
      f.fetched_at = kNow;
      EXPECT_TRUE(s.put(article("24,000", 24000), f, {name, name, "", name == wire ? "wire" : "news", "", "UTC"}, r));
    }
    return tell(s, all_).digests.at(0).items.at(0).claim.source_id;
  };
  EXPECT_EQ(told("daily", "agency", "agency"), "agency");
  EXPECT_EQ(told("agency", "daily", "agency"), "agency");
  EXPECT_EQ(told("daily", "weekly", "agency"), "daily");
}

TEST_F(AlertTest, TheNoteOfAContradictionNamesTheFirstReportOfTheDay) {
  Store s = open();
  const std::int64_t r = run(s);
  for (const auto& [name, kind] : {std::pair{"daily", "news"}, {"agency", "wire"}}) {
    Fetch f;
    f.url = std::string("https://") + name + ".example/1";
    f.fetched_at = kNow;
    ASSERT_TRUE(s.put(article("24,000", 24000), f, {name, name, "", kind, "", "UTC"}, r));
  }
  (void)tell(s, all_);
  (void)put(s, r, article("31,000", 31000, Modifier::none, "Count Project"), "https://c.example/1", kNow, "count");
  EXPECT_EQ(tell(s, all_).digests.at(0).items.at(0).note, "24,000 (Zoë Ray, agency, 2024-05-06) -> 31,000");
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

/// A folder of its own for what goes wrong around the file itself.
class CareTest : public AlertTest {
 protected:
  [[nodiscard]] std::string ask(const std::string& sql) const { return SQLite::Database((folder_ / "i.db").string()).execAndGet(sql).getString(); }
  [[nodiscard]] std::filesystem::path index() const { return folder_ / "i.db"; }
  [[nodiscard]] std::filesystem::path copy() const { return folder_ / "copy.db"; }
};

TEST_F(CareTest, ARestoredCopyKeepsIdsAndLedgerAndLosesNothingThatComesAgain) {
  std::string message_id;
  {
    Store s = open();
    (void)put(s, run(s), article("24,000", 24000));
    EXPECT_EQ(reasons(tell(s, all_)), "new");
    ASSERT_TRUE(s.backup(copy()));
    (void)put(s, run(s), article("31,000", 31000, Modifier::none, "Ben Roe"), "https://a.example/2");
    EXPECT_EQ(tell(s, all_).digests.at(0).items.at(0).claim.claim_id, 2);
    message_id = ask("SELECT message_id FROM deliveries WHERE digest_id=2");
  }
  ASSERT_TRUE(restore_index(copy(), index()));
  EXPECT_EQ(Store::open(index().string() + ".before-restore", OpenMode::read)->stats()->claims, 2);
  Store s = open();
  EXPECT_EQ(s.stats()->claims, 1);
  EXPECT_EQ(s.show(1)->claim.speaker, "Zoë Ray");
  EXPECT_EQ(reasons(tell(s, all_)), "") << "told before the copy was made";
  (void)put(s, run(s), article("9", 9, Modifier::none, "Cy Doe"), "https://a.example/3");
  EXPECT_EQ(tell(s, all_).digests.at(0).items.at(0).claim.claim_id, 2) << "an id that the lost index had told";
  EXPECT_NE(ask("SELECT message_id FROM deliveries WHERE digest_id=2"), message_id) << "no mail program may take it for the old one";
  EXPECT_TRUE(s.check()->empty());
}

TEST_F(CareTest, AWatermarkBeyondTheClaimsIsPulledBackByARestore) {
  {
    Store s = open();
    (void)put(s, run(s), article("24,000", 24000));
    (void)tell(s, all_);
  }
  SQLite::Database(index().string(), SQLite::OPEN_READWRITE).exec("UPDATE watches SET watermark=1000");
  std::filesystem::copy_file(index(), copy());
  ASSERT_TRUE(restore_index(copy(), index()));
  EXPECT_EQ(ask("SELECT watermark FROM watches"), "1");
}

TEST_F(CareTest, WhatIsNoCopyIsRefusedAndNothingChanges) {
  {
    Store s = open();
    (void)put(s, run(s), article("24,000", 24000));
    ASSERT_TRUE(s.backup(copy()));
  }
  SQLite::Database(copy().string(), SQLite::OPEN_READWRITE).exec("PRAGMA application_id=1");
  EXPECT_EQ(restore_index(copy(), index()).error().kind, Failure::data);
  SQLite::Database(copy().string(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version=99; PRAGMA application_id=1313886036");
  EXPECT_EQ(restore_index(copy(), index()).error().kind, Failure::data);
  std::ofstream(copy()) << "no database at all";
  EXPECT_EQ(restore_index(copy(), index()).error().kind, Failure::data);
  EXPECT_EQ(restore_index(folder_ / "missing.db", index()).error().kind, Failure::no_input);
  EXPECT_EQ(open().stats()->claims, 1);
}

TEST_F(CareTest, RetentionEmptiesOldBodiesAndForgetsDeliveriesAndIdleRuns) {
  Store s = open();
  (void)put(s, run(s), article("24,000", 24000));
  (void)tell(s, all_);
  (void)s.deliver(kNow, [](const Delivery&) -> Status { return Done{}; });
  (void)tell(s, all_, later(3600));                        // a run with nothing to say,
  (void)s.begin_run("maintain", "test", "", later(3600));  // which is over
  const auto state = [&] {
    return ask("SELECT count(*)||'|'||coalesce(sum(length(body)),0)||'|'||(SELECT count(*) FROM runs WHERE kind='alert') FROM deliveries");
  };
  ASSERT_TRUE(s.forget_old(later(399 * 86400)));
  EXPECT_EQ(state(), "1|4|2");
  ASSERT_TRUE(s.forget_old(later(401 * 86400)));
  EXPECT_EQ(state(), "1|0|2");
  ASSERT_TRUE(s.forget_old(later(731 * 86400)));
  EXPECT_EQ(state(), "0|0|1");
  EXPECT_EQ(reasons(tell(s, all_, later(732 * 86400))), "") << "the ledger stays";
  EXPECT_TRUE(s.check()->empty());
}

TEST_F(CareTest, AnUnsentDeliveryIsKeptHoweverOldItIs) {
  Store s = open();
  (void)put(s, run(s), article("24,000", 24000));
  (void)tell(s, all_);
  ASSERT_TRUE(s.forget_old(later(2000 * 86400)));
  EXPECT_EQ(ask("SELECT count(*) FROM deliveries WHERE length(body)>0"), "1");
}

TEST_F(CareTest, ANewClaimWithTheIdOfAForgottenOneIsTold) {
  Store s = open();
  (void)put(s, run(s), article("24,000", 24000));
  (void)put(s, run(s), article("31,000", 31000, Modifier::none, "Ben Roe"), "https://a.example/2");
  (void)tell(s, all_);
  ASSERT_EQ(*s.forget_person("Ben Roe", kNow), 1);
  (void)put(s, run(s), article("9", 9, Modifier::none, "Cy Doe"), "https://a.example/3");
  EXPECT_EQ(tell(s, all_).digests.at(0).items.at(0).claim.speaker, "Cy Doe");
}

TEST_F(CareTest, AClockSetBackTellsOnceAndSendsWhatIsDue) {
  Store s = open();
  (void)put(s, run(s), article("24,000", 24000));
  EXPECT_EQ(reasons(tell(s, all_)), "new");
  int sent = 0;
  const auto send = [&](const Delivery&) -> Status {
    ++sent;
    return Done{};
  };
  (void)put(s, run(s), article("9", 9, Modifier::none, "Cy Doe"), "https://a.example/3", later(-30 * 86400));
  EXPECT_EQ(tell(s, all_, later(-30 * 86400)).digests.at(0).items.size(), 1U);
  ASSERT_TRUE(s.deliver(later(-30 * 86400), send));
  EXPECT_EQ(sent, 2);
  EXPECT_EQ(reasons(tell(s, all_, later(-60 * 86400))), "");
  ASSERT_TRUE(s.deliver(kNow, send));
  EXPECT_EQ(sent, 2);
}

TEST_F(CareTest, ASnapshotOpensInAFolderWithoutWritePermissionAndRefusesToWrite) {
  {
    Store s = open();
    (void)put(s, run(s), article("24,000", 24000));
    std::filesystem::create_directory(folder_ / "shut");
    ASSERT_TRUE(s.snapshot(folder_ / "shut" / "public.db", true));
  }
  using std::filesystem::perms;
  std::filesystem::permissions(folder_ / "shut" / "public.db", perms::owner_read | perms::group_read);
  std::filesystem::permissions(folder_ / "shut", perms::owner_read | perms::owner_exec);
  auto readable = Store::open(folder_ / "shut" / "public.db", OpenMode::read);
  ASSERT_TRUE(readable) << readable.error().message;
  ClaimQuery words;
  words.text = "crossed";
  EXPECT_EQ(readable->query(words)->total, 1);
  EXPECT_FALSE(readable->begin_run("extract", "test", "", kNow));
  std::filesystem::permissions(folder_ / "shut", perms::owner_all);
}

}  // namespace
}  // namespace onrecord
