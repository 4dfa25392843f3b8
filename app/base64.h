// Base64 of RFC 4648, white space ignored.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

/// The bytes; absent where a character is none of the alphabet or the padding is wrong.
[[nodiscard]] std::optional<std::string> decode_base64(std::string_view text);

}  // namespace onrecord
