#include "app/source_of_url.h"

#include "core/url.h"
#include "crawler/public_suffix.h"

namespace onrecord {
namespace {

template <typename Same>
std::string find_source(const std::vector<SourceSection>& sources, const Same& same) {
  for (const SourceSection& source : sources) {
    for (const auto* list : {&source.feeds, &source.sitemaps, &source.sections}) {
      for (const std::string& address : *list) {
        const auto url = parse_url(address);
        if (url && url->host && same(*url->host)) return source.id;
      }
    }
  }
  return "";
}

}  // namespace

std::string source_of_url(const std::vector<SourceSection>& sources, std::string_view url) {
  const auto parsed = parse_url(url);
  if (!parsed || !parsed->host) return "";
  const std::string& host = *parsed->host;
  std::string found = find_source(sources, [&](const std::string& other) { return other == host; });
  if (found.empty()) found = find_source(sources, [&](const std::string& other) { return is_same_site(other, host); });
  return found;
}

}  // namespace onrecord
