#include "crawler/robots.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/percent.h"
#include "core/table.h"
#include "core/utf8.h"
#include "crawler/user_agent.h"

namespace onrecord {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{500} << 10;
constexpr std::size_t kMaxLine = 16'663;  // 8 URLs of 2,083 bytes, the limit of the reference parser, with its end mark

enum class Key { user_agent, allow, disallow, sitemap, crawl_delay, unknown };

struct KeyName {
  std::string_view name;
  Key key;
};
constexpr KeyName kKeys[] = {
    {"user-agent", Key::user_agent},   {"useragent", Key::user_agent},  {"user agent", Key::user_agent}, {"allow", Key::allow},
    {"disallow", Key::disallow},       {"dissallow", Key::disallow},    {"dissalow", Key::disallow},     {"disalow", Key::disallow},
    {"diasllow", Key::disallow},       {"disallaw", Key::disallow},     {"sitemap", Key::sitemap},       {"site-map", Key::sitemap},
    {"crawl-delay", Key::crawl_delay}, {"crawldelay", Key::crawl_delay}};

struct Line {
  Key key = Key::unknown;
  std::string_view value;
};

Key key_of(std::string_view name) {
  const std::string lower = to_lower_ascii(trim(name));
  for (const KeyName& known : kKeys) {
    if (lower == known.name) return known.key;
  }
  return Key::unknown;
}

/// "key: value # comment"; a line with just two words is read as if a colon stood between them.
std::optional<Line> read_line(std::string_view line) {
  line = trim(line.substr(0, line.find('#')));
  if (line.empty()) return {};
  std::size_t cut = line.find(':');
  if (cut == std::string_view::npos) {
    cut = line.find_first_of(" \t");
    if (cut == std::string_view::npos) return {};
    if (trim(line.substr(cut)).find_first_of(" \t") != std::string_view::npos) return {};
  }
  return Line{key_of(line.substr(0, cut)), trim(line.substr(cut + 1))};
}

bool is_unreserved(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_' || c == '~';
}

/// One normal form for rules and URLs: escapes of unreserved characters undone, hex digits in upper case, what no URL may hold escaped.
/// A URL is taken as it is sent, so it has no raw bytes beyond ASCII; rules are often written with them.
/// In a URL "*" and "$" are escaped too, so that only those of a rule have a meaning.
std::string normalize(std::string_view text, bool is_rule) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto byte = static_cast<unsigned char>(text[i]);
    bool escaped = false;
    if (byte == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
      byte = static_cast<unsigned char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      escaped = !is_unreserved(byte);
      i += 2;
    }
    if ((is_rule && byte >= 0x80) || byte <= 0x20 || byte == 0x7F) escaped = true;
    if (std::string_view("\"<>\\^`{|}").find(static_cast<char>(byte)) != std::string_view::npos) escaped = true;
    if (!is_rule && (byte == '*' || byte == '$')) escaped = true;
    if (escaped) {
      append_percent_byte(out, byte);
    } else {
      out += static_cast<char>(byte);
    }
  }
  return out;
}

/// Whether `pattern` ("*" any run, "$" at its end the end) matches from the start of `path`. Greedy with one point of return, so the
/// time is at most the product of both lengths, and in practice linear.
bool matches(std::string_view pattern, std::string_view path) {
  const bool anchored = pattern.ends_with('$');
  if (anchored) pattern.remove_suffix(1);
  std::size_t p = 0;
  std::size_t at = 0;
  std::size_t star = std::string_view::npos;
  std::size_t mark = 0;
  for (;;) {
    if (p == pattern.size() && (!anchored || at == path.size())) return true;
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      mark = at;
      continue;
    }
    const bool literal_star = at + 2 < path.size() && path[at] == '%' && path[at + 1] == '2';
    if (p < pattern.size() && at < path.size() && pattern[p] == path[at]) {
      ++p;
      ++at;
      continue;
    }
    if (p < pattern.size() && pattern[p] == '$' && literal_star && path[at + 2] == '4') {  // a "$" that is not at the end is itself
      ++p;
      at += 3;
      continue;
    }
    if (star == std::string_view::npos || at >= path.size()) return false;
    p = star;
    at = ++mark;
  }
}

/// Path and query of an absolute URL, "/" where it has none, without fragment. Not resolved: rules speak about the URL as it is sent.
std::string_view path_of(std::string_view url) {
  url = url.substr(0, url.find('#'));
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos || scheme > url.find('/')) {
    if (url.starts_with("//")) {
      url.remove_prefix(2);
    } else {
      const std::size_t bare = url.find_first_of("/?");
      return bare == std::string_view::npos ? std::string_view("/") : url.substr(bare);
    }
  } else {
    url.remove_prefix(scheme + 3);
  }
  const std::size_t path = url.find_first_of("/?");
  return path == std::string_view::npos ? std::string_view("/") : url.substr(path);
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
  std::string out;
  for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    append_utf8(out, static_cast<char32_t>(big_endian ? first << 8 | second : second << 8 | first));
  }
  return out;
}

}  // namespace

RobotsRules parse_robots(std::string_view bytes) {
  bytes = bytes.substr(0, kMaxBytes);
  std::string converted;
  if (bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE")) {
    converted = from_utf16(bytes, bytes.starts_with("\xFE\xFF"));
    bytes = converted;
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);

  RobotsRules robots;
  bool naming_agents = false;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n"), bytes.size());
    const auto line = read_line(bytes.substr(0, std::min(end, kMaxLine)));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (!line) continue;
    if (line->key == Key::sitemap && !line->value.empty()) robots.sitemaps_.emplace_back(line->value);
    if (line->key == Key::user_agent) {
      if (!naming_agents) robots.groups_.emplace_back();
      naming_agents = true;
      const bool any = line->value == "*" || line->value.starts_with("* ");
      std::string agent = any ? "*" : to_lower_ascii(product_token(line->value));
      robots.groups_.back().agents.push_back(std::move(agent));
    }
    const bool is_rule = line->key == Key::allow || line->key == Key::disallow;
    if (!is_rule && line->key != Key::crawl_delay) continue;
    naming_agents = false;
    if (robots.groups_.empty()) continue;
    RobotsRules::Group& group = robots.groups_.back();
    if (line->key == Key::crawl_delay) {
      double seconds = -1;
      const auto read = std::from_chars(line->value.data(), line->value.data() + line->value.size(), seconds);
      if (read.ec == std::errc() && std::isfinite(seconds) && seconds >= 0 && !group.delay) group.delay = seconds;
    } else if (!line->value.empty()) {
      const bool allow = line->key == Key::allow;
      group.rules.push_back({normalize(line->value, true), allow});
      // Who allows a folder's index page means the folder too.
      const std::string& pattern = group.rules.back().pattern;
      const std::size_t slash = pattern.rfind('/');
      if (allow && slash != std::string::npos && std::string_view(pattern).substr(slash).starts_with("/index.htm")) {
        group.rules.push_back({pattern.substr(0, slash + 1) + "$", true});
      }
    }
  }
  return robots;
}

RobotsRules RobotsRules::disallow_all() { return parse_robots("User-agent: *\nDisallow: /"); }

std::vector<const RobotsRules::Group*> RobotsRules::groups_of(std::string_view agent) const {
  const std::string token = to_lower_ascii(product_token(agent));
  for (const std::string& name : {token, std::string("*")}) {
    if (name.empty()) continue;
    std::vector<const Group*> found;
    for (const Group& group : groups_) {
      if (std::find(group.agents.begin(), group.agents.end(), name) != group.agents.end()) found.push_back(&group);
    }
    if (!found.empty()) return found;
  }
  return {};
}

bool RobotsRules::allowed(std::string_view agent, std::string_view url) const {
  std::string path = normalize(path_of(url), false);
  if (path.starts_with('?')) path.insert(0, "/");
  if (path == "/robots.txt") return true;
  std::size_t longest = 0;
  bool allow = true;
  for (const Group* group : groups_of(agent)) {
    for (const Rule& rule : group->rules) {
      const std::size_t size = rule.pattern.size();
      if (size < longest || (size == longest && (allow || !rule.allow))) continue;
      if (!matches(rule.pattern, path)) continue;
      longest = size;
      allow = rule.allow;
    }
  }
  return allow;
}

std::optional<double> RobotsRules::crawl_delay(std::string_view agent) const {
  for (const Group* group : groups_of(agent)) {
    if (group->delay) return group->delay;
  }
  return {};
}

}  // namespace onrecord
