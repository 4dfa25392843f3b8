// Any bytes as a URL, alone and against a base: what was written out reads back as itself, and every canonical form is a fixed point.
#include <cstdint>
#include <cstdlib>

#include "core/url.h"
#include "core/utf8.h"
#include "crawler/canonical_url.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = onrecord::to_valid_utf8(std::string_view(reinterpret_cast<const char*>(data), size));  // NOLINT
  const auto base = onrecord::parse_url("https://example.org/a/b?c#d");
  for (const auto& url : {onrecord::parse_url(text), onrecord::parse_url(text, &*base)}) {
    if (!url) continue;
    const auto again = onrecord::parse_url(url->href());
    if (!again || again->href() != url->href()) std::abort();
  }
  if (const auto canonical = onrecord::canonical_url(text)) {
    if (onrecord::canonical_url(*canonical) != canonical) std::abort();
  }
  (void)onrecord::precise_url(text);
  return 0;
}
