// Any bytes as a sitemap, packed or not, and as a section page: bounded, and absolute web addresses only.
#include <cstdint>
#include <cstdlib>

#include "crawler/discover.h"
#include "crawler/sitemap.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);  // NOLINT
  for (const auto kind : {onrecord::UrlKind::sitemap, onrecord::UrlKind::section}) {
    const auto found = onrecord::discover(kind, bytes, "", "https://example.org/sitemap.xml");
    if (!found) continue;
    if (found->size() > onrecord::kMaxSitemapEntries) std::abort();
    for (const onrecord::Discovered& page : *found)
      if (!page.url.starts_with("http")) std::abort();
  }
  return 0;
}
