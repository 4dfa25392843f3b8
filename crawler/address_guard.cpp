#include "crawler/address_guard.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace onrecord {
namespace {

// IANA's special-purpose registries, multicast, and what is deprecated but may still be routed inside a site.
constexpr const char* kSpecial[] = {
    "0.0.0.0/8",       "10.0.0.0/8",    "100.64.0.0/10",   "127.0.0.0/8",     "169.254.0.0/16", "172.16.0.0/12",
    "192.0.0.0/24",    "192.0.2.0/24",  "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16",
    "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",  "224.0.0.0/4",    "240.0.0.0/4",
};
constexpr const char* kGlobalV6 = "2000::/3";  // all other IPv6 space is reserved, local, or a translation prefix
constexpr const char* kSpecialV6[] = {"2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"};

const std::vector<AddressRange>& special_ranges() {
  static const std::vector<AddressRange> ranges = [] {
    std::vector<AddressRange> all;
    for (const char* text : kSpecial) all.push_back(*AddressRange::parse(text));
    for (const char* text : kSpecialV6) all.push_back(*AddressRange::parse(text));
    return all;
  }();
  return ranges;
}

bool is_mapped(const IpAddress& address) {
  static constexpr std::array<std::uint8_t, 12> prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  return std::equal(prefix.begin(), prefix.end(), address.bytes.begin());
}

IpAddress mapped(const std::uint8_t* v4) {
  IpAddress address;
  address.bytes[10] = address.bytes[11] = 0xFF;
  std::copy_n(v4, 4, address.bytes.begin() + 12);
  return address;
}

// The Fetch standard's "bad ports".
constexpr std::array kBadPorts = {0,    1,    7,    9,    11,   13,   15,   17,   19,   20,   21,   22,   23,   25,   37,   42,   43,
                                  53,   69,   77,   79,   87,   95,   101,  102,  103,  104,  109,  110,  111,  113,  115,  117,  119,
                                  123,  135,  137,  139,  143,  161,  179,  389,  427,  465,  512,  513,  514,  515,  526,  530,  531,
                                  532,  540,  548,  554,  556,  563,  587,  601,  636,  989,  990,  993,  995,  1719, 1720, 1723, 2049,
                                  3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080};

}  // namespace

std::optional<IpAddress> IpAddress::parse(std::string_view text) {
  const std::string copy(text);
  IpAddress address;
  if (inet_pton(AF_INET6, copy.c_str(), address.bytes.data()) == 1) return address;
  std::array<std::uint8_t, 4> v4{};
  if (inet_pton(AF_INET, copy.c_str(), v4.data()) == 1) return mapped(v4.data());
  return std::nullopt;
}

std::optional<IpAddress> IpAddress::from_socket(const sockaddr* address) {
  if (address->sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, address, sizeof in);
    std::array<std::uint8_t, 4> v4{};
    std::memcpy(v4.data(), &in.sin_addr, 4);
    return mapped(v4.data());
  }
  if (address->sa_family == AF_INET6) {
    sockaddr_in6 in{};
    std::memcpy(&in, address, sizeof in);
    IpAddress out;
    std::memcpy(out.bytes.data(), &in.sin6_addr, 16);
    return out;
  }
  return std::nullopt;
}

std::optional<AddressRange> AddressRange::parse(std::string_view cidr) {
  const std::size_t slash = cidr.find('/');
  const auto base = IpAddress::parse(cidr.substr(0, slash));
  if (!base) return std::nullopt;
  const bool v4 = cidr.substr(0, slash).find(':') == std::string_view::npos;
  int bits = v4 ? 32 : 128;
  if (slash != std::string_view::npos) {
    const std::string_view number = cidr.substr(slash + 1);
    int given = -1;
    const auto [end, failure] = std::from_chars(number.data(), number.data() + number.size(), given);
    if (failure != std::errc{} || end != number.data() + number.size() || given < 0 || given > bits) return std::nullopt;
    bits = given;
  }
  return AddressRange{*base, v4 ? bits + 96 : bits};
}

bool AddressRange::contains(const IpAddress& address) const {
  for (int bit = 0; bit < bits; bit += 8) {
    const auto i = static_cast<std::size_t>(bit / 8);
    const int mask = bits - bit >= 8 ? 0xFF : (0xFF << (8 - (bits - bit))) & 0xFF;
    if (((base.bytes[i] ^ address.bytes[i]) & mask) != 0) return false;
  }
  return true;
}

bool is_public(const IpAddress& address) {
  static const AddressRange global = *AddressRange::parse(kGlobalV6);
  static const AddressRange nat64 = *AddressRange::parse("64:ff9b::/96");
  if (nat64.contains(address)) return is_public(mapped(address.bytes.data() + 12));
  if (!is_mapped(address) && !global.contains(address)) return false;
  // 6to4 and Teredo are refused whole: no site of today is reached by them.
  return std::none_of(special_ranges().begin(), special_ranges().end(), [&](const AddressRange& range) { return range.contains(address); });
}

bool is_bad_port(int port) { return std::binary_search(kBadPorts.begin(), kBadPorts.end(), port); }

Result<AddressGuard> AddressGuard::make(const std::vector<std::string>& allowed) {
  AddressGuard guard;
  for (const std::string& cidr : allowed) {
    const auto range = AddressRange::parse(cidr);
    if (!range) return Error{Failure::config, "allow_addresses: not an address range: '" + cidr + "'"};
    guard.allowed_.push_back(*range);
  }
  return guard;
}

bool AddressGuard::allows(const IpAddress& address, bool named_host) const {
  if (is_public(address)) return true;
  return named_host && std::any_of(allowed_.begin(), allowed_.end(), [&](const AddressRange& range) { return range.contains(address); });
}

}  // namespace onrecord
