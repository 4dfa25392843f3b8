// UTF-8: one code point at a time, tolerant. Text inside the program is valid UTF-8; these guard the border.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace onrecord {

struct CodePoint {
  char32_t value = 0;    ///< U+FFFD where the bytes are not UTF-8
  std::size_t size = 1;  ///< bytes taken, at least 1
  bool valid = true;
};

/// The code point that starts at byte `at`. Precondition: at < text.size().
[[nodiscard]] CodePoint decode_utf8(std::string_view text, std::size_t at);
/// The code point that ends just before byte `at`. Precondition: 0 < at <= text.size().
[[nodiscard]] CodePoint decode_utf8_before(std::string_view text, std::size_t at);

void append_utf8(std::string& out, char32_t code_point);
[[nodiscard]] bool is_valid_utf8(std::string_view text);
/// `text` with each byte that is not UTF-8 replaced by U+FFFD.
[[nodiscard]] std::string to_valid_utf8(std::string_view text);
/// Number of code points; a bad byte counts as one.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

}  // namespace onrecord
