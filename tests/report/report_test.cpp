#include <gtest/gtest.h>

#include "report/escape.h"
#include "report/extraction_json.h"
#include "report/number_words.h"
#include "report/row_table.h"

namespace onrecord {
namespace {

TEST(Escape, HostileTextCannotMarkUp) {
  EXPECT_EQ(escape_html("<a href=\"x\">&'"), "&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
  EXPECT_EQ(escape_html(std::string_view("a\0b", 3)),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(escape_csv("plain"), "plain");
  EXPECT_EQ(escape_csv("a,\"b\""), "\"a,\"\"b\"\"\"");
  EXPECT_EQ(escape_csv("=1+1"), "'=1+1");
  EXPECT_EQ(escape_csv("-12.5"), "-12.5");
  EXPECT_EQ(escape_markdown("*a* [b](c)\n#"), "\\*a\\* \\[b\\](c) #");
}

TEST(Escape, MarkdownStaysReadable) {
  for (const char* plain :
       {"over 24,000 -> 21,500", "Customs & Border Protection", "AT&T snake_case_name", "C# and #5", "-5 degrees", "-> 7", "2024.5", "1.5 km"})
    EXPECT_EQ(escape_markdown(plain), plain);
}

TEST(Escape, MarkdownCannotMarkUp) {
  EXPECT_EQ(escape_markdown("# a"), "\\# a");
  EXPECT_EQ(escape_markdown("  > a"), "\\> a");
  EXPECT_EQ(escape_markdown("- a"), "\\- a");
  EXPECT_EQ(escape_markdown("---"), "\\---");
  EXPECT_EQ(escape_markdown("="), "\\=");
  EXPECT_EQ(escape_markdown("12) a"), "12\\) a");
  EXPECT_EQ(escape_markdown("_a_ ~b~ &lt; &#60; <b> | `c` \\"), "\\_a\\_ \\~b\\~ \\&lt; \\&#60; &lt;b> \\| \\`c\\` \\\\");
  EXPECT_EQ(escape_markdown("![x](javascript:y)"), "!\\[x\\](javascript:y)");
}

TEST(Numbers, AsPeopleReadThem) {
  EXPECT_EQ(number_words(24000), "24,000");
  EXPECT_EQ(number_words(999), "999");
  EXPECT_EQ(number_words(-1234567.25), "-1,234,567.25");
  EXPECT_EQ(number_words(0.5), "0.5");
  EXPECT_EQ(number_words(0), "0");
  EXPECT_EQ(number_words(1e15), "1e+15");
  EXPECT_EQ(with_unit("12", "%"), "12%");
  EXPECT_EQ(with_unit("5,000", "USD"), "USD 5,000");
  EXPECT_EQ(with_unit("5,000", "{crossing}"), "5,000");
}

TEST(Table, EveryFormat) {
  RowTable table;
  table.columns = {"name", "n"};
  table.rows = {{std::string("a\x1B[31mb"), std::int64_t{7}}, {Cell(), 2.5}};
  EXPECT_EQ(render(table, Format::csv), "name,n\r\na\x1B[31mb,7\r\n,2.5\r\n");
  EXPECT_EQ(render(table, Format::jsonl), "{\"name\":\"a\\u001b[31mb\",\"n\":7}\n{\"name\":null,\"n\":2.5}\n");
  EXPECT_EQ(render(table, Format::table).find('\x1B'), std::string::npos);
  EXPECT_EQ(render(table, Format::markdown).find('\x1B'), std::string::npos);
}

TEST(Table, FiguresStandAsTheArticleWritesThem) {
  const auto phrase = [](const char* raw, const char* modifier, const char* unit, const char* counted) {
    FigureRow f;
    f.raw_text = raw;
    f.low = 1200;
    f.modifier = modifier;
    f.unit = unit;
    f.counted = counted;
    return figure_phrase(f);
  };
  EXPECT_EQ(phrase("24,000", "over", "{crossing}", "crossings"), "over 24,000 crossings");
  EXPECT_EQ(phrase("24,000 crossings", "exact", "{crossing}", "crossings"), "24,000 crossings");
  EXPECT_EQ(phrase("2 percent", "under", "%", "entries"), "under 2 percent (entries)");
  EXPECT_EQ(phrase("$52,000 a month", "at_least", "USD/mo", ""), "at least $52,000 a month");
  EXPECT_EQ(phrase("20 to 30", "between", "{bus}", "buses"), "20 to 30 buses");
  EXPECT_EQ(phrase("", "about", "{crossing}", "crossings"), "about 1,200 crossings");
}

TEST(Detail, MarksSpansInCodePoints) {
  ClaimDetail detail;
  detail.passage = "Zoë said yes.";
  detail.passage_begin = 10;
  detail.spans = {{"source", {10, 13}}, {"cue", {14, 18}}, {"content", {19, 22}}};
  EXPECT_EQ(render_detail(detail, false).substr(0, 40), "[source: Zoë] [cue: said] [yes].\n\nclaim");
}

TEST(ExtractionJson, OffsetsAreCodePoints) {
  Extraction extraction;
  extraction.article.text = "Zoë paid 5.";
  Figure figure;
  figure.span = {10, 11};
  figure.low = figure.high = 5;
  figure.kind = FigureKind::ordinal_record;
  extraction.annotations.figures.push_back(figure);
  const std::string json = to_json(extraction, "\"x\"");
  EXPECT_TRUE(json.starts_with("{\"id\": \"x\", "));
  EXPECT_NE(json.find("\"figures\":[{\"start\":9,\"end\":10,\"kind\":\"record\",\"value\":5,"), std::string::npos);
}

}  // namespace
}  // namespace onrecord
