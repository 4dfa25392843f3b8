#include "extract/content/page_date.h"
#include "tests/support/source_root.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

TEST(PageDate, ReadsTheSpellingsOfPages) {
  const auto tables = load_content_tables(source_root() + "/config");
  ASSERT_TRUE(tables) << tables.error().message;
  static constexpr struct {
    const char* text;
    const char* written;  // "": no date
  } kCases[] = {{"2024-05-06", "2024-05-06"},
                {"2024-05-06T23:30:00-0400", "2024-05-06T23:30:00-04:00"},
                {"2024-05-06T09:00:00.123Z", "2024-05-06T09:00:00Z"},
                {"2024-05-06 09:00:00", "2024-05-06"},
                {"Mon, 06 May 2024 09:00:00 +0200", "2024-05-06T09:00:00+02:00"},
                {"20240506", "2024-05-06"},
                {"Published: May 6, 2024 at 9 a.m.", "2024-05-06"},
                {"6 May 2024", "2024-05-06"},
                {"6. Mai 2024", "2024-05-06"},
                {"6 de mayo de 2024", "2024-05-06"},
                {"06.05.2024", "2024-05-06"},
                {"13/05/2024", "2024-05-13"},
                {"05/13/2024", "2024-05-13"},
                {"05/06/2024", ""},
                {"2024-13-45", ""},
                {"1893-05-06", ""},
                {"may the force", ""},
                {"", ""}};
  for (const auto& c : kCases) {
    const auto date = parse_page_date(c.text, DateBasis::text, *tables);
    EXPECT_EQ(date ? date->written : "", c.written) << c.text;
  }
}

TEST(PageDate, ReadsUrls) {
  const auto tables = load_content_tables(source_root() + "/config");
  ASSERT_TRUE(tables) << tables.error().message;
  static constexpr struct {
    const char* url;
    const char* written;  // "": no date
  } kCases[] = {{"https://n.example/2024/05/06/pier", "2024-05-06"},
                {"https://n.example/news/2024-05-06-pier", "2024-05-06"},
                {"https://n.example/world/2024/may/06/pier", "2024-05-06"},
                {"https://n.example/2024/May/6", "2024-05-06"},
                {"https://n.example/2024/pier", ""},
                {"https://n.example/2024/15/06/", ""},
                {"https://n.example/2024/may/pier", ""},
                {"https://n.example/2024/may/66/", ""},
                {"", ""}};
  for (const auto& c : kCases) {
    const auto date = date_of_url(c.url, *tables);
    EXPECT_EQ(date ? date->written : "", c.written) << c.url;
  }
}

}  // namespace
}  // namespace onrecord
