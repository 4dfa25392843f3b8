// Registrable domains by the public suffix list (libpsl's built-in copy): who owns a host.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

/// "www.news.co.uk" -> "news.co.uk", in lower case, U-labels or A-labels as in `host`. Absent for a public suffix itself, a name that
/// begins with a dot, an IP address, an empty name.
[[nodiscard]] std::optional<std::string> registrable_domain(std::string_view host);

/// Whether both hosts belong to one owner: equal hosts, or the same registrable domain.
[[nodiscard]] bool is_same_site(std::string_view host, std::string_view other);

}  // namespace onrecord
