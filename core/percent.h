// Percent-encoding of the WHATWG URL standard: which bytes each part of a URL keeps, and back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace onrecord {

/// The percent-encode sets, by the part of the URL that they protect. Every byte from 0x80 on is in all of them.
enum class PercentSet : std::uint8_t { c0_control, fragment, query, special_query, path, userinfo };

/// Whether `byte` is written as "%XX" in a part protected by `set`.
[[nodiscard]] bool is_percent_encoded(unsigned char byte, PercentSet set);
/// Appends `text`, with the bytes of `set` as "%XX" in upper case. An existing "%" is kept as it is.
void append_percent_encoded(std::string& out, std::string_view text, PercentSet set);
void append_percent_byte(std::string& out, unsigned char byte);  ///< "%0A"
/// "%41" -> "A"; a "%" without two hex digits stays.
[[nodiscard]] std::string percent_decode(std::string_view text);
/// 0..15, or -1 where `c` is no hex digit.
[[nodiscard]] int hex_value(char c);

}  // namespace onrecord
