// Content codings of HTTP: gzip, deflate, br, zstd, undone by us because libcurl takes half a gzip body for a whole one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/result.h"

namespace onrecord {

/// What goes into Accept-Encoding.
inline constexpr std::string_view kAcceptedCodings = "gzip, br, zstd";

/// `body` with the codings of a Content-Encoding header undone, last first. Refused: more than `limit` bytes on the way, a stream that
/// does not reach its end or fails its check sum, an unknown coding, more than two codings. Trailing bytes are ignored.
[[nodiscard]] Result<std::string> undo_codings(std::string_view content_encoding, std::string_view body, std::size_t limit);

}  // namespace onrecord
