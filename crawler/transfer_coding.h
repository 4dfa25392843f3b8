// Transfer codings of HTTP in archives of other crawlers, which keep the bytes of the wire: "chunked" (RFC 9112, 7.1).
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

/// `body` with its chunks joined where `transfer_encoding`, the header's value, names "chunked". Some crawlers join the chunks and keep the
/// header: a body that does not begin with a chunk is returned as it is. Of a body that is cut or breaks the grammar, what came before.
[[nodiscard]] std::string join_chunks(std::string_view transfer_encoding, std::string_view body);

}  // namespace onrecord
