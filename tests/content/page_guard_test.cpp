#include "extract/content/page_guard.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace onrecord {
namespace {

std::string repeat(std::string_view piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}

std::string numbered(std::string_view before, std::string_view after, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += std::string(before) + std::to_string(i) + std::string(after);
  return out;
}

struct Case {
  const char* name;
  std::string html;
  const char* note;  // "": the whole page may be parsed
};
std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.name; }

class Guard : public testing::TestWithParam<Case> {};
TEST_P(Guard, CutsWhatTheParserCannotBear) {
  const GuardedPage guarded = guard_page(GetParam().html);
  EXPECT_EQ(guarded.note, GetParam().note);
  EXPECT_EQ(guarded.end == GetParam().html.size(), guarded.note.empty());
}

INSTANTIATE_TEST_SUITE_P(Deep, Guard,
                         testing::Values(Case{"divs", repeat("<div>", 2000), "too-deep"},
                                         Case{"custom_name_that_opens_like_p", repeat("<p-x>", 2000), "too-deep"},
                                         Case{"closed_by_another_name", repeat("<div></x>", 2000), "too-deep"},
                                         Case{"in_noscript", "<noscript>" + repeat("<div>", 2000), "too-deep"},
                                         Case{"empty_comment", "<!-->" + repeat("<div>", 2000), "too-deep"},
                                         Case{"comment_closed_by_bang", "<!-- --!>" + repeat("<div>", 2000), "too-deep"},
                                         Case{"flat_names_in_svg", "<svg>" + repeat("<path>", 2000), "too-deep"},
                                         Case{"style_in_svg", "<svg><style>" + repeat("<g>", 2000), "too-deep"},
                                         Case{"table_stops_closing", repeat("<div><table><tr><td></div>", 2000), "too-deep"},
                                         Case{"select_stops_closing", repeat("<div><select></div></select>", 2000), "too-deep"},
                                         Case{"block_stops_span", repeat("<span><div></span>", 2000), "too-deep"},
                                         Case{"format_leaves_block", repeat("<b><div></b>", 2000), "too-deep"},
                                         Case{"quote_in_attribute_name", "<p \"a>" + repeat("<div>", 2000), "too-deep"}),
                         [](const auto& one) { return std::string(one.param.name); });

INSTANTIATE_TEST_SUITE_P(Large, Guard,
                         testing::Values(Case{"attributes_of_a_tag", "<p " + numbered("a", " ", 1000) + ">", "too-large"},
                                         Case{"formats_opened_again", "<p>" + numbered("<b id=", ">", 600) + "</p>" + repeat("<p>x</p>", 20000),
                                              "too-large"},
                                         Case{"nothing_but_tags", repeat("<p>x", 500000), "too-large"}),
                         [](const auto& one) { return std::string(one.param.name); });

INSTANTIATE_TEST_SUITE_P(Fine, Guard,
                         testing::Values(Case{"empty", "", ""}, Case{"cut_in_a_tag", "<p a=\"", ""}, Case{"paragraphs", repeat("<p>x", 2000), ""},
                                         Case{"svg_closed", repeat("<svg><path/><path></path></svg>", 2000), ""},
                                         Case{"misnested", repeat("<b><i>x</b></i>", 2000), ""},
                                         Case{"anchors_left_open", repeat("<a href=/>x", 2000), ""},
                                         Case{"script_text", "<script>" + repeat("'<div>'", 2000) + "</script>", ""},
                                         Case{"comment_text", "<!--" + repeat("<div>", 2000) + "-->", ""},
                                         Case{"value_text", "<p title='" + repeat("<div>", 2000) + "'>", ""},
                                         Case{"lists_without_ends", repeat("<ul><li>x<li>y</ul>", 2000), ""},
                                         Case{"tables_without_ends", repeat("<table><tr><td>x<td>y</table>", 2000), ""}),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace onrecord
