#include "core/percent.h"

namespace onrecord {

namespace {

// What each set adds to the one that it builds on, as the standard defines them.
constexpr std::string_view kFragment = " \"<>`";
constexpr std::string_view kQuery = " \"#<>";
constexpr std::string_view kPath = " \"#<>?^`{}";
constexpr std::string_view kUserinfo = " \"#<>?^`{}/:;=@[\\]|";

bool has(std::string_view set, unsigned char byte) { return set.find(static_cast<char>(byte)) != std::string_view::npos; }

}  // namespace

bool is_percent_encoded(unsigned char byte, PercentSet set) {
  if (byte < 0x20 || byte > 0x7E) return true;
  switch (set) {
    case PercentSet::c0_control: return false;
    case PercentSet::fragment: return has(kFragment, byte);
    case PercentSet::query: return has(kQuery, byte);
    case PercentSet::special_query: return byte == '\'' || has(kQuery, byte);
    case PercentSet::path: return has(kPath, byte);
    case PercentSet::userinfo: return has(kUserinfo, byte);
  }
  return false;
}

void append_percent_byte(std::string& out, unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  out += '%';
  out += kDigits[byte >> 4];
  out += kDigits[byte & 15];
}

void append_percent_encoded(std::string& out, std::string_view text, PercentSet set) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_percent_encoded(byte, set)) {
      append_percent_byte(out, byte);
    } else {
      out += c;
    }
  }
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace onrecord
