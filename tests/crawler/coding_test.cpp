#include <gtest/gtest.h>

#include "crawler/content_coding.h"
#include "crawler/transfer_coding.h"
#include "crawler/warc.h"

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

TEST(TransferCoding, ChunksAreJoined) {
  const struct {
    const char* why;
    const char* header;
    const char* body;
    const char* joined;
  } cases[] = {{"two chunks", "chunked", "3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n", "hello"},
               {"extension, blanks, capitals", "gzip, Chunked", "00A ; n=v\r\nhello hell\r\n0\r\nTrailer: x\r\n\r\n", "hello hell"},
               {"line feeds alone", "chunked", "5\nhello\n0\n\n", "hello"},
               {"joined already", "chunked", "<p>hello</p>", "<p>hello</p>"},
               {"no such header", "", "3\r\nhel\r\n0\r\n\r\n", "3\r\nhel\r\n0\r\n\r\n"},
               {"cut within a chunk", "chunked", "3\r\nhel\r\n9\r\nlo", "hello"},
               {"a chunk of no size", "chunked", "3\r\nhel\r\nzz\r\nlo", "hel"},
               {"a size beyond all bounds", "chunked", "ffffffffffffffff\r\nhello", "hello"},
               {"a size of too many digits", "chunked", "1ffffffffffffffff\r\nhello", "1ffffffffffffffff\r\nhello"}};
  for (const auto& c : cases) EXPECT_EQ(join_chunks(c.header, c.body), c.joined) << c.why;
}

TEST(TransferCoding, APageOfAnotherCrawlersArchiveIsRead) {
  WarcRecord record;
  record.type = "response";
  record.fields = {{"WARC-Target-URI", "http://a.example/"}};
  record.block = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n" + ("c\r\n" + kGzip.substr(0, 12)) +
                 ("\r\nd\r\n" + kGzip.substr(12)) + "\r\n0\r\n\r\n";
  const auto page = page_of(record, 100);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->body, "hello");
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
