// Bytes of a page -> UTF-8, as browsers do it: byte order mark, HTTP charset, <meta> in the first 1024 bytes, then detection.
//
// Deviations from the WHATWG rules, both for pages whose label is wrong: a page labelled UTF-8 that is mostly not UTF-8 is detected, and
// a page labelled otherwise that is valid UTF-8 beyond ASCII is read as UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "extract/content/content_tables.h"

namespace onrecord {

/// Valid UTF-8 without C1 controls; bytes that the encoding does not have become U+FFFD. `content_type` is the HTTP header, "" where there was
/// none. The answer is `bytes` itself where they need no change, else stands in `space`.
[[nodiscard]] std::string_view decode_page(std::string_view bytes, std::string_view content_type, const ContentTables& tables, std::string& space);

/// Value of "charset" in a Content-Type header or meta content, unquoted; empty where there is none.
[[nodiscard]] std::string charset_of(std::string_view content_type);

}  // namespace onrecord
