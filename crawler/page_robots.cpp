#include "crawler/page_robots.h"

#include "core/table.h"
#include "crawler/feed_date.h"

namespace onrecord {
namespace {

constexpr std::string_view kUntil = "unavailable_after";

/// A directive that has a value of its own is not the name of a robot.
bool has_value(std::string_view name) { return name == kUntil || name.starts_with("max-"); }

/// A date may hold commas itself: it is read from as many of the parts as make one.
bool is_past(const std::vector<std::string_view>& parts, std::size_t at, std::string_view first, Instant now) {
  std::string text(first);
  for (std::size_t next = at + 1;; ++next) {
    if (const auto date = parse_feed_date(text)) return *date < now;
    if (next >= parts.size() || next > at + 2) return false;
    text += "," + std::string(parts[next]);
  }
}

// "otherbot: noindex, nofollow": a name holds for all that follows it in the value.
void read_value(std::string_view value, std::string_view agent, Instant now, RobotsDirectives& found) {
  const std::vector<std::string_view> parts = split(value, ',');
  bool ours = true;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::string_view part = trim(parts[i]);
    const std::size_t colon = part.find(':');
    std::string name = to_lower_ascii(trim(part.substr(0, colon)));
    if (colon != std::string_view::npos && name != kUntil && !has_value(name) && name.find(' ') == std::string::npos) {
      ours = name == agent || name == "*" || name == "robots";
      part = trim(part.substr(colon + 1));
      name = to_lower_ascii(trim(part.substr(0, part.find(':'))));
    }
    if (!ours) continue;
    found.noindex |= name == "noindex" || name == "none";
    found.nofollow |= name == "nofollow" || name == "none";
    if (name == kUntil && part.find(':') != std::string_view::npos) found.noindex |= is_past(parts, i, part.substr(part.find(':') + 1), now);
  }
}

}  // namespace

RobotsDirectives robots_directives(std::string_view header_lines, const std::vector<std::string>& metas, std::string_view agent, Instant now) {
  static constexpr std::string_view kName = "x-robots-tag";
  const std::string name = to_lower_ascii(agent);
  RobotsDirectives found;
  for (const std::string_view line : split(header_lines, '\n')) {
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && to_lower_ascii(trim(line.substr(0, colon))) == kName) read_value(line.substr(colon + 1), name, now, found);
  }
  for (const std::string& meta : metas) read_value(meta, name, now, found);
  return found;
}

}  // namespace onrecord
