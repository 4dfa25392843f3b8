#include <gtest/gtest.h>

#include "extract/text/tokenize.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

const TextTables& tables() {
  static const TextTables kTables = [] {
    auto loaded = load_text_tables(source_root() + "/config");
    EXPECT_TRUE(loaded.ok());
    return std::move(*loaded);
  }();
  return kTables;
}

std::string cut(std::string_view text) {
  std::string out;
  for (const Token& t : find_tokens(text, tables())) out += (out.empty() ? "" : "|") + std::string(t.span.of(text));
  return out;
}

std::size_t sentences(std::string_view text) {
  auto tokens = find_tokens(text, tables());
  return find_sentences(text, tokens, tables()).size();
}

TEST(Tokens, HowWordsAreCut) {
  EXPECT_EQ(cut("He doesn't live in the U.S. now."), "He|does|n't|live|in|the|U.S.|now|.");
  EXPECT_EQ(cut("Turkey’s $1.2bn, 24,000."), "Turkey|’s|$|1.2|bn|,|24,000|.");
  EXPECT_EQ(cut("Ghana ’s port, 5 's and ' s"), "Ghana|’s|port|,|5|'|s|and|'|s");
  EXPECT_EQ(cut("twenty-four O'Neill AT&T"), "twenty|-|four|O'Neill|AT&T");
  EXPECT_EQ(cut("Mr. J. Ode, Jan. 5, 9 a.m."), "Mr.|J.|Ode|,|Jan.|5|,|9|a.m.");
  EXPECT_EQ(cut("see https://a.example/b, now"), "see|https://a.example/b|,|now");
}

TEST(Sentences, WhereTheyEnd) {
  EXPECT_EQ(sentences("Mr. Ode left the U.S. The end."), 2U);
  EXPECT_EQ(sentences("He met Sen. Hall. \"No!\" she said. Then?"), 3U);
  EXPECT_EQ(sentences("\"We act.\" He left."), 2U);
  EXPECT_EQ(sentences("A title\n\nA text without end"), 2U);
}

}  // namespace
}  // namespace onrecord
