#include <charconv>

#include "core/percent.h"
#include "core/url_host.h"

namespace onrecord {
namespace {

/// "192.0.2.1" at the end of an IPv6 address: four decimal numbers without leading zeros.
std::optional<std::uint32_t> parse_embedded_ipv4(std::string_view text) {
  std::uint32_t address = 0;
  std::size_t at = 0;
  for (int part = 0; part < 4; ++part) {
    if (part > 0) {
      if (at >= text.size() || text[at] != '.') return {};
      ++at;
    }
    const std::size_t start = at;
    std::uint32_t value = 0;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
      if (at > start && text[start] == '0') return {};
      value = value * 10 + static_cast<std::uint32_t>(text[at] - '0');
      if (value > 255) return {};
      ++at;
    }
    if (at == start) return {};
    address = address << 8 | value;
  }
  if (at != text.size()) return {};
  return address;
}

}  // namespace

std::optional<std::array<std::uint16_t, 8>> parse_ipv6(std::string_view text) {
  std::array<std::uint16_t, 8> pieces{};
  std::size_t count = 0;
  std::optional<std::size_t> gap;  // index of the piece where "::" stands
  std::size_t at = 0;
  if (text.starts_with(':')) {
    if (!text.starts_with("::")) return {};
    at = 2;
    gap = 0;
  }
  while (at < text.size()) {
    if (count == 8) return {};
    if (text[at] == ':') {
      if (gap) return {};
      ++at;
      gap = count;
      continue;
    }
    const std::size_t start = at;
    unsigned value = 0;
    while (at < text.size() && at - start < 4 && hex_value(text[at]) >= 0) value = value * 16 + static_cast<unsigned>(hex_value(text[at++]));
    if (at < text.size() && text[at] == '.') {
      if (at == start || count > 6) return {};
      const auto address = parse_embedded_ipv4(text.substr(start));
      if (!address) return {};
      pieces[count++] = static_cast<std::uint16_t>(*address >> 16);
      pieces[count++] = static_cast<std::uint16_t>(*address & 0xFFFF);
      break;
    }
    if (at < text.size()) {
      if (text[at] != ':') return {};
      if (++at == text.size()) return {};
    }
    pieces[count++] = static_cast<std::uint16_t>(value);
  }
  if (!gap) return count == 8 ? std::optional(pieces) : std::nullopt;
  if (count == 8) return {};
  std::array<std::uint16_t, 8> spread{};
  for (std::size_t i = 0; i < *gap; ++i) spread[i] = pieces[i];
  for (std::size_t i = *gap; i < count; ++i) spread[8 - count + i] = pieces[i];
  return spread;
}

std::string ipv6_to_string(const std::array<std::uint16_t, 8>& pieces) {
  std::size_t best = 8;
  std::size_t best_size = 1;  // a single zero is not compressed
  for (std::size_t i = 0; i < 8;) {
    std::size_t end = i;
    while (end < 8 && pieces[end] == 0) ++end;
    if (end - i > best_size) {
      best = i;
      best_size = end - i;
    }
    i = end + 1;
  }
  std::string out;
  for (std::size_t i = 0; i < 8;) {
    if (i == best) {
      out += i == 0 ? "::" : ":";
      i += best_size;
      continue;
    }
    char digits[4];
    const auto end = std::to_chars(digits, digits + 4, pieces[i], 16).ptr;
    out.append(digits, end);
    if (++i < 8) out += ':';
  }
  return out;
}

}  // namespace onrecord
