#include "core/index_address.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

TEST(IndexAddress, EscapesWhatAUriWouldTakeForItsOwn) {
  const auto folder = std::filesystem::temp_directory_path();
  EXPECT_EQ(reading_address(folder / "a b%20?x#y.db"), "file:" + folder.string() + "/a b%2520%3Fx%23y.db?mode=ro");
}

}  // namespace
}  // namespace onrecord
