// Url: an absolute URL, parsed and resolved as the WHATWG URL standard prescribes (what browsers do with an href).
//
//   https://user:pass@example.org:8080/a/b?x=1#top
//   scheme  username  host        port path query fragment
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

struct Url {
  std::string scheme;    ///< lower case, without ":"
  std::string username;  ///< percent-encoded, as all parts below
  std::string password;
  std::optional<std::string> host;      ///< serialised: ASCII domain, dotted IPv4, or IPv6 in brackets; absent in "mailto:x"
  std::optional<std::uint16_t> port;    ///< absent where it is the scheme's default
  std::string path;                     ///< with its leading "/"; of a URL with an opaque path all that stands after the scheme
  bool opaque_path = false;             ///< "mailto:x", "data:,": nothing resolves against it
  std::optional<std::string> query;     ///< without "?"; "" where the URL ends in "?"
  std::optional<std::string> fragment;  ///< without "#"

  [[nodiscard]] std::string href() const;              ///< serialised
  [[nodiscard]] std::string href_no_fragment() const;  ///< what goes to a server and names a page
  [[nodiscard]] std::string origin() const;            ///< "https://example.org:8080"
  [[nodiscard]] std::string path_and_query() const;    ///< "/a/b?x=1"
  [[nodiscard]] bool is_special() const;               ///< http, https, ws, wss, ftp, file
  [[nodiscard]] bool is_http() const { return scheme == "http" || scheme == "https"; }
  [[nodiscard]] std::uint16_t effective_port() const;  ///< 0 where the scheme has none
};

/// The URL that `input` (UTF-8) names, by itself or relative to `base`; absent where the standard says failure.
[[nodiscard]] std::optional<Url> parse_url(std::string_view input, const Url* base = nullptr);
/// The same with a base in text; a base that does not parse is a failure, an empty base is none.
[[nodiscard]] std::optional<Url> parse_url(std::string_view input, std::string_view base);

}  // namespace onrecord
