// AddressGuard: which network addresses the crawler may contact.
//
// By default only public unicast addresses. A feed or redirect written by a stranger must never reach the machine itself, its network
// or a cloud's metadata service, in whatever spelling or through whatever tunnel the address comes.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

struct sockaddr;

namespace onrecord {

/// An IPv6 address, or an IPv4 address as ::ffff:a.b.c.d.
struct IpAddress {
  std::array<std::uint8_t, 16> bytes{};

  /// "192.0.2.1" or "2001:db8::1", without brackets, zone or port.
  [[nodiscard]] static std::optional<IpAddress> parse(std::string_view text);
  [[nodiscard]] static std::optional<IpAddress> from_socket(const sockaddr* address);
};

struct AddressRange {
  IpAddress base;
  int bits = 128;  ///< leading bits that count, of all 128

  /// "127.0.0.0/8", "fd00::/8", or one address.
  [[nodiscard]] static std::optional<AddressRange> parse(std::string_view cidr);
  [[nodiscard]] bool contains(const IpAddress& address) const;
};

/// Reachable for everybody on the internet: not private, local, reserved, documentation, multicast; of an address that carries an IPv4
/// address inside (mapped, NAT64, 6to4, Teredo) the one inside decides too.
[[nodiscard]] bool is_public(const IpAddress& address);

/// A port on the Fetch standard's list, where a request could be taken for another protocol (22, 25, 6667, ...), or 0.
[[nodiscard]] bool is_bad_port(int port);

class AddressGuard {
 public:
  /// `allowed`: CIDRs that are opened beside the public ones.
  [[nodiscard]] static Result<AddressGuard> make(const std::vector<std::string>& allowed);

  /// `named_host`: whether the user's own settings name the host. Ranges opened by hand are open for those alone, so that a page of one
  /// site cannot lead into a network that was opened for another.
  [[nodiscard]] bool allows(const IpAddress& address, bool named_host) const;

 private:
  std::vector<AddressRange> allowed_;
};

}  // namespace onrecord
