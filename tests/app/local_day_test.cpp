#include <gtest/gtest.h>

#include "app/local_day.h"

namespace onrecord {
namespace {

std::string day(const char* instant, const char* zone) { return local_day(*Instant::parse(instant), zone).to_string(); }

TEST(LocalDay, TheDayOfTheSource) {
  EXPECT_EQ(day("2024-05-07T02:30:00Z", "America/New_York"), "2024-05-06");
  EXPECT_EQ(day("2024-05-06T10:30:00Z", "Pacific/Kiritimati"), "2024-05-07");
  EXPECT_EQ(day("2024-05-06T23:30:00Z", "UTC"), "2024-05-06");
  // The night in which clocks go forward in New York: 04:59:59Z is still 9 March there, 05:00:00Z is 10 March.
  EXPECT_EQ(day("2024-03-10T04:59:59Z", "America/New_York"), "2024-03-09");
  EXPECT_EQ(day("2024-03-10T05:00:00Z", "America/New_York"), "2024-03-10");
}

}  // namespace
}  // namespace onrecord
