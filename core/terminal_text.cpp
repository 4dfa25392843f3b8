#include "core/terminal_text.h"

#include <array>
#include <cstdio>

#include "core/utf8.h"

namespace onrecord {
namespace {

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

/// Characters that change the order or hide text: bidi marks, embeddings, isolates, zero-width ones, line separators, tags.
bool is_deceptive(char32_t c) {
  return c == 0x061C || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE0FFF);
}

void append_escape(std::string& out, char kind, char32_t value) {
  std::array<char, 16> buffer{};
  const int size = std::snprintf(buffer.data(), buffer.size(), "\\%c{%x}", kind, static_cast<unsigned>(value));
  out.append(buffer.data(), static_cast<std::size_t>(size));
}

}  // namespace

std::string to_terminal_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (!c.valid) {
      append_escape(out, 'x', static_cast<unsigned char>(text[at]));
    } else if (is_control(c.value) || is_deceptive(c.value)) {
      append_escape(out, 'u', c.value);
    } else {
      out.append(text.substr(at, c.size));
    }
    at += c.size;
  }
  return out;
}

}  // namespace onrecord
