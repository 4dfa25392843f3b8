#include <gtest/gtest.h>

#include "crawler/content_coding.h"

namespace onrecord {
namespace {

const std::string kGzip("\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff\xcb\x48\xcd\xc9\xc9\x07\x00\x86\xa6\x10\x36\x05\x00\x00\x00", 25);
const std::string kZstd("\x28\xb5\x2f\xfd\x20\x05\x29\x00\x00hello", 14);
const std::string kBrotli("\x0b\x02\x80hello\x03", 9);
const std::string kRawDeflate("\xcb\x48\xcd\xc9\xc9\x07\x00", 7);

TEST(ContentCoding, EachCodingIsUndone) {
  EXPECT_EQ(undo_codings("", "hello", 100).value(), "hello");
  EXPECT_EQ(undo_codings("identity", "hello", 100).value(), "hello");
  EXPECT_EQ(undo_codings("GZIP", kGzip, 100).value(), "hello");
  EXPECT_EQ(undo_codings("x-gzip", kGzip + kGzip, 100).value(), "hellohello");
  EXPECT_EQ(undo_codings("zstd", kZstd, 100).value(), "hello");
  EXPECT_EQ(undo_codings("br", kBrotli, 100).value(), "hello");
  EXPECT_EQ(undo_codings("deflate", kRawDeflate, 100).value(), "hello");
  EXPECT_EQ(undo_codings("gzip", "", 100).value(), "");
}

TEST(ContentCoding, CutDamagedAndOverlongAreErrors) {
  EXPECT_FALSE(undo_codings("gzip", kGzip.substr(0, 12), 100).ok());
  EXPECT_FALSE(undo_codings("zstd", kZstd.substr(0, 11), 100).ok());
  EXPECT_FALSE(undo_codings("br", kBrotli.substr(0, 5), 100).ok());
  std::string wrong_sum = kGzip;
  wrong_sum[18] = '\x01';
  EXPECT_FALSE(undo_codings("gzip", wrong_sum, 100).ok());
  EXPECT_FALSE(undo_codings("gzip", "plain text", 100).ok());
  EXPECT_FALSE(undo_codings("gzip", kGzip, 4).ok());
  EXPECT_FALSE(undo_codings("", "hello", 4).ok());
  EXPECT_FALSE(undo_codings("foo", "hello", 100).ok());
  EXPECT_FALSE(undo_codings("gzip, gzip, gzip", kGzip, 100).ok());
}

}  // namespace
}  // namespace onrecord
