// Nights killed at named points and at random passes of them: nothing lost, nothing told twice under another message id.
#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <map>

#include "dies_at.h"
#include "store_fixture.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

constexpr int kNights = 60;

class CrashTest : public StoreFixture {
 protected:
  /// A sink that outlives the process: a line a mail.
  Status send(const Delivery& d) const {
    std::ofstream(folder_ / "sink", std::ios::app) << d.message_id << " " << d.body << "\n" << std::flush;
    return Done{};
  }
  /// One night: three articles, one a copy of last night's, one read again by newer rules; then the alerts.
  void night(int number) const {
    auto s = Store::open(folder_ / "i.db", OpenMode::create);
    if (!s) ::_exit(3);
    const Instant now{kNow.seconds + number * 86400};
    const auto r = s->begin_run("extract", "test", "rules" + std::to_string(number / 5), now);
    const auto one = [&](int n, const std::string& url) {
      Fetch f;
      f.url = url;
      f.fetched_at = now;
      (void)s->put(article(std::to_string(1000 + n), 1000 + n, Modifier::none, "Speaker " + std::to_string(n)), f,
                   {"src", "src", "", "news", "", "UTC"}, *r);
    };
    one(2 * number, "https://a.example/" + std::to_string(2 * number));
    one(2 * number + 1, "https://a.example/" + std::to_string(2 * number + 1));
    if (number > 0) one(2 * number - 1, "https://copy.example/" + std::to_string(number));
    if (number > 5) one(2 * number - 10, "https://a.example/" + std::to_string(2 * number - 10));
    (void)s->end_run(*r, "ok", now);
    (void)s->alert({{"all", "All", {}}}, *s->begin_run("alert", "test", "", now), now,
                   [](const AlertReport& report) -> Result<std::vector<Delivery>> {
                     std::string body;
                     for (const AlertItem& item : report.digests.at(0).items) body += std::to_string(item.claim.statement_id) + ",";
                     return std::vector<Delivery>{{0, report.digests.at(0).digest_id, "mail", "x", "", "", body}};
                   });
    (void)s->deliver(now, [this](const Delivery& d) { return send(d); });
    (void)s->tidy(false);
  }
  bool killed_night(int number, const std::string& point) const {
    return dies_at(point, [&] { night(number); });
  }
  void expect_whole() const {
    Store s = open();
    EXPECT_EQ(s.stats()->statements, 2 * kNights);
    expect_told_once(2 * kNights);
    const auto wrong = s.check();
    ASSERT_TRUE(wrong);
    EXPECT_TRUE(wrong->empty()) << wrong->front();
  }
  /// Every statement told once, counting a message id once.
  void expect_told_once(std::int64_t statements) const {
    std::map<std::string, std::string> mails;
    std::ifstream sink(folder_ / "sink");
    for (std::string id, body; sink >> id >> body;) mails[id] = body;
    std::map<std::string, int> told;
    for (const auto& [id, body] : mails) {
      std::stringstream list(body);
      for (std::string statement; std::getline(list, statement, ',');) ++told[statement];
    }
    for (const auto& [statement, times] : told) EXPECT_EQ(times, 1) << "statement " << statement;
    EXPECT_EQ(std::ssize(told), statements);
  }
};

/// Also the second and third pass of a point, which falls between two articles of a night.
TEST_F(CrashTest, EveryNamedPointInTurnThenRandomPasses) {
  const std::vector<std::string> points = {"writer-claim",   "writer-claims", "writer-retired",      "writer-before-commit",
                                           "alert-ledger",   "alert-outbox",  "alert-before-commit", "alert-committed",
                                           "sender-sending", "sender-sent",   "sender-noted"};
  std::uint64_t seed = 12345;
  for (int number = 0; number < kNights; ++number) {
    if (number < std::ssize(points)) {
      const std::string& point = points[static_cast<std::size_t>(number)];
      EXPECT_TRUE(killed_night(number, point)) << point;
    }
    for (int k = 0; k < 4; ++k) {
      seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
      (void)killed_night(number, points[(seed >> 33) % points.size()] + ":" + std::to_string(1 + (seed >> 40) % 3));
    }
    night(number);
  }
  expect_whole();
  night(kNights - 1);
  expect_whole();
}

/// Five kills a night, each while it runs: a night that ended before its moment came is killed again.
TEST_F(CrashTest, ThreeHundredRandomMomentsOverSixtyNights) {
  std::uint64_t seed = 99;
  int kills = 0, most = 20000;  // microseconds; less where nights end sooner
  for (int number = 0; number < kNights; ++number) {
    int tonight = 0;
    for (int tries = 0; tonight < 5 && tries < 200; ++tries) {
      seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
      const auto moment = static_cast<useconds_t>((seed >> 33) % static_cast<std::uint64_t>(most));
      const bool killed = dies_after(moment, [&] { night(number); });
      tonight += killed ? 1 : 0;
      most = killed ? most + most / 10 : most - most / 10;
    }
    kills += tonight;
    night(number);
  }
  EXPECT_EQ(kills, 300);
  expect_whole();
  night(kNights - 1);
  expect_whole();
}

TEST_F(CrashTest, ARestoreThatDiesLeavesTheOldIndexOrItsCopy) {
  night(0);
  ASSERT_TRUE(open().backup(folder_ / "copy.db"));
  night(1);
  for (const char* point : {"restore-copied", "restore-aside"}) {
    ASSERT_TRUE(dies_at(point, [&] { (void)restore_index(folder_ / "copy.db", folder_ / "i.db"); })) << point;
    const bool in_place = std::filesystem::exists(folder_ / "i.db");
    EXPECT_EQ(in_place, std::string(point) == "restore-copied");
    EXPECT_EQ(Store::open(folder_ / (in_place ? "i.db" : "i.db.before-restore"), OpenMode::read)->stats()->claims, 5);
  }
  ASSERT_TRUE(restore_index(folder_ / "copy.db", folder_ / "i.db"));
  EXPECT_EQ(open().stats()->claims, 2);
}

TEST_F(CrashTest, ADeathWhileIndexesAreBuiltAgainIsPutRight) {
  night(0);
  ASSERT_TRUE(dies_at("", [&] {
    Store s = open();
    (void)s.begin_bulk();
    ::setenv("ONRECORD_CRASH_AT", "bulk-indexes", 1);
    (void)s.end_bulk();
  }));
  Store s = open();
  EXPECT_TRUE(s.check()->empty());
  EXPECT_EQ(SQLite::Database((folder_ / "i.db").string()).execAndGet("SELECT count(*) FROM index_facts WHERE name='dropped_indexes'").getInt(), 0);
}

TEST_F(CrashTest, ADeathWhileCopyingLeavesNoHalfCopy) {
  night(0);
  for (const char* point : {"backup", "snapshot"}) {
    EXPECT_TRUE(dies_at(point, [&] {
      Store s = open();
      (void)s.backup(folder_ / "copy.db");
      (void)s.snapshot(folder_ / "copy.db", true);
    })) << point;
    if (std::string(point) == "backup") {
      EXPECT_FALSE(std::filesystem::exists(folder_ / "copy.db"));
    }
  }
  EXPECT_TRUE(open().backup(folder_ / "copy.db"));
  EXPECT_EQ(Store::open(folder_ / "copy.db", OpenMode::read)->stats()->claims, 2);
}

/// Every row of the index as text, for a comparison; without the clock of the migrations and the name the index gave itself.
std::vector<std::string> dump(const std::filesystem::path& path) {
  SQLite::Database db(path.string());
  std::vector<std::string> tables, rows;
  SQLite::Statement names(
      db, "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT GLOB 'claims_fts*' AND name NOT LIKE 'sqlite_%' ORDER BY name");
  while (names.executeStep()) tables.push_back(names.getColumn(0).getString());
  for (const std::string& table : tables) {
    SQLite::Statement all(db, "SELECT " + std::string(table == "schema_migrations" ? "version,name,sha256" : "*") + " FROM " + table);
    while (all.executeStep()) {
      if (table == "index_facts" && all.getColumn(0).getString() == "uuid") continue;
      std::string row = table;
      for (int at = 0; at < all.getColumnCount(); ++at) row += "|" + all.getColumn(at).getString();
      rows.push_back(row);
    }
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

TEST_F(CrashTest, AMigrationThatDiesAtAnyStepIsGoneThroughAgain) {
  int fixtures = 0;
  for (const auto& fixture : std::filesystem::directory_iterator(source_root() + "/tests/store/fixtures")) {
    const std::string schema = fixture.path().stem().string();
    if (!schema.starts_with("schema_")) continue;
    ++fixtures;
    const auto path = [&](const char* name) { return folder_ / (name + schema + ".db"); };
    load_sql(fixture.path().string(), path("whole"));
    load_sql(fixture.path().string(), path("killed"));
    ASSERT_TRUE(Store::open(path("whole"), OpenMode::write));
    int deaths = 0;
    while (dies_at("migration:" + std::to_string(deaths % 2 + 1), [&] { (void)Store::open(path("killed"), OpenMode::write); })) ++deaths;
    EXPECT_GE(deaths, 1) << schema;
    auto after = Store::open(path("killed"), OpenMode::write);
    ASSERT_TRUE(after) << after.error().message;
    EXPECT_TRUE(after->check()->empty());
    std::vector<std::string> killed = dump(path("killed")), whole = dump(path("whole")), differ;
    std::set_symmetric_difference(killed.begin(), killed.end(), whole.begin(), whole.end(), std::back_inserter(differ));
    EXPECT_GT(whole.size(), 50U);
    EXPECT_EQ(differ, std::vector<std::string>{}) << schema;
  }
  EXPECT_GE(fixtures, 6);
}

TEST_F(CrashTest, AFullDiskIsAnErrorThatLosesNothing) {
  night(0);
  const pid_t child = ::fork();
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const auto most = static_cast<rlim_t>(std::filesystem::file_size(folder_ / "i.db") + 300000);
    const rlimit limit{most, most};  // bytes a file may have: the next writes fail as on a full disk
    ::setrlimit(RLIMIT_FSIZE, &limit);
    auto s = Store::open(folder_ / "i.db", OpenMode::write);
    if (!s) ::_exit(s.error().kind == Failure::io ? 74 : 1);
    const auto r = s->begin_run("extract", "test", "r", kNow);
    if (!r) ::_exit(r.error().kind == Failure::io ? 74 : 2);
    for (int i = 0; i < 2000; ++i) {
      Fetch f;
      f.url = "https://full.example/" + std::to_string(i);
      f.fetched_at = kNow;
      const auto out = s->put(article(std::to_string(50000 + i), 50000 + i), f, {"src", "src", "", "news", "", "UTC"}, *r);
      if (!out) ::_exit(out.error().kind == Failure::io ? 74 : 4);
    }
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(WEXITSTATUS(status), 74);
  Store s = open();
  const auto wrong = s.check();
  ASSERT_TRUE(wrong) << wrong.error().message;
  EXPECT_TRUE(wrong->empty()) << wrong->front();
  EXPECT_EQ(put(s, run(s), article("7", 7), "https://after.example").kind, PutOutcome::Kind::added);
}

TEST_F(CrashTest, TwoWritersAtOnceWaitOrAreToldToComeAgain) {
  Store first = open();
  Store second = open();
  ASSERT_TRUE(first.begin_batch());
  const auto refused = second.begin_run("extract", "test", "r", kNow);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Failure::temporary);
  ASSERT_TRUE(first.end_batch());
  EXPECT_TRUE(second.begin_run("extract", "test", "r", kNow));
}

}  // namespace
}  // namespace onrecord
