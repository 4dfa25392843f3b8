#include "crawler/transfer_coding.h"

#include <charconv>
#include <optional>

#include "core/table.h"
#include "crawler/content_coding.h"

namespace onrecord {
namespace {

struct ChunkHead {
  std::size_t data = 0;  ///< offset of the chunk's bytes
  std::size_t size = 0;
};

/// "1a;name=value\r\n" at `at`; some servers pad the number with blanks.
std::optional<ChunkHead> read_chunk_head(std::string_view body, std::size_t at) {
  const std::size_t end = body.find('\n', at);
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view line = body.substr(at, end - at);
  line = trim(line.substr(0, line.find(';')));
  ChunkHead head{end + 1, 0};
  const auto read = std::from_chars(line.data(), line.data() + line.size(), head.size, 16);
  if (line.empty() || read.ec != std::errc() || read.ptr != line.data() + line.size()) return std::nullopt;
  return head;
}

bool is_chunked(std::string_view transfer_encoding) { return to_lower_ascii(transfer_encoding).find("chunked") != std::string::npos; }

}  // namespace

std::string join_chunks(std::string_view transfer_encoding, std::string_view body) {
  if (!is_chunked(transfer_encoding) || !read_chunk_head(body, 0)) return std::string(body);
  std::string joined;
  for (std::size_t at = 0; at < body.size();) {
    const auto head = read_chunk_head(body, at);
    if (!head || head->size == 0) break;
    joined += body.substr(head->data, head->size);
    if (head->size > body.size() - head->data) break;
    at = head->data + head->size;
    at += body.substr(at).starts_with("\r\n") ? 2 : 1;
  }
  return joined;
}

Result<std::string> decode_message_body(std::string_view transfer_encoding, std::string_view content_encoding, std::string_view body,
                                        std::size_t limit) {
  if (!is_chunked(transfer_encoding)) return undo_codings(content_encoding, body, limit);  // most pages: no copy is made
  return undo_codings(content_encoding, join_chunks(transfer_encoding, body), limit);
}

}  // namespace onrecord
