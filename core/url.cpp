#include "core/url.h"

#include <array>

namespace onrecord {
namespace {

struct Scheme {
  std::string_view name;
  std::uint16_t port;
};
constexpr std::array<Scheme, 6> kSpecial{{{"http", 80}, {"https", 443}, {"ws", 80}, {"wss", 443}, {"ftp", 21}, {"file", 0}}};

std::optional<std::uint16_t> special_port(std::string_view scheme) {
  for (const Scheme& special : kSpecial) {
    if (special.name == scheme) return special.port;
  }
  return {};
}

}  // namespace

bool Url::is_special() const { return special_port(scheme).has_value(); }

std::uint16_t Url::effective_port() const { return port ? *port : special_port(scheme).value_or(0); }

std::string Url::path_and_query() const {
  std::string out = path;
  if (query) out.append("?").append(*query);
  return out;
}

std::string Url::origin() const {
  std::string out = scheme + "://" + host.value_or("");
  if (port) out.append(":").append(std::to_string(*port));
  return out;
}

std::string Url::href_no_fragment() const {
  std::string out = scheme + ":";
  if (host) {
    out += "//";
    if (!username.empty() || !password.empty()) {
      out += username;
      if (!password.empty()) out.append(":").append(password);
      out += '@';
    }
    out += *host;
    if (port) out.append(":").append(std::to_string(*port));
  } else if (!opaque_path && path.starts_with("//")) {
    out += "/.";  // or the path would read as a host
  }
  return out + path_and_query();
}

std::string Url::href() const {
  std::string out = href_no_fragment();
  if (fragment) out.append("#").append(*fragment);
  return out;
}

}  // namespace onrecord
