// parse_url(): the URL parser of the WHATWG standard.
#include "core/percent.h"
#include "core/url.h"
#include "core/url_host.h"
#include "core/url_segments.h"
#include "core/utf8.h"

namespace onrecord {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Without control characters and spaces at the ends, and without tabs and line ends inside.
std::string clean(std::string_view input) {
  while (!input.empty() && static_cast<unsigned char>(input.front()) <= 0x20) input.remove_prefix(1);
  while (!input.empty() && static_cast<unsigned char>(input.back()) <= 0x20) input.remove_suffix(1);
  std::string out = to_valid_utf8(input);
  std::erase_if(out, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
  return out;
}

/// The states of the standard, each a function that reads on from `rest_`; false is failure.
class UrlParser {
 public:
  UrlParser(std::string_view input, const Url* base) : rest_(input), base_(base) {}

  std::optional<Url> parse() {
    if (!read_start()) return {};
    return std::move(url_);
  }

 private:
  bool read_start() {
    std::size_t end = 0;
    while (end < rest_.size() &&
           (is_letter(rest_[end]) || (end > 0 && (is_digit(rest_[end]) || std::string_view("+-.").find(rest_[end]) != std::string_view::npos))))
      ++end;
    if (end == 0 || end == rest_.size() || rest_[end] != ':') return read_without_scheme();
    for (const char c : rest_.substr(0, end)) url_.scheme += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    rest_.remove_prefix(end + 1);
    return read_after_scheme();
  }

  bool read_after_scheme() {
    special_ = url_.is_special();
    if (url_.scheme == "file") return read_file();
    if (special_) {
      if (base_ != nullptr && base_->scheme == url_.scheme && !rest_.starts_with("//")) return read_relative();
      return read_authority_after_slashes();
    }
    if (rest_.starts_with("//")) return read_authority(2);
    if (rest_.starts_with('/')) return read_path(1);
    return read_opaque_path();
  }

  bool read_without_scheme() {
    if (base_ == nullptr) return false;
    if (base_->opaque_path) {
      if (!rest_.starts_with('#')) return false;
      url_ = *base_;
      return read_tail();
    }
    url_.scheme = base_->scheme;
    special_ = url_.is_special();
    return url_.scheme == "file" ? read_file() : read_relative();
  }

  bool at_slash() const { return !rest_.empty() && (rest_[0] == '/' || (special_ && rest_[0] == '\\')); }

  void copy_authority() {
    url_.username = base_->username;
    url_.password = base_->password;
    url_.host = base_->host;
    url_.port = base_->port;
  }

  bool read_relative() {
    if (at_slash()) {
      rest_.remove_prefix(1);
      if (special_ && at_slash()) return read_authority_after_slashes();
      if (rest_.starts_with('/')) return read_authority(1);
      copy_authority();
      return read_path(0);
    }
    copy_authority();
    url_.path = base_->path;
    if (rest_.empty() || rest_[0] == '#') url_.query = base_->query;
    if (rest_.empty() || rest_[0] == '#' || rest_[0] == '?') return read_tail();
    shorten();
    return read_path(0);
  }

  bool read_authority_after_slashes() {
    while (at_slash()) rest_.remove_prefix(1);
    return read_authority(0);
  }

  bool read_authority(std::size_t skip) {
    rest_.remove_prefix(skip);
    const std::size_t end = rest_.find_first_of(special_ ? "/?#\\" : "/?#");
    std::string_view authority = rest_.substr(0, end);
    rest_.remove_prefix(authority.size());
    const std::size_t at = authority.rfind('@');
    if (at != std::string_view::npos) {
      read_credentials(authority.substr(0, at));
      authority.remove_prefix(at + 1);
      if (authority.empty()) return false;
    }
    return read_host_and_port(authority) && read_path_start();
  }

  void read_credentials(std::string_view text) {
    const std::size_t colon = text.find(':');
    append_percent_encoded(url_.username, text.substr(0, colon), PercentSet::userinfo);
    if (colon != std::string_view::npos) append_percent_encoded(url_.password, text.substr(colon + 1), PercentSet::userinfo);
  }

  bool read_host_and_port(std::string_view text) {
    std::size_t colon = 0;
    bool brackets = false;
    for (; colon < text.size(); ++colon) {
      if (text[colon] == '[') brackets = true;
      if (text[colon] == ']') brackets = false;
      if (text[colon] == ':' && !brackets) break;
    }
    const std::string_view host = text.substr(0, colon);
    if (host.empty() && (special_ || colon < text.size())) return false;
    if (host.empty()) {
      url_.host = std::string();
    } else {
      url_.host = parse_host(host, special_);
    }
    if (!url_.host) return false;
    return colon == text.size() || read_port(text.substr(colon + 1));
  }

  bool read_port(std::string_view text) {
    if (text.empty()) return true;
    std::uint32_t port = 0;
    for (const char c : text) {
      if (!is_digit(c)) return false;
      port = port * 10 + static_cast<std::uint32_t>(c - '0');
      if (port > 65535) return false;
    }
    if (!special_ || url_.effective_port() != port) url_.port = static_cast<std::uint16_t>(port);
    return true;
  }

  bool read_file() {
    const bool file_base = base_ != nullptr && base_->scheme == "file";
    url_.host = std::string();
    if (at_slash()) {
      rest_.remove_prefix(1);
      if (at_slash()) {
        rest_.remove_prefix(1);
        return read_file_host();
      }
      if (file_base) {
        url_.host = base_->host;
        if (!starts_with_drive_letter(rest_)) url_.path = leading_drive(base_->path);
      }
      return read_path(0);
    }
    if (!file_base) return read_path(0);
    url_.host = base_->host;
    url_.path = base_->path;
    if (rest_.empty() || rest_[0] == '#') url_.query = base_->query;
    if (rest_.empty() || rest_[0] == '#' || rest_[0] == '?') return read_tail();
    if (starts_with_drive_letter(rest_)) {
      url_.path.clear();
    } else {
      shorten();
    }
    return read_path(0);
  }

  bool read_file_host() {
    const std::string_view host = rest_.substr(0, rest_.find_first_of("/\\?#"));
    if (is_drive_letter(host)) return read_path(0);
    rest_.remove_prefix(host.size());
    if (!host.empty()) {
      url_.host = parse_host(host, true);
      if (!url_.host) return false;
      if (url_.host == "localhost") url_.host = std::string();
    }
    return read_path_start();
  }

  bool read_path_start() {
    if (!special_ && (rest_.empty() || rest_[0] == '?' || rest_[0] == '#')) return read_tail();
    return read_path(at_slash() ? 1 : 0);
  }

  void shorten() {
    if (url_.scheme == "file" && url_.path.size() == 3 && !leading_drive(url_.path).empty()) return;
    const std::size_t slash = url_.path.rfind('/');
    url_.path.resize(slash == std::string::npos ? 0 : slash);
  }

  void add_segment(std::string_view segment, bool slash_follows) {
    if (is_double_dot(segment)) {
      shorten();
      if (!slash_follows) url_.path += '/';
    } else if (is_single_dot(segment)) {
      if (!slash_follows) url_.path += '/';
    } else {
      const bool drive = url_.scheme == "file" && url_.path.empty() && is_drive_letter(segment);
      url_.path += '/';
      const std::size_t start = url_.path.size();
      append_percent_encoded(url_.path, segment, PercentSet::path);
      if (drive) url_.path[start + 1] = ':';
    }
  }

  /// Segments after a slash that has been read.
  bool read_path(std::size_t skip) {
    rest_.remove_prefix(skip);
    for (;;) {
      const std::string_view segment = rest_.substr(0, rest_.find_first_of(special_ ? "/?#\\" : "/?#"));
      rest_.remove_prefix(segment.size());
      const bool slash = at_slash();
      add_segment(segment, slash);
      if (!slash) return read_tail();
      rest_.remove_prefix(1);
    }
  }

  bool read_opaque_path() {
    url_.opaque_path = true;
    std::string_view path = rest_.substr(0, rest_.find_first_of("?#"));
    rest_.remove_prefix(path.size());
    // A space that would end the path is written out, lest it vanish when the query is taken away.
    const bool last_space = path.ends_with(' ') && !rest_.empty();
    if (last_space) path.remove_suffix(1);
    append_percent_encoded(url_.path, path, PercentSet::c0_control);
    if (last_space) url_.path += "%20";
    return read_tail();
  }

  /// "?query#fragment", either or none.
  bool read_tail() {
    if (rest_.starts_with('?')) {
      const std::string_view query = rest_.substr(1, rest_.find('#') == std::string_view::npos ? std::string_view::npos : rest_.find('#') - 1);
      rest_.remove_prefix(query.size() + 1);
      url_.query = std::string();
      append_percent_encoded(*url_.query, query, special_ ? PercentSet::special_query : PercentSet::query);
    }
    if (rest_.starts_with('#')) {
      url_.fragment = std::string();
      append_percent_encoded(*url_.fragment, rest_.substr(1), PercentSet::fragment);
    }
    return true;
  }

  std::string_view rest_;
  const Url* base_;
  Url url_;
  bool special_ = false;
};

}  // namespace

std::optional<Url> parse_url(std::string_view input, const Url* base) {
  const std::string cleaned = clean(input);
  return UrlParser(cleaned, base).parse();
}

std::optional<Url> parse_url(std::string_view input, std::string_view base) {
  if (base.empty()) return parse_url(input);
  const auto parsed = parse_url(base);
  if (!parsed) return {};
  return parse_url(input, &*parsed);
}

}  // namespace onrecord
