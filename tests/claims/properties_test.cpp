// What holds of every claim of every text, however the text is damaged.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/table.h"
#include "core/utf8.h"
#include "tests/claims/claims_of.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

std::string without(std::string text, std::string_view marks) {
  std::erase_if(text, [&](char c) { return marks.find(c) != std::string_view::npos; });
  return text;
}

std::string in_capitals(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

/// The text with its n-th quote mark left out, for each n.
std::vector<std::string> with_a_mark_missing(const std::string& text) {
  std::vector<std::string> all;
  for (std::size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at + 1)) all.push_back(text.substr(0, at) + text.substr(at + 1));
  return all;
}

std::vector<std::string> damaged(const std::string& text) {
  std::vector<std::string> all = {text, in_capitals(text), without(text, ".,:;\"-()"), without(text, "\n"), without(text, " "), text + text};
  for (std::string& one : with_a_mark_missing(text)) all.push_back(std::move(one));
  for (std::size_t cut = 1; cut < text.size(); cut += 37) {
    std::size_t at = cut;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
    all.push_back(text.substr(at));
    all.push_back(text.substr(0, at));
  }
  return all;
}

void expect_valid(const std::string& text) {
  std::uint32_t last = 0;
  for (const Claim& c : claims_of(text)) {
    ASSERT_FALSE(c.content.empty()) << text;
    EXPECT_GE(c.content.front().begin, last) << text;
    last = c.content.front().begin;
    for (const auto* spans : {&c.source, &c.cue, &c.content}) {
      for (const Span s : *spans) {
        ASSERT_LT(s.begin, s.end) << text;
        ASSERT_LE(s.end, text.size()) << text;
        EXPECT_NE(static_cast<unsigned char>(text[s.begin]) & 0xC0, 0x80) << "cuts a letter: " << text;
      }
    }
    EXPECT_LE(c.addressee.end, text.size());
    EXPECT_FALSE(c.rule.empty());
    EXPECT_TRUE(c.speaker.kind != SpeakerKind::person || !c.speaker.name.empty()) << text;
  }
}

class DamagedTexts : public testing::TestWithParam<const char*> {};

TEST_P(DamagedTexts, GiveValidClaims) {
  const auto text = read_file(source_root() + "/tests/claims/goldens/" + GetParam() + ".txt");
  ASSERT_TRUE(text.ok());
  for (const std::string& one : damaged(*text)) expect_valid(one);
}

INSTANTIATE_TEST_SUITE_P(Texts, DamagedTexts, testing::Values("quay", "debate"));

/// A claim does not depend on what stands in paragraphs far behind it.
TEST(ClaimProperties, ATextKeepsItsClaimsWhenMoreFollows) {
  const std::string text = "The mayor said that the quay was dry.";
  const auto alone = show(text, claims_of(text));
  const std::string longer = text + "\n\nThe tide rose. It fell again.";
  EXPECT_EQ(show(longer, claims_of(longer)), alone);
}

TEST(ClaimProperties, TwoMegabytesInOneParagraphAreRead) {
  std::string text;
  while (text.size() < 2'000'000) text += "the mayor said, \"we go\" and he told them that it rains, ";
  EXPECT_FALSE(claims_of(text).empty());
}

}  // namespace
}  // namespace onrecord
