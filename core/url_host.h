// Hosts of URLs as the WHATWG URL standard reads them: domains by UTS 46, IPv4 in every spelling of inet_aton, IPv6, opaque hosts.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

/// ASCII form of a domain by UTS 46 (bidi and joiner rules, non-transitional, no STD3, no length check); absent where it is invalid or
/// holds a character that no domain may. "faß.de" -> "xn--fa-hia.de". A name that is ASCII already is only put in lower case, even where
/// its Punycode is no good.
[[nodiscard]] std::optional<std::string> domain_to_ascii(std::string_view domain);
/// "xn--fa-hia.de" -> "faß.de"; a label that is no good Punycode stays as it is.
[[nodiscard]] std::string domain_to_unicode(std::string_view domain);

/// Serialised host ("example.org", "192.0.2.1", "[2001:db8::1]"); absent where it is invalid. `special`: of http, https, ws, wss, ftp
/// and file; other schemes keep the host as it is written.
[[nodiscard]] std::optional<std::string> parse_host(std::string_view host, bool special);

/// The address behind "127.1", "0x7f.0.0.1", "017700000001"; absent where it is not an IPv4 address in any of these spellings.
[[nodiscard]] std::optional<std::uint32_t> parse_ipv4(std::string_view host);
[[nodiscard]] std::string ipv4_to_string(std::uint32_t address);

/// Pieces of an IPv6 address without brackets.
[[nodiscard]] std::optional<std::array<std::uint16_t, 8>> parse_ipv6(std::string_view address);
/// The longest run of zeros compressed, lower case, without brackets.
[[nodiscard]] std::string ipv6_to_string(const std::array<std::uint16_t, 8>& pieces);

}  // namespace onrecord
