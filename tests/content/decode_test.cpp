#include "extract/content/decode.h"
#include "tests/support/source_root.h"

#include <gtest/gtest.h>

#include <ostream>

namespace onrecord {
namespace {

const ContentTables& tables() {
  static const ContentTables loaded = [] {
    auto result = load_content_tables(source_root() + "/config");
    EXPECT_TRUE(result) << (result ? "" : result.error().message);
    return result ? std::move(*result) : ContentTables{};
  }();
  return loaded;
}

struct Case {
  const char* name;
  const char* header;
  std::string bytes;
  std::string text;
};
std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.name; }

class Decode : public testing::TestWithParam<Case> {};

TEST_P(Decode, GivesTheText) {
  std::string space;
  EXPECT_EQ(decode_page(GetParam().bytes, GetParam().header, tables(), space), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(Charsets, Decode,
                         testing::Values(Case{"header", "text/html; charset=windows-1252", "caf\xE9 \x80", "café €"},
                                         Case{"latin1_means_1252", "text/html; charset=iso-8859-1", "\x93q\x94", "“q”"},
                                         Case{"meta", "text/html", "<meta charset=koi8-r>\xEE\xCF", "<meta charset=koi8-r>Но"},
                                         Case{"meta_utf16_means_utf8", "", "<meta charset=utf-16>é", "<meta charset=utf-16>é"},
                                         Case{"bom_beats_header", "text/html; charset=windows-1252", "\xEF\xBB\xBFé", "é"},
                                         Case{"utf16_mark", "", std::string("\xFF\xFEh\0i\0", 6), "hi"},
                                         Case{"gb2312_means_gb18030", "text/html; charset=gb2312", "\xD6\xD0", "中"},
                                         Case{"quoted_label", "text/html; charset=\"UTF-8\"", "é", "é"},
                                         Case{"utf7_never", "text/html; charset=utf-7", "+ADw-b+AD4-", "+ADw-b+AD4-"},
                                         Case{"replacement", "text/html; charset=iso-2022-kr", "abc", "\xEF\xBF\xBD"},
                                         Case{"header_lies_utf8", "text/html; charset=utf-8", "na\xEFve caf\xE9", "naïve café"},
                                         Case{"header_lies_1252", "text/html; charset=windows-1252", "naïve café", "naïve café"},
                                         Case{"bad_tail_stays_utf8", "text/html; charset=utf-8", "é\xC3", "é\xEF\xBF\xBD"},
                                         Case{"controls_go", "text/html; charset=utf-8",
                                              "a\xC2\x99"
                                              "b\xC2\x85"
                                              "c\xC2\xA0"
                                              "d",
                                              "ab\nc\xC2\xA0"
                                              "d"},
                                         Case{"no_label_utf8", "", "naïve", "naïve"}, Case{"empty", "", "", ""}),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(Decode, KnowsOnlyLabelsOfTheStandard) {
  EXPECT_FALSE(tables().charset_labels.contains("utf-7"));
  EXPECT_FALSE(tables().charset_labels.contains("utf-32"));
  EXPECT_GE(tables().charset_labels.size(), 215U);
}

}  // namespace
}  // namespace onrecord
