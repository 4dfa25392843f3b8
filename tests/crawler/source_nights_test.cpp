#include "crawler/source_nights.h"

#include <gtest/gtest.h>

#include "crawler/journal.h"
#include "tests/support/scratch_folder.h"

namespace onrecord {
namespace {

TEST(SourceNights, NewestFirstAndWithoutNightsInWhichNothingWasDue) {
  const ScratchFolder folder;
  const std::string path = folder.path() / "index.db";
  ASSERT_TRUE(Journal::open(path).ok());
  ASSERT_TRUE(read_source_nights(path)->empty());
  CrawlReport first;
  first.sources = {{"b", 4, 1, 3, 0, 0, ""}, {"a", 0, 0, 0, 0, 0, ""}};
  ASSERT_TRUE(keep_source_nights(path, first, Instant{100}).ok());
  CrawlReport second;
  second.sources = {{"b", 1, 0, 0, 1, 0, "no answer"}, {"a", 2, 0, 1, 0, 1, ""}};
  ASSERT_TRUE(keep_source_nights(path, second, Instant{200}).ok());
  const auto sources = read_source_nights(path);
  ASSERT_TRUE(sources.ok());
  ASSERT_EQ(sources->size(), 2U);
  EXPECT_EQ((*sources)[0].source_id, "a");
  ASSERT_EQ((*sources)[0].nights.size(), 1U);
  EXPECT_EQ((*sources)[0].nights[0].answered, 3);
  const SourceNights& b = (*sources)[1];
  ASSERT_EQ(b.nights.size(), 2U);
  EXPECT_EQ(b.nights[0].last.seconds, 200);
  EXPECT_EQ(b.nights[0].answered, 0);
  EXPECT_EQ(b.nights[1].new_articles, 3);
  EXPECT_EQ(b.last_error, "no answer");
}

}  // namespace
}  // namespace onrecord
