// Any bytes as a page, the whole way to claims and JSON: nothing may crash, and the text must be valid UTF-8.
#include <cstdlib>

#include "core/utf8.h"
#include "extract/annotate.h"
#include "report/extraction_json.h"
#include "tests/support/source_root.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto lexicon = onrecord::load_lexicon(onrecord::source_root() + "/config", onrecord::source_root() + "/models");
  if (!lexicon) std::abort();
  onrecord::Page page;
  page.url = "https://example.org/a";
  page.body.assign(reinterpret_cast<const char*>(data), size);
  const onrecord::Extraction extraction = onrecord::extract_page(page, {}, *lexicon);
  if (!onrecord::is_valid_utf8(extraction.article.text)) std::abort();
  if (onrecord::to_json(extraction, {}).empty()) std::abort();
  return 0;
}
