// Transfer codings of HTTP in archives of other crawlers, which keep the bytes of the wire: "chunked" (RFC 9112, 7.1).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/result.h"

namespace onrecord {

/// `body` with its chunks joined where `transfer_encoding`, the header's value, names "chunked". Some crawlers join the chunks and keep the
/// header: a body that does not begin with a chunk is returned as it is. Of a body that is cut or breaks the grammar, what came before.
[[nodiscard]] std::string join_chunks(std::string_view transfer_encoding, std::string_view body);
/// The body of an archived message as its sender meant it: chunks joined, then undo_codings() of `content_encoding` with its `limit`.
[[nodiscard]] Result<std::string> decode_message_body(std::string_view transfer_encoding, std::string_view content_encoding, std::string_view body,
                                                      std::size_t limit);

}  // namespace onrecord
