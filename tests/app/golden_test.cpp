#include "app/golden.h"

#include <gtest/gtest.h>

#include "app/data_folders.h"
#include "core/table.h"
#include "extract/content/read_article.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

ContentTables tables() {
  const auto folders = find_data_folders();
  EXPECT_TRUE(folders.ok());
  auto tables = load_content_tables(folders->config);
  EXPECT_TRUE(tables.ok());
  return std::move(*tables);
}

/// Every golden below tests/extract/content: the folders with an article.json.
TEST(Golden, EveryPageGivesItsArticle) {
  const ContentTables content = tables();
  const auto root = std::filesystem::path(source_root()) / "tests" / "extract" / "content";
  int seen = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().filename() != "article.json") continue;
    ++seen;
    const auto folder = entry.path().parent_path();
    const auto page = read_golden_page(folder);
    ASSERT_TRUE(page.ok()) << page.error().message;
    const auto expected = read_file(entry.path());
    ASSERT_TRUE(expected.ok());
    EXPECT_EQ(golden_text(read_article(*page, content)), *expected)
        << folder << "; where the new reading is right: onrecord extract " << folder.string() << "/page.html --golden " << folder.string();
  }
  EXPECT_GT(seen, 0);
}

TEST(Golden, WhatIsWrittenIsRead) {
  const ScratchFolder scratch;
  Page page;
  page.url = "https://pier.example/a";
  page.content_type = "text/html; charset=windows-1252";
  page.body = "<p>caf\xE9";
  ASSERT_TRUE(write_golden(scratch.path() / "g", page, {}).ok());
  const auto read = read_golden_page(scratch.path() / "g");
  ASSERT_TRUE(read.ok()) << read.error().message;
  EXPECT_EQ(read->url, page.url);
  EXPECT_EQ(read->content_type, page.content_type);
  EXPECT_EQ(read->body, page.body);
}

}  // namespace
}  // namespace onrecord
