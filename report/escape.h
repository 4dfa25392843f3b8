// Text of strangers made safe for each format. For terminals see core/terminal_text.h.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

/// For HTML and XML text and attribute values; characters that XML 1.0 does not allow become U+FFFD.
[[nodiscard]] std::string escape_html(std::string_view text);
/// One CSV cell of RFC 4180; a cell that a spreadsheet would take for a formula gets a leading apostrophe.
[[nodiscard]] std::string escape_csv(std::string_view text);
/// Markdown: every character that could mark up is escaped, line breaks become spaces, control and bidi characters are written out.
[[nodiscard]] std::string escape_markdown(std::string_view text);

}  // namespace onrecord
