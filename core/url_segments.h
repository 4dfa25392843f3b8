// Segments of a URL's path that the standard gives a meaning: dots, and drive letters of file URLs. Only for url_parser.
#pragma once

#include <string_view>

namespace onrecord {

/// "C:" or "C|".
[[nodiscard]] bool is_drive_letter(std::string_view text);
/// The same at the beginning, with nothing of a segment behind it.
[[nodiscard]] bool starts_with_drive_letter(std::string_view text);
/// "/C:" of a path "/C:" or "/C:/..."; empty where it does not begin so.
[[nodiscard]] std::string_view leading_drive(std::string_view path);

/// ".", "..", also escaped.
[[nodiscard]] bool is_single_dot(std::string_view segment);
[[nodiscard]] bool is_double_dot(std::string_view segment);

}  // namespace onrecord
