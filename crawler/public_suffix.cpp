#include "crawler/public_suffix.h"

#include <libpsl.h>

#include "core/url_host.h"

namespace onrecord {
namespace {

std::string to_lower_utf8(std::string_view host) {
  const std::string text(host);
  char* lower = nullptr;
  if (psl_str_to_utf8lower(text.c_str(), "utf-8", nullptr, &lower) != PSL_SUCCESS || lower == nullptr) return {};
  std::string out(lower);
  psl_free_string(lower);
  return out;
}

}  // namespace

std::optional<std::string> registrable_domain(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  if (host.empty() || host.front() == '.' || host.front() == '[' || host.find('\0') != std::string_view::npos) return {};
  const std::string name = to_lower_utf8(host);
  if (name.empty() || name.find("..") != std::string::npos || parse_ipv4(name)) return {};
  const char* const domain = psl_registrable_domain(psl_builtin(), name.c_str());
  if (domain == nullptr) return {};
  return std::string(domain);
}

bool is_same_site(std::string_view host, std::string_view other) {
  if (host == other) return true;
  const auto domain = registrable_domain(host);
  return domain && domain == registrable_domain(other);
}

}  // namespace onrecord
