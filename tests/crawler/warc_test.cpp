#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "crawler/warc.h"

namespace onrecord {
namespace {

class Warc : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("onrecord-warc-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + std::to_string(::getpid()));
    std::filesystem::remove_all(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  WarcWriter writer(std::int64_t shard = 1 << 20) {
    WarcWriter::Options options;
    options.folder = folder_.string();
    options.software = "onrecord test";
    options.shard_bytes = shard;
    return std::move(WarcWriter::open(options).value());
  }
  static WarcResponse response(const std::string& url, std::string_view body) {
    WarcResponse r;
    r.target_url = url;
    r.date = *Instant::parse("2024-05-06T13:00:00Z");
    r.http_headers = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n";
    r.body = body;
    return r;
  }
  std::filesystem::path folder_;
};

TEST_F(Warc, RequestAndMetadataStandBeforeTheirResponse) {
  auto w = writer();
  auto r = response("https://example.org/a", "<p>one</p>");
  r.request = "GET /a HTTP/1.1\r\nHost: example.org\r\n";
  r.metadata = "fetchTimeMs: 12\r\noutlink: https://example.org/b\r\n";
  const auto first = w.write(r);
  const auto second = w.write(response("https://example.org/c", "two"));
  ASSERT_TRUE(first.ok() && second.ok());
  EXPECT_EQ(second->offset, first->offset + first->length) << "the response ends what was written";
  std::vector<WarcRecord> records;
  ASSERT_TRUE(WarcReader(folder_.string()).for_each(first->file, [&](const WarcRecord& record) {
    records.push_back(record);
    return true;
  }));
  ASSERT_EQ(records.size(), 5U);
  EXPECT_EQ(records[1].type, "request");
  EXPECT_EQ(records[1].block, r.request + "\r\n");
  EXPECT_EQ(records[2].type, "metadata");
  EXPECT_EQ(records[2].block, r.metadata);
  EXPECT_EQ(records[3].type, "response");
  for (const std::size_t i : {1U, 2U}) {
    EXPECT_EQ(records[i].field("WARC-Concurrent-To"), records[3].field("WARC-Record-ID"));
    EXPECT_EQ(records[i].field("WARC-Target-URI"), r.target_url);
    EXPECT_FALSE(page_of(records[i]));
  }
  EXPECT_EQ(records[4].type, "response");
}

TEST_F(Warc, WhatIsWrittenIsReadBack) {
  auto w = writer();
  const auto first = w.write(response("https://example.org/a", "<p>one</p>"));
  const auto second = w.write(response("https://example.org/b\r\nX: y", "<p>two</p>"));
  ASSERT_TRUE(first.ok() && second.ok());
  EXPECT_EQ(first->file, "onrecord-20240506-00000.warc.gz");
  EXPECT_EQ(second->offset, first->offset + first->length);
  const WarcReader reader(folder_.string());
  const auto record = reader.read(*second);
  ASSERT_TRUE(record.ok()) << record.error().message;
  EXPECT_EQ(record->field("warc-target-uri"), "https://example.org/b%0D%0AX:%20y");
  EXPECT_EQ(record->block.find("\r\nTransfer-Encoding"), std::string::npos);
  const auto page = page_of(*reader.read(*first));
  ASSERT_TRUE(page);
  EXPECT_EQ(page->body, "<p>one</p>");
  EXPECT_EQ(page->content_type, "text/html");
  EXPECT_EQ(page->url, "https://example.org/a");
  std::vector<std::string> types;
  ASSERT_TRUE(reader
                  .for_each(first->file,
                            [&](const WarcRecord& r) {
                              types.push_back(r.type);
                              return true;
                            })
                  .ok());
  EXPECT_EQ(types, (std::vector<std::string>{"warcinfo", "response", "response"}));
}

TEST_F(Warc, RevisitNamesTheEarlierRecordAndHoldsNoBody) {
  auto w = writer();
  auto again = response("https://example.org/a", "");
  again.refers_to_date = "2024-05-05T13:00:00Z";
  again.not_modified = true;
  const auto record = WarcReader(folder_.string()).read(*w.write(again));
  ASSERT_TRUE(record.ok());
  EXPECT_EQ(record->type, "revisit");
  EXPECT_EQ(record->field("WARC-Refers-To-Date"), "2024-05-05T13:00:00Z");
  EXPECT_EQ(record->field("WARC-Profile"), "http://netpreserve.org/warc/1.1/revisit/server-not-modified");
  EXPECT_FALSE(page_of(*record));
}

TEST_F(Warc, ShardsRollAndNamesAreNeverTakenTwice) {
  auto w = writer(1);
  EXPECT_EQ(w.write(response("https://example.org/a", "x"))->file, "onrecord-20240506-00000.warc.gz");
  EXPECT_EQ(w.write(response("https://example.org/a", "x"))->file, "onrecord-20240506-00001.warc.gz");
  EXPECT_EQ(writer().write(response("https://example.org/a", "x"))->file, "onrecord-20240506-00002.warc.gz");
}

TEST_F(Warc, CutAnywhereItIsRecoveredToItsLastWholeRecord) {
  WarcPosition first;
  WarcPosition second;
  {
    auto w = writer();
    first = *w.write(response("https://example.org/a", "<p>one</p>"));
    second = *w.write(response("https://example.org/b", "<p>two</p>"));
  }
  const auto path = folder_ / first.file;
  const auto copy = (folder_ / "cut.warc.gz").string();
  for (std::int64_t size = second.offset; size <= second.offset + second.length; size += 7) {
    std::filesystem::copy_file(path, copy, std::filesystem::copy_options::overwrite_existing);
    std::filesystem::resize_file(copy, static_cast<std::uintmax_t>(size));
    const auto left = recover_warc(copy);
    ASSERT_TRUE(left.ok());
    EXPECT_EQ(*left, size < second.offset + second.length ? second.offset : size);
  }
}

}  // namespace
}  // namespace onrecord
