#include "crawler/archive.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace onrecord {
namespace {

class Archive : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = (std::filesystem::temp_directory_path() / ("onrecord-archive-" + std::to_string(::getpid()))).string();
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    WarcWriter::Options options;
    options.folder = folder_;
    auto writer = WarcWriter::open(options);
    for (const auto& [day, body] : {std::pair{0, "old"}, std::pair{1, "new"}}) {
      WarcResponse response;
      response.target_url = "https://www.news.example/A?b=1";
      response.date = Instant{1'700'000'000 + day * 86400};
      response.http_headers = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n";
      response.body = body;
      EXPECT_TRUE(writer->write(response).ok());
    }
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string folder_;
};

TEST_F(Archive, NewestAnswerIsFoundBySpelling) {
  const auto record = find_in_archive(folder_, "HTTPS://www.news.example:443/A?b=1#top");
  ASSERT_TRUE(record.ok()) << record.error().message;
  EXPECT_EQ(*body_of(*record), "new");
  EXPECT_FALSE(find_in_archive(folder_, "https://www.news.example/other"));
  const std::string line = cdxj_line(*record);
  EXPECT_TRUE(line.starts_with(
      "example,news)/a?b=1 20231115221320 {\"url\": \"https://www.news.example/A?b=1\", \"mime\": \"text/html\", \"status\": \"200\""))
      << line;
}

TEST_F(Archive, DamageIsFound) {
  const auto whole = verify_archive(folder_);
  ASSERT_TRUE(whole.ok());
  EXPECT_EQ(whole->records, 3);  // with the warcinfo
  EXPECT_TRUE(whole->problems.empty());
  const std::string path = folder_ + "/" + warc_files(folder_)->front();
  std::filesystem::resize_file(path, std::filesystem::file_size(path) - 5);
  EXPECT_EQ(verify_archive(folder_)->problems.size(), 1U);
  EXPECT_FALSE(verify_archive(folder_ + "/none"));
}

TEST(Surt, SortKeysOfHosts) {
  EXPECT_EQ(surt("http://www.bbc.example.co.uk/News/"), "uk,co,example,bbc)/news/");
  EXPECT_EQ(surt("http://192.0.2.1:8080/"), "192.0.2.1:8080)/");
  EXPECT_EQ(surt("no url"), "no url");
}

}  // namespace
}  // namespace onrecord
