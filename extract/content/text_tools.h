// Small helpers on UTF-8 text that several parts of this room share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/table.h"

namespace onrecord {

/// NFC, white space runs as one space, no control, zero-width or byte order characters, trimmed.
[[nodiscard]] std::string to_clean_line(std::string_view text);
/// Lower-case words (letters and digits, any script) of a text.
[[nodiscard]] std::vector<std::string> to_words(std::string_view text);
/// The first `bytes` of a UTF-8 text, cut between characters.
[[nodiscard]] std::string_view clip(std::string_view text, std::size_t bytes);
constexpr std::size_t kLongestField = 2000;  ///< bytes of a title, name or date that a page may declare
[[nodiscard]] std::string to_nfc(std::string text);
/// Entities that pages leave inside attribute values or JSON: "&amp;", "&#8217;", "&quot;" and the like.
[[nodiscard]] std::string resolve_entities(std::string_view text);

}  // namespace onrecord
