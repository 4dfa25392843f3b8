// A fresh index in a folder of its own, and an article of one sentence to put into it.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <string>

#include "store/store.h"

namespace onrecord {

inline const Instant kNow = *Instant::parse("2024-05-06T13:00:00Z");

/// One sentence of one speaker: "Zoë Ray said 24,000 people crossed."
inline Extraction article(const std::string& number, double value, Modifier modifier = Modifier::none, const std::string& speaker = "Zoë Ray") {
  Extraction x;
  x.article.title = "Crossings";
  x.article.text = speaker + " said " + number + " people crossed.";
  const auto size = static_cast<std::uint32_t>(x.article.text.size());
  const auto name = static_cast<std::uint32_t>(speaker.size());
  const std::uint32_t content = name + 6;
  x.annotations.sentences.push_back({{0, size}, 0, 0, 0});
  x.annotations.entities.push_back({EntityKind::person, speaker, "", "", {}, {}, "", "", {}, RoleBasis::none, 0});
  Mention m;
  m.span = {0, name};
  m.type = MentionType::person;
  m.entity = 0;
  x.annotations.mentions.push_back(m);
  Figure f;
  f.span = {content, content + static_cast<std::uint32_t>(number.size())};
  f.low = f.high = value;
  f.modifier = modifier;
  f.counted = "people";
  f.counted_lemma = "people";
  f.period = DateRange{*CivilDate::parse("2022-10-01"), *CivilDate::parse("2023-09-30")};
  x.annotations.figures.push_back(f);
  Claim c;
  c.source = {{0, name}};
  c.cue = {{name + 1, name + 5}};
  c.content = {{content, size - 1}};
  c.speaker.kind = SpeakerKind::person;
  c.speaker.entity = 0;
  c.speaker.name = speaker;
  c.countries = {*CountryCode::parse("CN")};
  c.figures = {0};
  x.claims.push_back(c);
  return x;
}

class StoreFixture : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() / ("onrecord-" + std::string(test->name()) + "-" + std::to_string(::getpid()));
    renew();
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  void renew() const {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  Store open(OpenMode mode = OpenMode::create) const {
    auto store = Store::open(folder_ / "i.db", mode);
    EXPECT_TRUE(store) << store.error().message;
    return std::move(store).value();
  }
  static std::int64_t run(Store& s, const std::string& rules = "r1") { return *s.begin_run("extract", "test", rules, kNow); }
  static PutOutcome put(Store& s, std::int64_t run_id, const Extraction& x, const std::string& url = "https://a.example/1", Instant at = kNow,
                        const std::string& source = "src") {
    Fetch f;
    f.url = url;
    f.fetched_at = at;
    auto out = s.put(x, f, {source, source, "", "news", "", "UTC"}, run_id);
    EXPECT_TRUE(out) << out.error().message;
    return out ? *out : PutOutcome{};
  }
  /// Makes the index at `path` from a dump of SQL, such as one of an older schema.
  static void load_sql(const std::string& dump, const std::filesystem::path& path) {
    std::stringstream sql;
    sql << std::ifstream(dump).rdbuf();
    SQLite::Database db(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    db.exec("PRAGMA writable_schema=ON");
    db.exec(sql.str());
  }
  std::filesystem::path folder_;
};

}  // namespace onrecord
