#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "app/base64.h"
#include "app/data_folders.h"
#include "app/extract_filter.h"
#include "app/lock.h"
#include "app/period.h"
#include "app/settings.h"
#include "core/table.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

class Workspace : public ::testing::Test {
 protected:
  void SetUp() override { put("onrecord.toml", "[crawler]\ndelay_seconds = 1\n"); }
  void put(const char* name, std::string_view text) { ASSERT_TRUE(write_file(folder_ / name, text).ok()); }
  std::string message() {
    const auto settings = load_settings(folder_);
    if (settings) return "";
    const std::string text = settings.error().message;
    return text.substr(text.find(folder_.filename().string()) + folder_.filename().string().size() + 1);
  }
  ScratchFolder scratch_;
  const std::filesystem::path& folder_ = scratch_.path();
};

TEST_F(Workspace, ErrorsSayFileLineAndColumn) {
  struct Case {
    const char* file;
    const char* text;
    const char* message;
  };
  for (const Case& c : {
           Case{"sources.toml", "[[source]]\nid = \"a\"\nfeed = []\n", "sources.toml:3:1: unknown key 'feed'; did you mean 'feeds'?"},
           Case{"sources.toml", "[[source]]\nid = \"a\"\nfeeds = \"x\"\n", "sources.toml:3:9: 'feeds' should be a list of texts, [\"...\"]"},
           Case{"sources.toml", "[[source]]\nid = \"a\"\nfeeds = [\"ftp://x\"]\n",
                "sources.toml:3:9: 'feeds' should hold http:// or https:// addresses"},
           Case{"sources.toml", "[[source]]\nid = \"a\"\n[[source]]\nid = \"a\"\n", "sources.toml:3:1: a second source 'a'"},
           Case{"onrecord.toml", "[crawler]\nproxy = \"socks5://inside\"\n",
                "onrecord.toml:2:9: 'proxy' should be like http://proxy.example.org:3128, https:// or socks5h://"},
           Case{"onrecord.toml", "[crawler]\ndelay_seconds = -1\n", "onrecord.toml:2:17: 'delay_seconds' should be between 0 and 3600"},
           Case{"watches.toml", "[[watch]]\nid = \"w\"\nabout = [\"China\"]\n",
                "watches.toml:3:9: 'about' should hold country codes of two capital letters, like CN"},
       }) {
    put(c.file, c.text);
    EXPECT_EQ(message(), c.message);
    std::filesystem::remove(folder_ / c.file);
    put("onrecord.toml", "");
  }
}

TEST_F(Workspace, TheStarterFilesAreRight) {
  for (const char* name : {"onrecord.toml", "sources.toml", "watches.toml"}) {
    const auto text = read_file(std::filesystem::path(source_root()) / "config" / "workspace" / name);
    ASSERT_TRUE(text.ok());
    put(name, *text);
  }
  const auto settings = load_settings(folder_);
  ASSERT_TRUE(settings.ok()) << settings.error().message;
  EXPECT_GE(settings->sources.size(), 40U);
}

TEST_F(Workspace, OneWriterAtATime) {
  const auto first = Lock::take(folder_ / "lock", 0);
  ASSERT_TRUE(first.ok());
  const auto second = Lock::take(folder_ / "lock", 0);
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().kind, Failure::temporary);
}

TEST(Period, WhatPeopleType) {
  const auto text = [](std::string_view typed) {
    const auto range = parse_period(typed);
    return range ? range->from.to_string() + "/" + range->to.to_string() : std::string("none");
  };
  EXPECT_EQ(text("2023"), "2023-01-01/2023-12-31");
  EXPECT_EQ(text("2024-02"), "2024-02-01/2024-02-29");
  EXPECT_EQ(text("FY2023"), "2022-10-01/2023-09-30");
  EXPECT_EQ(text("Q3-2023"), "2023-07-01/2023-09-30");
  EXPECT_EQ(text("2023-01-05/2023-01-04"), "none");
  EXPECT_EQ(text("Q5-2023"), "none");
  EXPECT_EQ(text("soon"), "none");
}

TEST(Days, WhatPeopleTypeBehindSinceAndUntil) {
  const CivilDate today{2024, 5, 6};
  const auto text = [&](std::string_view typed) {
    const auto days = parse_days(typed, today);
    return days ? days->from.to_string() + "/" + days->to.to_string() : std::string("none");
  };
  EXPECT_EQ(text("2024-05-02"), "2024-05-02/2024-05-02");
  EXPECT_EQ(text("2024-02"), "2024-02-01/2024-02-29");
  EXPECT_EQ(text("2023"), "2023-01-01/2023-12-31");
  EXPECT_EQ(text("2024-05-02T23:30:00-04:00"), "2024-05-03/2024-05-03");
  EXPECT_EQ(text("today"), "2024-05-06/2024-05-06");
  EXPECT_EQ(text("yesterday"), "2024-05-05/2024-05-05");
  EXPECT_EQ(text("7d"), "2024-04-29/2024-04-29");
  EXPECT_EQ(text("-7d"), "2024-04-29/2024-04-29");
  EXPECT_EQ(text("2w"), "2024-04-22/2024-04-22");
  EXPECT_EQ(text("3m"), "2024-02-06/2024-02-06");
  EXPECT_EQ(text("1y"), "2023-05-06/2023-05-06");
  for (const char* wrong : {"", "-", "d", "7", "--7d", "7x", "soon", "36501d", "3000y", "2024-13", "99999999999d"})
    EXPECT_EQ(text(wrong), "none") << wrong;
}

TEST(FigureCondition, Bounds) {
  ClaimQuery query;
  ASSERT_TRUE(parse_figure_condition(">10000", query).ok());
  EXPECT_EQ(query.figure_min, 10000);
  EXPECT_FALSE(query.figure_max);
  EXPECT_TRUE(query.figure_strict);
  ClaimQuery range;
  ASSERT_TRUE(parse_figure_condition("5..7.5", range).ok());
  EXPECT_EQ(range.figure_max, 7.5);
  EXPECT_FALSE(parse_figure_condition(">many", range).ok());
}

TEST(Base64, Rfc4648) {
  EXPECT_EQ(decode_base64("Zm9v\nYmE="), "fooba");
  EXPECT_FALSE(decode_base64("Zm9vY").has_value());
  EXPECT_FALSE(decode_base64("Zm*v").has_value());
}

TEST(ExtractFilter, EveryLineIsAnsweredInOrder) {
  const auto folders = find_data_folders();
  ASSERT_TRUE(folders.ok());
  const auto lexicon = load_lexicon(folders->config, folders->models);
  ASSERT_TRUE(lexicon.ok()) << lexicon.error().message;
  std::string input = "nonsense\n";
  for (int i = 0; i < 60; ++i) input += "{\"id\":" + std::to_string(i) + ",\"text\":\"Line " + std::to_string(i) + ".\"}\n";
  input += "{\"id\":\"bad\",\"html_b64\":\"*\"}\n";
  std::istringstream in(input);
  std::ostringstream out;
  run_extract_filter(in, out, 3, *lexicon);
  const std::string kept = out.str();
  const auto answers = split(trim(kept), '\n');
  ASSERT_EQ(answers.size(), 62U);
  EXPECT_NE(answers[0].find("\"error\""), std::string_view::npos);
  for (int i = 0; i < 60; ++i) EXPECT_TRUE(answers[static_cast<std::size_t>(i) + 1].starts_with("{\"id\": " + std::to_string(i) + ","));
  EXPECT_NE(answers[61].find("not base64"), std::string_view::npos);
}

}  // namespace
}  // namespace onrecord
