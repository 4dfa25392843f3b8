#include "crawler/page_robots.h"

#include <string>

namespace onrecord {
namespace {

std::string squeezed(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' && c != '\t' && c != '\r') out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

// "otherbot:noindex,nofollow": a name holds for all that follows it in the line.
bool value_forbids(std::string_view value, std::string_view agent) {
  bool ours = true;
  while (!value.empty()) {
    const std::size_t comma = std::min(value.find(','), value.size());
    std::string_view part = value.substr(0, comma);
    value.remove_prefix(std::min(value.size(), comma + 1));
    const std::size_t colon = part.find(':');
    if (colon != std::string_view::npos && !part.starts_with("unavailable_after")) {
      ours = part.substr(0, colon) == agent || part.substr(0, colon) == "*";
      part.remove_prefix(colon + 1);
    }
    if (ours && (part == "noindex" || part == "none")) return true;
  }
  return false;
}

}  // namespace

bool forbids_index(std::string_view header_lines, std::string_view agent) {
  static constexpr std::string_view kName = "x-robots-tag:";
  const std::string name = squeezed(agent);
  while (!header_lines.empty()) {
    const std::size_t end = std::min(header_lines.find('\n'), header_lines.size());
    const std::string line = squeezed(header_lines.substr(0, end));
    header_lines.remove_prefix(std::min(header_lines.size(), end + 1));
    if (line.starts_with(kName) && value_forbids(std::string_view(line).substr(kName.size()), name)) return true;
  }
  return false;
}

}  // namespace onrecord
