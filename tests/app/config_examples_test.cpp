#include "app/config_examples.h"

#include <gtest/gtest.h>

#include "app/data_folders.h"

namespace onrecord {
namespace {

TEST(ConfigExamples, EveryExampleIsReadAsItsRowSays) {
  const auto folders = find_data_folders();
  ASSERT_TRUE(folders.ok());
  const auto lexicon = load_lexicon(folders->config, folders->models);
  ASSERT_TRUE(lexicon.ok()) << lexicon.error().message;
  const auto report = check_examples(folders->config, *lexicon);
  ASSERT_TRUE(report.ok()) << report.error().message;
  EXPECT_GT(report->read, 100);
  for (const std::string& wrong : report->wrong) ADD_FAILURE() << wrong;
}

}  // namespace
}  // namespace onrecord
