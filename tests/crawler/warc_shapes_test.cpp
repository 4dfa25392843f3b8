// Records as other tools write them: every shape in which a page, or none, may stand in an archive.
#include <gtest/gtest.h>
#include <zlib.h>

#include "core/table.h"
#include "crawler/archive.h"
#include "crawler/warc.h"
#include "tests/support/scratch_folder.h"

namespace onrecord {
namespace {

struct Shape {
  const char* name;
  std::string fields;  ///< beside version, target, date and length
  std::string block;
  std::string body;   ///< of the page; empty: there is none,
  std::string error;  ///< and this is a part of the reason; empty: there is nothing to read
};

std::string gzip(std::string_view text) {
  std::string out(compressBound(text.size()) + 32, '\0');
  z_stream z{};
  deflateInit2(&z, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
  z.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(text.data()));  // NOLINT: zlib never writes through next_in
  z.avail_in = static_cast<unsigned>(text.size());
  z.next_out = reinterpret_cast<unsigned char*>(out.data());  // NOLINT
  z.avail_out = static_cast<unsigned>(out.size());
  deflate(&z, Z_FINISH);
  out.resize(out.size() - z.avail_out);
  deflateEnd(&z);
  return out;
}

std::string record_of(const Shape& s, const char* version = "WARC/1.0") {
  return std::string(version) + "\r\n" + s.fields + "WARC-Target-URI: <http://news.example/a>\r\nWARC-Date: 2020-02-03T04:05:06Z\r\n" +
         "Content-Length: " + std::to_string(s.block.size()) + "\r\n\r\n" + s.block + "\r\n\r\n";
}

std::vector<Shape> shapes() {
  const std::string response = "WARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n";
  const std::string page = "<p>The pier closes.</p>";
  const std::string packed = gzip(page);
  const std::string ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
  return {
      {"plain", response, ok + "\r\n" + page, page, ""},
      {"line feeds alone", response, "HTTP/1.0 200 OK\nContent-Type: text/html\n\n" + page, page, ""},
      {"lower case fields", "warc-type: response\r\n", ok + "\r\n" + page, page, ""},
      {"no digest, no type of content", "WARC-Type: response\r\n", ok + "\r\n" + page, page, ""},
      {"digest of another kind", response + "WARC-Payload-Digest: sha1:AAAA\r\n", ok + "\r\n" + page, page, ""},
      {"chunked", response, ok + "Transfer-Encoding: chunked\r\n\r\n8;x=y\r\n<p>The p\r\n00000f\r\nier closes.</p>\r\n0\r\n\r\n", page, ""},
      {"called chunked, joined already", response, ok + "Transfer-Encoding: chunked\r\n\r\n" + page, page, ""},
      {"gzip", response, ok + "Content-Encoding: gzip\r\n\r\n" + packed, page, ""},
      {"gzip in two members", response, ok + "Content-Encoding: gzip\r\n\r\n" + gzip("<p>The p") + gzip("ier closes.</p>"), page, ""},
      {"gzip cut", response, ok + "Content-Encoding: gzip\r\n\r\n" + packed.substr(0, packed.size() / 2), "", "gzip body is cut off"},
      {"gzip in name only", response, ok + "Content-Encoding: gzip\r\n\r\n" + page, "", "gzip body is damaged"},
      {"unknown coding", response, ok + "Content-Encoding: rot13\r\n\r\n" + page, "", "unknown content coding"},
      {"marked as cut", response + "WARC-Truncated: length\r\n", ok + "\r\n" + page, "", "cut when it was archived: length"},
      {"no HTTP in it", response, page, "", "no HTTP answer"},
      {"not found", response, "HTTP/1.1 404 Not Found\r\n\r\n" + page, "", ""},
      {"name server's answer", "WARC-Type: response\r\nContent-Type: text/dns\r\n", "news.example. 300 IN A 192.0.2.1", "", ""},
      {"resource", "WARC-Type: resource\r\nContent-Type: text/html; charset=utf-8\r\n", page, page, ""},
      {"resource that is a picture", "WARC-Type: resource\r\nContent-Type: image/png\r\n", "\x89PNG", "", ""},
      {"conversion", "WARC-Type: conversion\r\nContent-Type: text/plain\r\n", "The pier closes.", "", ""},
      {"revisit", "WARC-Type: revisit\r\nWARC-Profile: http://netpreserve.org/warc/1.0/revisit/identical-payload-digest\r\n", ok + "\r\n", "", ""},
      {"request", "WARC-Type: request\r\nContent-Type: application/http; msgtype=request\r\n", "GET /a HTTP/1.1\r\n\r\n", "", ""},
      {"warcinfo", "WARC-Type: warcinfo\r\nContent-Type: application/warc-fields\r\n", "software: x\r\n", "", ""},
      {"a type of tomorrow", "WARC-Type: dream\r\n", "x", "", ""},
  };
}

/// Every record of the file, in a folder of its own.
std::vector<WarcRecord> records_of(const std::string& bytes, const char* name) {
  const ScratchFolder folder;
  EXPECT_TRUE(write_file(folder.path() / name, bytes));
  std::vector<WarcRecord> records;
  const Status read = WarcReader(folder.path().string()).for_each(name, [&](const WarcRecord& r) {
    records.push_back(r);
    return true;
  });
  EXPECT_TRUE(read) << (read ? "" : read.error().message);
  const auto check = verify_archive(folder.path().string());
  EXPECT_TRUE(check && check->problems.empty());
  return records;
}

void expect_pages(const std::vector<WarcRecord>& records, const std::string& how) {
  const auto all = shapes();
  ASSERT_EQ(records.size(), all.size()) << how;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto page = read_page(records[i]);
    const std::string where = how + ": " + all[i].name;
    if (!all[i].error.empty()) {
      ASSERT_FALSE(page) << where;
      EXPECT_NE(page.error().message.find(all[i].error), std::string::npos) << where << ": " << page.error().message;
      continue;
    }
    ASSERT_TRUE(page) << where << ": " << page.error().message;
    EXPECT_EQ(page->has_value(), !all[i].body.empty()) << where;
    if (!*page) continue;
    EXPECT_EQ((*page)->body, all[i].body) << where;
    EXPECT_EQ((*page)->url, "http://news.example/a") << where;
  }
}

TEST(WarcShapes, AreReadFromPlainFilesAndFromMembersAndFromOneMember) {
  std::string plain, members;
  for (const Shape& s : shapes()) {
    plain += record_of(s);
    members += gzip(record_of(s, "WARC/1.1"));
  }
  expect_pages(records_of(plain, "a.warc"), "plain");
  expect_pages(records_of(members, "a.warc.gz"), "members");
  expect_pages(records_of(gzip(plain), "a.warc.gz"), "one member");
}

TEST(WarcShapes, ALengthThatIsWrongIsAnErrorWithItsPlace) {
  const Shape good = shapes().front();
  for (const char* length : {"99999", "-1", "12x", ""}) {
    const ScratchFolder folder;
    std::string bad = record_of(good);
    const std::size_t at = bad.find("Content-Length: ") + 16;
    bad.replace(at, bad.find("\r\n", at) - at, length);
    ASSERT_TRUE(write_file(folder.path() / "a.warc", record_of(good) + bad));
    int whole = 0;
    const Status read = WarcReader(folder.path().string()).for_each("a.warc", [&](const WarcRecord&) { return ++whole > 0; });
    ASSERT_FALSE(read) << length;
    EXPECT_EQ(whole, 1) << length;
    EXPECT_NE(read.error().message.find("at byte " + std::to_string(record_of(good).size())), std::string::npos) << read.error().message;
  }
}

}  // namespace
}  // namespace onrecord
