// Tables of the content room: every row stands by its example, and a row that does not is refused with its place.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "extract/content/content_tables.h"
#include "extract/content/line_rules.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

namespace fs = std::filesystem;

/// What loading says when `row` is added to a copy of config/content/`file`.
std::string loaded_with(const std::string& file, const std::string& row) {
  const ScratchFolder scratch;
  const fs::path& copy = scratch.path();
  fs::copy(fs::path(source_root()) / "config/content", copy / "content", fs::copy_options::recursive);
  std::ofstream(copy / "content" / file, std::ios::app) << row << '\n';
  const auto tables = load_content_tables(copy);
  return tables ? "loaded" : tables.error().message;
}

TEST(ContentTables, RowsMustFitTheirExamples) {
  EXPECT_EQ(loaded_with("lines.tsv", "opens\t0\tvon\tbylines\tVon Ann Hale"), "loaded");
  EXPECT_NE(loaded_with("lines.tsv", "opens\t0\tvon\tbylines\tVonnegut wrote it").find("does not fit its example"), std::string::npos);
  EXPECT_NE(loaded_with("lines.tsv", "begins\t0\tvon\tbylines\tVon Ann").find("'rule' should be"), std::string::npos);
  EXPECT_EQ(loaded_with("fields.tsv", "title\theadline\t<meta name=\"headline\" content=\"Fares rise\">"), "loaded");
  EXPECT_NE(loaded_with("fields.tsv", "title\theadline\t<meta name=\"title\" content=\"Fares rise\">").find("none of the names"), std::string::npos);
  EXPECT_NE(loaded_with("fields.tsv", "heading\theadline\t<meta name=\"headline\">").find("'field' should be"), std::string::npos);
}

TEST(ContentTables, LinesAreJudgedByTheirRule) {
  const auto tables = load_content_tables(fs::path(source_root()) / "config");
  ASSERT_TRUE(tables);
  EXPECT_TRUE(judge_line("image 12 of 30", *tables, LineRule::whole));
  EXPECT_FALSE(judge_line("image 12 of 30 shows the harbor", *tables, LineRule::whole));
  EXPECT_TRUE(judge_line("by ann hale", *tables, LineRule::opens));
  EXPECT_FALSE(judge_line("bylaws of the harbor", *tables, LineRule::opens));
  EXPECT_TRUE(judge_line("5 min read", *tables, LineRule::ends));
}

}  // namespace
}  // namespace onrecord
