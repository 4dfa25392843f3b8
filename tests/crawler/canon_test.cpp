#include <gtest/gtest.h>

#include "core/table.h"
#include "crawler/canonical_url.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

struct CanonCase {
  const char* input;
  const char* output;
};

TEST(CanonicalUrl, FoldsSpellings) {
  const CanonCase cases[] = {
      {"HTTP://News.Example:80/a/./b/../c//d#top", "http://news.example/a/c/d"},
      {"http://news.example", "http://news.example/"},
      {"http://news.example./%7euser/%41%2f", "http://news.example/~user/A%2F"},
      {"http://news.example/?b=2&a=1&&c=&=x", "http://news.example/?a=1&b=2&c"},
      {"http://news.example/?", "http://news.example/"},
      {"x://news.example../", "x://news.example/"},
      {"http://news.example/%%652?%4%31", "http://news.example/%%652?%4%31"},  // no escape that was none
      {"http://news.example/a b?c d", "http://news.example/a%20b?c%20d"},
  };
  for (const CanonCase& c : cases) EXPECT_EQ(canonical_url(c.input), c.output) << c.input;
  EXPECT_FALSE(canonical_url("no url"));
}

TEST(CanonicalUrl, DropsEveryTrackingParameterOfTheTable) {
  const std::string path = source_root() + "/config/crawler/tracking.tsv";
  const auto tracking = TrackingParameters::load(path);
  ASSERT_TRUE(tracking) << tracking.error().message;
  const auto table = Table::load(path, {"parameter", "example"});
  ASSERT_TRUE(table);
  for (std::size_t row = 0; row < table->size(); ++row) {
    EXPECT_EQ(canonical_url(table->cell(row, 1), &*tracking), "https://news.example/a") << table->cell(row, 0);
  }
  EXPECT_EQ(canonical_url("https://news.example/?id=7&UTM_Source=x", &*tracking), "https://news.example/?id=7");
}

TEST(PreciseUrl, KeepsWhatAServerSees) {
  const CanonCase cases[] = {
      {"http://u:p@news.example/%2541?b&a#%62", "http://news.example/A?a&b#b"},
      {"news.example..", "http://news.example/"},
      {"http://news.example/%", "http://news.example/%25"},
      {"http://news.example/a%2e%2e/b", "http://news.example/a../b"},
  };
  for (const CanonCase& c : cases) EXPECT_EQ(precise_url(c.input), c.output) << c.input;
}

}  // namespace
}  // namespace onrecord
