#include <gtest/gtest.h>

#include "core/civil_date.h"
#include "core/hash.h"
#include "core/instant.h"
#include "core/table.h"
#include "core/terminal_text.h"
#include "core/text_offsets.h"
#include "core/utf8.h"

namespace onrecord {
namespace {

TEST(CivilDate, DaysRoundTripAndMonthsClamp) {
  for (std::int32_t day = -200000; day < 200000; day += 37) EXPECT_EQ(CivilDate::from_days(day).to_days(), day);
  EXPECT_EQ(CivilDate::parse("2024-01-31")->plus_months(1).to_string(), "2024-02-29");
  EXPECT_EQ(CivilDate::parse("2024-03-31")->plus_months(-13).to_string(), "2023-02-28");
  EXPECT_EQ(CivilDate::parse("2026-11-24")->weekday(), 2);
  EXPECT_FALSE(CivilDate::parse("2023-02-29"));
  EXPECT_FALSE(CivilDate::parse("2023-2-09"));
}

TEST(Instant, Rfc3339) {
  EXPECT_EQ(Instant::parse("2024-05-06T01:00:00+02:00")->to_string(), "2024-05-05T23:00:00Z");
  EXPECT_EQ(Instant::parse("2024-05-06T01:00:00.25Z")->to_string(), "2024-05-06T01:00:00Z");
  EXPECT_FALSE(Instant::parse("2024-05-06T01:00:00"));
  EXPECT_EQ((Instant{-1}).to_string(), "1969-12-31T23:59:59Z");
}

TEST(TextOffsets, EveryByteAndCodePoint) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "aé€😀";
  const TextOffsets offsets(text);
  std::uint32_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    EXPECT_EQ(offsets.code_points(static_cast<std::uint32_t>(at)), count);
    EXPECT_EQ(offsets.bytes(count), at);
    at += decode_utf8(text, at).size;
  }
  EXPECT_EQ(offsets.code_points(static_cast<std::uint32_t>(text.size())), count);
  EXPECT_EQ(offsets.bytes(count), text.size());
}

TEST(Utf8, BadBytesAreReplaced) {
  EXPECT_FALSE(is_valid_utf8("\xC0\xAF"));
  EXPECT_FALSE(is_valid_utf8("\xED\xA0\x80"));
  EXPECT_EQ(to_valid_utf8("a\xFFz"), "a\xEF\xBF\xBDz");
}

TEST(TerminalText, NothingGetsThrough) {
  EXPECT_EQ(to_terminal_text("a\x1B[31m\n\xE2\x80\xAE"
                             "b\xFF"),
            "a\\u{1b}[31m\\u{a}\\u{202e}b\\x{ff}");
}

TEST(Hash, Sha256) { EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"); }

TEST(Table, SaysThePlace) {
  const auto table = Table::parse("# c\na\tb\n1\tx|y\n2\n", "t.tsv", {"a", "b"});
  ASSERT_TRUE(table.ok());
  EXPECT_EQ(table->list(0, 1), (std::vector<std::string_view>{"x", "y"}));
  EXPECT_EQ(table->error(1, "bad").message, "t.tsv:4: bad");
  EXPECT_EQ(Table::parse("a\tc\n", "t.tsv", {"a", "b"}).error().message, "t.tsv:1: columns should be: a, b");
}

}  // namespace
}  // namespace onrecord
