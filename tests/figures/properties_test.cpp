// Properties over generated sentences: a rendered value reads back, spans are ordered and disjoint, long texts stay linear.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/figures/read_text.h"

namespace onrecord {
namespace {

/// A small generator of our own, so that every run sees the same numbers.
struct Numbers {
  std::uint32_t state = 12345;
  std::uint32_t next(std::uint32_t below) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8) % below;
  }
};

std::string with_commas(std::uint64_t value) {
  std::string digits = std::to_string(value);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string below_thousand(std::uint32_t n) {
  static constexpr const char* kOnes[] = {"zero",     "one",     "two",     "three",     "four",     "five",    "six",
                                          "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
                                          "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  static constexpr const char* kTens[] = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
  if (n >= 100) return below_thousand(n / 100) + " hundred" + (n % 100 == 0 ? "" : " and " + below_thousand(n % 100));
  if (n < 20) return kOnes[n];
  return std::string(kTens[n / 10]) + (n % 10 == 0 ? "" : "-" + std::string(kOnes[n % 10]));
}

std::string spelled(std::uint32_t n) {
  if (n < 1000) return below_thousand(n);
  return below_thousand(n / 1000) + " thousand" + (n % 1000 == 0 ? "" : (n % 1000 < 100 ? " and " : " ") + below_thousand(n % 1000));
}

double only_value(const std::string& text) {
  const auto figures = read_figures(text, {});
  return figures.size() == 1 ? figures[0].low : std::nan("");
}

TEST(FigureProperties, RenderedDigitsReadBack) {
  Numbers random;
  for (int i = 0; i < 300; ++i) {
    const std::uint32_t n = 10 + random.next(5000000);
    EXPECT_DOUBLE_EQ(only_value("They own " + with_commas(n) + " wells."), n);
    EXPECT_DOUBLE_EQ(only_value("They paid $" + with_commas(n) + " for wells."), n);
  }
}

TEST(FigureProperties, RenderedWordsReadBack) {
  Numbers random;
  for (int i = 0; i < 300; ++i) {
    const std::uint32_t n = 2 + random.next(i < 100 ? 98 : 400000);
    EXPECT_DOUBLE_EQ(only_value("They own " + spelled(n) + " wells."), n) << spelled(n);
  }
}

TEST(FigureProperties, RenderedScalesReadBack) {
  Numbers random;
  for (int i = 0; i < 100; ++i) {
    const std::uint32_t tenths = 11 + random.next(900);
    const std::string shown = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
    EXPECT_NEAR(only_value("It cost $" + shown + " billion in all."), tenths * 1e8, 1);
    EXPECT_NEAR(only_value("It cost " + shown + "bn euros in all."), tenths * 1e8, 1);
  }
}

std::string repeated(const std::string& piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}

TEST(FigureProperties, MonstersEnd) {
  EXPECT_TRUE(read_figures("They own " + repeated("9", 400) + " wells.", {}).empty());
  for (const char* piece : {"hundred ", "5 to ", "a year earlier ", "in 1998 that year ", "one in five ", "$", "dozens of ", "99999999999 years ago ",
                            "FY99999999999 "}) {
    const std::string text = "In May 2021 5 " + repeated(piece, 3000) + ".";
    for (const Figure& f : read_figures(text, on("2024-05-08"))) EXPECT_LE(f.low, f.high) << piece;
  }
}

TEST(FigureProperties, SpansAreOrderedAndDisjoint) {
  static constexpr const char* kPieces[] = {
      "over ",    "12 ",    "half ", "a ",      "million ",           "$",   "5%",      "to ",   "- ",   "one ",     "in ",      "2021 ",
      "Section ", "wells ", ", ",    "of the ", "doubled ",           "no ", "deaths ", "per ",  "day ", ". ",       "\xC2\xBD", "not a single ",
      "between ", "and ",   "aged ", "RM79 ",   "tens of thousands ", "(",   ")",       "H.R. ", "m ",   "year-old "};
  Numbers random;
  for (int i = 0; i < 400; ++i) {
    std::string text;
    for (int piece = 0; piece < 40; ++piece) text += kPieces[random.next(std::size(kPieces))];
    const Context context = on("2024-05-08");
    const Annotations layers = read_layers(text, context);
    const auto figures = find_figures(text, layers, context, FigureKit::get().figures);
    std::uint32_t end = 0;
    for (const Figure& f : figures) {
      EXPECT_GE(f.span.begin, end) << text;
      EXPECT_GT(f.span.end, f.span.begin) << text;
      EXPECT_LE(f.span.end, text.size()) << text;
      EXPECT_LE(f.low, f.high) << text;
      EXPECT_TRUE(f.compared_to == kNone || f.compared_to < figures.size()) << text;
      end = f.span.end;
    }
  }
}

}  // namespace
}  // namespace onrecord
