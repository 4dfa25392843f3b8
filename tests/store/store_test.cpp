#include "store/store.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

namespace onrecord {
namespace {

const Instant kNow = *Instant::parse("2024-05-06T13:00:00Z");

/// One sentence of one speaker: "Zoë Ray said 24,000 people crossed."
Extraction article(const std::string& number, double value, Modifier modifier = Modifier::none) {
  Extraction x;
  x.article.title = "Crossings";
  x.article.text = "Zoë Ray said " + number + " people crossed.";
  const auto size = static_cast<std::uint32_t>(x.article.text.size());
  x.annotations.sentences.push_back({{0, size}, 0, 0, 0});
  x.annotations.entities.push_back({EntityKind::person, "Zoë Ray", "", "", {}, {}, "", "", {}, RoleBasis::none, 0});
  Figure f;
  f.span = {14, 14 + static_cast<std::uint32_t>(number.size())};
  f.low = f.high = value;
  f.modifier = modifier;
  f.counted = "people";
  f.counted_lemma = "people";
  f.period = DateRange{*CivilDate::parse("2022-10-01"), *CivilDate::parse("2023-09-30")};
  x.annotations.figures.push_back(f);
  Claim c;
  c.source = {{0, 8}};
  c.cue = {{9, 13}};
  c.content = {{14, size - 1}};
  c.speaker.kind = SpeakerKind::person;
  c.speaker.entity = 0;
  c.speaker.name = "Zoë Ray";
  c.countries = {*CountryCode::parse("CN")};
  c.figures = {0};
  x.claims.push_back(c);
  return x;
}

class StoreTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("onrecord-store-" + std::to_string(::getpid()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  Store open() const {
    auto store = Store::open(folder_ / "i.db", OpenMode::create);
    EXPECT_TRUE(store) << store.error().message;
    return std::move(store).value();
  }
  static std::int64_t run(Store& s) { return *s.begin_run("extract", "test", "r1", kNow); }
  static PutOutcome put(Store& s, std::int64_t run_id, const Extraction& x, const std::string& url = "https://a.example/1") {
    Fetch f;
    f.url = url;
    f.fetched_at = kNow;
    auto out = s.put(x, f, {"src", "Source", "", "news", "", "UTC"}, run_id);
    EXPECT_TRUE(out) << out.error().message;
    return *out;
  }
  static Result<std::optional<AlertDigest>> alert(Store& s) {
    return s.alert({"w", "Watch", {}, 50, false}, run(s), kNow, [](const AlertDigest& d) -> Result<std::vector<Delivery>> {
      return std::vector<Delivery>{{0, "file", "x.md", "", d.items.at(0).claim.content}};
    });
  }
  std::filesystem::path folder_;
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
  EXPECT_TRUE(alert(s)->has_value());
  EXPECT_FALSE(alert(s)->has_value());
  int sent = 0;
  const auto send = [&](const Delivery&) -> Status {
    ++sent;
    return Done{};
  };
  EXPECT_EQ(*s.deliver(kNow, send), 1);
  EXPECT_EQ(*s.deliver(kNow, send), 0);
  (void)put(s, run(s), article("24,000", 24000), "https://a.example/copy");
  EXPECT_FALSE(alert(s)->has_value());
}

TEST_F(StoreTest, DeathAtAnyPointLosesAndDoublesNothing) {
  for (const char* point :
       {"migration", "writer-retired", "writer-claim", "writer-before-commit", "alert-ledger", "alert-before-commit", "alert-committed"}) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    const pid_t child = ::fork();
    if (child == 0) {
      ::setenv("ONRECORD_CRASH_AT", point, 1);
      Store s = open();
      (void)put(s, run(s), article("24,000", 24000));
      (void)alert(s);
      ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << point;
    Store s = open();
    (void)put(s, run(s), article("24,000", 24000));
    (void)alert(s);
    EXPECT_EQ(*s.deliver(kNow, [](const Delivery&) -> Status { return Done{}; }), 1) << point;
    EXPECT_EQ(s.stats()->claims, 1) << point;
    const auto wrong = s.check();
    ASSERT_TRUE(wrong) << point;
    EXPECT_TRUE(wrong->empty()) << point << ": " << wrong->front();
  }
}

}  // namespace
}  // namespace onrecord
