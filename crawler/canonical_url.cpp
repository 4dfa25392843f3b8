#include "crawler/canonical_url.h"

#include <algorithm>

#include "core/percent.h"
#include "core/table.h"
#include "core/url.h"
#include "core/url_host.h"
#include "core/utf8.h"

namespace onrecord {
namespace {

std::string to_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

bool is_unreserved(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_' || c == '~';
}

bool is_escape(std::string_view text, std::size_t at) {
  return text[at] == '%' && at + 2 < text.size() && hex_value(text[at + 1]) >= 0 && hex_value(text[at + 2]) >= 0;
}

/// Whether a hex digit behind `out` would make an escape with a "%" that began none.
bool ends_in_stray_percent(std::string_view out) {
  return out.ends_with('%') || (out.size() >= 2 && out[out.size() - 2] == '%' && hex_value(out.back()) >= 0);
}

/// Escapes of unreserved characters undone, the hex digits of the others in upper case.
std::string normal_escapes(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_escape(text, i)) {
      out += text[i];
      continue;
    }
    const auto byte = static_cast<unsigned char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
    if (is_unreserved(byte) && !(hex_value(static_cast<char>(byte)) >= 0 && ends_in_stray_percent(out))) {
      out += static_cast<char>(byte);
    } else {
      append_percent_byte(out, byte);
    }
    i += 2;
  }
  return out;
}

std::string without_empty_segments(std::string_view path) {
  std::string out;
  for (const char c : path) {
    if (c != '/' || !out.ends_with('/')) out += c;
  }
  return out;
}

/// Parameters without empty names, "a=" as "a", sorted by their text; equal ones keep their order.
std::string normal_query(std::string_view query, const TrackingParameters* tracking) {
  std::vector<std::string> parameters;
  for (const std::string_view written : split(query, '&')) {
    std::string parameter = normal_escapes(written);
    const std::string name = parameter.substr(0, parameter.find('='));
    if (name.empty() || (tracking != nullptr && tracking->contains(name))) continue;
    if (parameter.size() == name.size() + 1) parameter.pop_back();
    parameters.push_back(std::move(parameter));
  }
  std::stable_sort(parameters.begin(), parameters.end());
  std::string out;
  for (const std::string& parameter : parameters) out.append(out.empty() ? "" : "&").append(parameter);
  return out;
}

/// All levels of escaping undone: each round can only shorten the text, and a round that changes nothing ends it. To stay linear
/// a decoded "%" is looked at again at once, with what stands before it.
std::string fully_decoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += c;
    while (out.size() >= 3 && is_escape(std::string_view(out).substr(out.size() - 3), 0)) {
      const int value = hex_value(out[out.size() - 2]) * 16 + hex_value(out.back());
      out.resize(out.size() - 3);
      out += static_cast<char>(value);
    }
  }
  return out;
}

/// Undoes all escaping, then escapes what could not stand there: control characters, space, "%", bytes beyond ASCII and `reserved`.
std::string precise(std::string_view text, std::string_view reserved) {
  std::string out;
  for (const char c : fully_decoded(text)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte >= 0x7F || byte == '%' || reserved.find(c) != std::string_view::npos) {
      append_percent_byte(out, byte);
    } else {
      out += c;
    }
  }
  return out;
}

/// UTF-8 that was read as Latin-1 ("Ã©" for "é") made text again: its characters beyond ASCII are all below U+0100, and as bytes they are
/// valid UTF-8. Anything else is left as it is.
std::string mended(std::string_view text) {
  std::string bytes;
  bool any = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto first = static_cast<unsigned char>(text[i]);
    if (first < 0x80) {
      bytes += text[i];
    } else if ((first == 0xC2 || first == 0xC3) && i + 1 < text.size()) {
      bytes += static_cast<char>((first & 0x03) << 6 | (static_cast<unsigned char>(text[++i]) & 0x3F));
      any = true;
    } else {
      return std::string(text);
    }
  }
  return any && is_valid_utf8(bytes) ? bytes : std::string(text);
}

bool has_scheme(std::string_view text) {
  const std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
  return end != 0 && end != std::string_view::npos && text[end] == ':' && !(text[0] >= '0' && text[0] <= '9') &&
         (text.substr(end, 3) == "://" || parse_url("http://" + std::string(text)) == std::nullopt);
}

/// "scheme://authority/path?query#fragment" taken apart by its signs alone, for what the standard refuses: a host with a space, say.
Url split_loosely(std::string_view text) {
  Url url;
  const std::size_t colon = text.find(':');
  url.scheme = to_lower(text.substr(0, colon));
  text.remove_prefix(colon + 1);
  while (text.starts_with('/')) text.remove_prefix(1);
  if (const std::size_t hash = text.find('#'); hash != std::string_view::npos) {
    url.fragment = std::string(text.substr(hash + 1));
    text = text.substr(0, hash);
  }
  if (const std::size_t mark = text.find('?'); mark != std::string_view::npos) {
    url.query = std::string(text.substr(mark + 1));
    text = text.substr(0, mark);
  }
  const std::size_t slash = std::min(text.find('/'), text.size());
  url.host = precise(to_lower(text.substr(text.substr(0, slash).rfind('@') + 1, slash - (text.substr(0, slash).rfind('@') + 1))), "#?/");
  url.path = slash < text.size() ? std::string(text.substr(slash)) : "/";
  return url;
}

/// "..a...b." -> "a.b"; a host of nothing but dots is address 0, as inet_aton reads an empty name.
std::string without_stray_dots(std::string_view host) {
  std::string out;
  for (const char c : host) {
    if (c != '.' || (!out.empty() && !out.ends_with('.'))) out += c;
  }
  while (out.ends_with('.')) out.pop_back();
  return out.empty() ? "0.0.0.0" : out;
}

}  // namespace

Result<TrackingParameters> TrackingParameters::load(const std::filesystem::path& path) {
  const auto table = Table::load(path, {"parameter", "example"});
  if (!table) return table.error();
  TrackingParameters tracking;
  for (std::size_t row = 0; row < table->size(); ++row) {
    std::string name = to_lower(table->cell(row, 0));
    const bool prefix = name.ends_with('*');
    if (prefix) name.pop_back();
    if (name.empty()) return table->error(row, "a parameter should have a name");
    (prefix ? tracking.prefixes_ : tracking.names_).push_back(std::move(name));
  }
  std::sort(tracking.names_.begin(), tracking.names_.end());
  return tracking;
}

bool TrackingParameters::contains(std::string_view name) const {
  const std::string lower = to_lower(name);
  if (std::binary_search(names_.begin(), names_.end(), lower)) return true;
  return std::any_of(prefixes_.begin(), prefixes_.end(), [&lower](const std::string& prefix) { return lower.starts_with(prefix); });
}

std::string TrackingParameters::without(const std::string& url) const {
  const std::size_t mark = url.find('?');
  if (mark == std::string::npos) return url;
  const std::size_t end = std::min(url.find('#', mark), url.size());
  std::string query;
  bool dropped = false;
  for (const std::string_view parameter : split(std::string_view(url).substr(mark + 1, end - mark - 1), '&')) {
    if (contains(parameter.substr(0, parameter.find('=')))) {
      dropped = true;
    } else {
      query.append(query.empty() ? "" : "&").append(parameter);
    }
  }
  if (!dropped) return url;
  return url.substr(0, mark) + (query.empty() ? "" : "?" + query) + url.substr(end);
}

std::optional<std::string> canonical_url(std::string_view text, const TrackingParameters* tracking) {
  auto url = parse_url(text);
  if (!url) return {};
  url->fragment.reset();
  if (url->opaque_path) return url->href();
  while (url->host && url->host->size() > 1 && url->host->ends_with('.')) url->host->pop_back();
  url->path = without_empty_segments(normal_escapes(url->path));
  if (url->query) {
    url->query = normal_query(*url->query, tracking);
    if (url->query->empty()) url->query.reset();
  }
  return url->href();
}

std::optional<std::string> precise_url(std::string_view text) {
  const std::string mendable = mended(text);
  text = mendable;
  auto url = parse_url(text);
  const bool loose = !url && has_scheme(trim(text));
  if (loose) url = split_loosely(trim(text));
  if (!url) url = parse_url("http://" + std::string(trim(text)));  // typed without scheme
  if (!url) return {};
  url->username.clear();
  url->password.clear();
  if (url->host && !url->host->empty() && !loose) url->host = without_stray_dots(url->is_special() ? *url->host : precise(*url->host, "#?/"));
  url->path = precise(url->path, "#?");
  if (url->is_special() && !url->path.starts_with("//")) {  // what was escaped may have been a dot segment
    if (const auto resolved = parse_url(url->path, &*url)) url->path = precise(resolved->path, "#?");
  }
  if (url->query) {
    std::vector<std::string> parameters;
    for (const std::string_view parameter : split(*url->query, '&')) parameters.push_back(precise(parameter, "#&"));
    std::stable_sort(parameters.begin(), parameters.end());
    url->query->clear();
    for (std::size_t i = 0; i < parameters.size(); ++i) url->query->append(i == 0 ? "" : "&").append(parameters[i]);
  }
  if (url->fragment) url->fragment = precise(*url->fragment, "#");
  return url->href();
}

}  // namespace onrecord
