#include "core/url_host.h"

#include <unicode/uidna.h>

#include <charconv>
#include <vector>

#include "core/percent.h"
#include "core/table.h"
#include "core/utf8.h"

namespace onrecord {
namespace {

constexpr std::string_view kForbiddenHost{"\0\t\n\r #/:<>?@[\\]^|", 17};

bool is_forbidden_in_domain(unsigned char c) {
  return c < 0x20 || c == 0x7F || c == '%' || kForbiddenHost.find(static_cast<char>(c)) != std::string_view::npos;
}

/// One instance for the whole program: ICU documents it as immutable and thread-safe.
const UIDNA* uts46() {
  static const UIDNA* const idna = [] {
    UErrorCode status = U_ZERO_ERROR;
    constexpr std::uint32_t kOptions = UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE;
    return uidna_openUTS46(kOptions, &status);
  }();
  return idna;
}

/// CheckHyphens and VerifyDnsLength are off in domainToASCII, so these are no errors.
constexpr std::uint32_t kTolerated = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG | UIDNA_ERROR_DOMAIN_NAME_TOO_LONG |
                                     UIDNA_ERROR_LEADING_HYPHEN | UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;

bool is_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

std::string to_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

/// UTS 46 of Unicode 16 maps or ignores characters that the tables of ICU 72 (Unicode 15) refuse or map otherwise.
std::string map_as_unicode_16(std::string_view domain) {
  if (is_ascii(domain)) return std::string(domain);
  std::string out;
  for (std::size_t at = 0; at < domain.size();) {
    const CodePoint point = decode_utf8(domain, at);
    at += point.size;
    const char32_t c = point.value;
    const bool ignored = c == 0x180E || (c >= 0x206A && c <= 0x206F) || (c >= 0x2061 && c <= 0x2064);
    if (ignored) continue;
    if (c == 0x1E9E)
      append_utf8(out, 0xDF);
    else if (c == 0x2183)
      append_utf8(out, 0x2184);
    else if (c == 0x2132)
      append_utf8(out, 0x214E);
    else if (c == 0x04C0)
      append_utf8(out, 0x04CF);
    else if (c >= 0x10A0 && c <= 0x10C5)
      append_utf8(out, c - 0x10A0 + 0x2D00);
    else
      append_utf8(out, c);
  }
  return out;
}

using Conversion = std::int32_t (*)(const UIDNA*, const char*, std::int32_t, char*, std::int32_t, UIDNAInfo*, UErrorCode*);

struct Converted {
  std::string text;
  std::uint32_t errors = 0;
};

std::optional<Converted> convert(Conversion conversion, std::string_view domain) {
  if (domain.empty()) return Converted{};
  if (domain.size() > 100'000) return {};
  std::string out(domain.size() * 4 + 64, '\0');
  for (int attempt = 0; attempt < 2; ++attempt) {
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    UErrorCode status = U_ZERO_ERROR;
    const auto size = conversion(uts46(), domain.data(), static_cast<std::int32_t>(domain.size()), out.data(), static_cast<std::int32_t>(out.size()),
                                 &info, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) {
      out.resize(static_cast<std::size_t>(size));
      continue;
    }
    if (U_FAILURE(status)) return {};
    out.resize(static_cast<std::size_t>(size));
    return Converted{std::move(out), info.errors};
  }
  return {};
}

/// A number of an IPv4 address: decimal, octal with a leading 0, hexadecimal with 0x. "" after the prefix is 0.
std::optional<std::uint64_t> parse_ipv4_number(std::string_view text) {
  if (text.empty()) return {};
  int base = 10;
  if (text.starts_with("0x") || text.starts_with("0X")) {
    text.remove_prefix(2);
    base = 16;
  } else if (text.size() >= 2 && text[0] == '0') {
    text.remove_prefix(1);
    base = 8;
  }
  if (text.empty()) return 0;
  std::uint64_t value = 0;
  for (const char c : text) {
    const int digit = hex_value(c);
    if (digit < 0 || digit >= base) return {};
    value = value * static_cast<unsigned>(base) + static_cast<unsigned>(digit);
    if (value > 0xFFFFFFFFFFULL) value = 0xFFFFFFFFFFULL;  // too large in any case; the digits are still checked
  }
  return value;
}

std::vector<std::string_view> dot_parts(std::string_view host) {
  auto parts = split(host, '.');
  if (parts.size() > 1 && parts.back().empty()) parts.pop_back();
  return parts;
}

bool ends_in_number(std::string_view host) {
  const auto parts = dot_parts(host);
  const std::string_view last = parts.empty() ? std::string_view() : parts.back();
  if (last.empty()) return false;
  if (last.find_first_not_of("0123456789") == std::string_view::npos) return true;
  return parse_ipv4_number(last).has_value();
}

std::optional<std::string> parse_opaque_host(std::string_view host) {
  for (const char c : host) {
    if (kForbiddenHost.find(c) != std::string_view::npos) return {};
  }
  std::string out;
  append_percent_encoded(out, host, PercentSet::c0_control);
  return out;
}

}  // namespace

std::optional<std::string> domain_to_ascii(std::string_view domain) {
  std::string ascii;
  auto converted = convert(uidna_nameToASCII_UTF8, map_as_unicode_16(domain));
  if (converted && (converted->errors & ~kTolerated) == 0 && is_ascii(converted->text)) {
    ascii = std::move(converted->text);
  } else if (is_ascii(domain)) {
    ascii = to_lower(domain);  // such names are in use: browsers take them as they are
  } else {
    return {};
  }
  for (const char c : ascii) {
    if (is_forbidden_in_domain(static_cast<unsigned char>(c))) return {};
  }
  return ascii;
}

std::string domain_to_unicode(std::string_view domain) {
  auto converted = convert(uidna_nameToUnicodeUTF8, domain);
  if (!converted || (converted->errors & ~kTolerated) != 0) return std::string(domain);
  return std::move(converted->text);
}

std::optional<std::uint32_t> parse_ipv4(std::string_view host) {
  const auto parts = dot_parts(host);
  if (parts.empty() || parts.size() > 4) return {};
  std::uint64_t address = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto number = parse_ipv4_number(parts[i]);
    if (!number) return {};
    const bool last = i + 1 == parts.size();
    const std::uint64_t limit = last ? 1ULL << (8 * (5 - parts.size())) : 256;
    if (*number >= limit) return {};
    address += last ? *number : *number << (8 * (3 - i));
  }
  return static_cast<std::uint32_t>(address);
}

std::string ipv4_to_string(std::uint32_t address) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) {
    out += std::to_string((address >> shift) & 255);
    if (shift != 0) out += '.';
  }
  return out;
}

std::optional<std::string> parse_host(std::string_view host, bool special) {
  if (host.starts_with('[')) {
    if (!host.ends_with(']')) return {};
    const auto pieces = parse_ipv6(host.substr(1, host.size() - 2));
    if (!pieces) return {};
    return "[" + ipv6_to_string(*pieces) + "]";
  }
  if (!special) return parse_opaque_host(host);
  auto ascii = domain_to_ascii(to_valid_utf8(percent_decode(host)));
  if (!ascii || ascii->empty()) return {};
  if (!ends_in_number(*ascii)) return ascii;
  const auto address = parse_ipv4(*ascii);
  if (!address) return {};
  return ipv4_to_string(*address);
}

}  // namespace onrecord
