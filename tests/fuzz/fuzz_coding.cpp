// Any bytes under every content coding, and as a page's head and robots directives: within the limit, no crash.
#include <cstdint>
#include <cstdlib>

#include "crawler/content_coding.h"
#include "crawler/page_head.h"
#include "crawler/page_robots.h"
#include "crawler/retry_after.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);  // NOLINT
  for (const char* coding : {"gzip", "deflate", "br", "zstd", "gzip, br"}) {
    const auto body = onrecord::undo_codings(coding, bytes, 1u << 16);
    if (body && body->size() > 1u << 16) std::abort();
  }
  (void)onrecord::undo_codings(bytes.substr(0, size / 2), bytes.substr(size / 2), 1u << 16);
  const onrecord::PageHead head = onrecord::read_page_head(bytes);
  (void)onrecord::robots_directives("X-Robots-Tag: " + std::string(bytes), head.robots, "onrecord", onrecord::Instant{1'700'000'000});
  (void)onrecord::retry_after(bytes, onrecord::Instant{1'700'000'000});
  return 0;
}
