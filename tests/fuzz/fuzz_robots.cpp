// Any bytes as robots.txt: no crash, no verdict that changes when it is asked again, robots.txt itself always allowed.
#include <cstdint>
#include <cstdlib>

#include "crawler/robots.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);  // NOLINT
  const onrecord::RobotsRules rules = onrecord::parse_robots(bytes);
  const std::string url = "https://example.org/" + std::string(bytes.substr(0, 200));
  if (rules.allowed("onrecord", url) != rules.allowed("onrecord", url)) std::abort();
  if (!rules.allowed("onrecord", "https://example.org/robots.txt")) std::abort();
  if (rules.crawl_delay("onrecord").value_or(0) < 0) std::abort();
  return 0;
}
