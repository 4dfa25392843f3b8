#include <gtest/gtest.h>

#include "crawler/address_guard.h"

namespace onrecord {
namespace {

TEST(AddressGuard, OnlyPublicAddressesArePublic) {
  for (const char* text : {"8.8.8.8", "93.184.216.34", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"})
    EXPECT_TRUE(is_public(*IpAddress::parse(text))) << text;
  for (const char* text :
       {"0.0.0.0",         "10.0.0.1",    "100.64.0.1",  "127.0.0.1",        "169.254.169.254", "172.31.255.255",    "192.0.0.8",
        "192.0.2.1",       "192.168.1.1", "198.18.0.1",  "198.51.100.7",     "203.0.113.9",     "224.0.0.1",         "240.0.0.1",
        "255.255.255.255", "::",          "::1",         "::ffff:127.0.0.1", "::7f00:1",        "64:ff9b::7f09:909", "64:ff9b:1::1",
        "100::1",          "2001::1",     "2001:db8::1", "2002:7f00:1::",    "fc00::1",         "fd00::1",           "fe80::1",
        "fec0::1",         "ff02::1"})
    EXPECT_FALSE(is_public(*IpAddress::parse(text))) << text;
}

TEST(AddressGuard, OpenedRangesServeNamedHostsOnly) {
  const auto guard = AddressGuard::make({"127.0.0.0/16", "fd00::/8"});
  ASSERT_TRUE(guard.ok());
  EXPECT_TRUE(guard->allows(*IpAddress::parse("127.0.0.1"), true));
  EXPECT_TRUE(guard->allows(*IpAddress::parse("fd00::1"), true));
  EXPECT_FALSE(guard->allows(*IpAddress::parse("127.0.0.1"), false));
  EXPECT_FALSE(guard->allows(*IpAddress::parse("127.9.9.9"), true));
  EXPECT_TRUE(guard->allows(*IpAddress::parse("8.8.8.8"), false));
  for (const char* text : {"127.0.0.0/33", "x", "1.2.3.4/", "::/129", "1.2.3.4/-1"}) EXPECT_FALSE(AddressGuard::make({text}).ok()) << text;
}

TEST(AddressGuard, BadPorts) {
  for (const int port : {0, 1, 22, 25, 6000, 6667, 10080}) EXPECT_TRUE(is_bad_port(port)) << port;
  for (const int port : {80, 443, 8080, 8600}) EXPECT_FALSE(is_bad_port(port)) << port;
}

}  // namespace
}  // namespace onrecord
