#include "extract/annotate.h"

#include <gtest/gtest.h>

#include "tests/support/source_root.h"

namespace onrecord {
namespace {

const Lexicon& lexicon() {
  static const Lexicon loaded = [] {
    auto result = load_lexicon(source_root() + "/config", source_root() + "/models");
    EXPECT_TRUE(result) << (result ? "" : result.error().message);
    return std::move(*result);
  }();
  return loaded;
}

std::string many(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

TEST(Annotate, ReadsTheBeginningOfATextWithoutEnd) {
  const std::string paragraph = "The harbour board said on Tuesday that 40 traders would lose their places.\n\n";
  const Extraction extraction = extract_text(many(paragraph, 300 << 10), std::nullopt, {}, lexicon());
  const std::uint32_t end = extraction.annotations.sentences.back().span.end;
  EXPECT_LE(end, 256U << 10);
  EXPECT_GT(end, 255U << 10);
  EXPECT_EQ(extraction.article.text[end - 1], '.');
  EXPECT_EQ(extraction.article.notes, std::vector<std::string>{"too-long"});
  EXPECT_GT(extraction.article.text.size(), 300U << 10);
}

TEST(Annotate, ReadsSoManyTokensAtMost) {
  const Extraction extraction = extract_text(many("7 ", 200 << 10), std::nullopt, {}, lexicon());
  EXPECT_EQ(extraction.annotations.tokens.size(), 50'000U);
  EXPECT_EQ(extraction.article.notes, std::vector<std::string>{"too-long"});
}

TEST(Annotate, ReadsTheBeginningOfAParagraphWithoutEnd) {
  for (const char* piece : {"harbour ", "x"}) {
    const Extraction extraction = extract_text(many(piece, 300 << 10), std::nullopt, {}, lexicon());
    EXPECT_LE(extraction.annotations.tokens.back().span.end, 256U << 10) << piece;
    EXPECT_GT(extraction.annotations.tokens.back().span.end, 255U << 10) << piece;
  }
}

TEST(Annotate, NotesNothingOfAUsualText) {
  const Extraction extraction = extract_text("The harbour board said on Tuesday that the pier would close.", std::nullopt, {}, lexicon());
  EXPECT_TRUE(extraction.article.notes.empty());
  EXPECT_EQ(extraction.claims.size(), 1U);
}

}  // namespace
}  // namespace onrecord
