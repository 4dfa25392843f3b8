// Text of strangers made safe for a terminal or a log line.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

/// `text` with C0 and C1 controls, DEL, bidi controls and other invisible format characters written as \u{hex}, and bytes that are not
/// UTF-8 as \x{hex}: no escape sequence, line break or reordering can get through. Every log line and progress line goes through it.
[[nodiscard]] std::string to_terminal_text(std::string_view text);

}  // namespace onrecord
