#include "core/utf8.h"

namespace onrecord {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_continuation(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

/// Length by the first byte; 0 where no code point starts with it.
std::size_t sequence_length(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return 2;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  if (first >= 0xF0 && first <= 0xF4) return 4;
  return 0;
}

bool is_scalar(char32_t value, std::size_t size) {
  static constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  return value >= kLeast[size] && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

}  // namespace

CodePoint decode_utf8(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  const std::size_t size = sequence_length(first);
  if (size == 1) return {first, 1, true};
  if (size == 0 || at + size > text.size()) return {kReplacement, 1, false};
  char32_t value = first & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    if (!is_continuation(byte)) return {kReplacement, 1, false};
    value = (value << 6) | (byte & 0x3FU);
  }
  if (!is_scalar(value, size)) return {kReplacement, 1, false};
  return {value, size, true};
}

CodePoint decode_utf8_before(std::string_view text, std::size_t at) {
  std::size_t start = at - 1;
  while (start > 0 && at - start < 4 && is_continuation(static_cast<unsigned char>(text[start]))) --start;
  const CodePoint found = decode_utf8(text, start);
  if (found.valid && start + found.size == at) return found;
  return {kReplacement, 1, false};
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0U | (c >> 6));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0U | (c >> 12));
    out += static_cast<char>(0x80U | ((c >> 6) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else {
    out += static_cast<char>(0xF0U | (c >> 18));
    out += static_cast<char>(0x80U | ((c >> 12) & 0x3FU));
    out += static_cast<char>(0x80U | ((c >> 6) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  }
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (!c.valid) return false;
    at += c.size;
  }
  return true;
}

std::string to_valid_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    append_utf8(out, c.value);
    at += c.size;
  }
  return out;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += decode_utf8(text, at).size;
  return count;
}

}  // namespace onrecord
