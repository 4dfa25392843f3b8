// Any bytes as a feed, and what it leads to: valid UTF-8, absolute web addresses only.
#include <cstdint>
#include <cstdlib>

#include "core/utf8.h"
#include "crawler/discover.h"
#include "crawler/feed.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);  // NOLINT
  const std::string url = "https://example.org/feed";
  for (const onrecord::FeedEntry& entry : onrecord::parse_feed(bytes, "", url).entries) {
    if (!onrecord::is_valid_utf8(entry.title) || !onrecord::is_valid_utf8(entry.link)) std::abort();
  }
  if (const auto found = onrecord::discover(onrecord::UrlKind::feed, bytes, "", url)) {
    for (const onrecord::Discovered& page : *found)
      if (!page.url.starts_with("http")) std::abort();
  }
  return 0;
}
