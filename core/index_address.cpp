#include "core/index_address.h"

#include <unistd.h>

#include <system_error>

namespace onrecord {

std::string reading_address(const std::filesystem::path& path) {
  std::string uri = "file:";
  for (const char c : path.string()) uri += c == '%' ? "%25" : c == '?' ? "%3F" : c == '#' ? "%23" : std::string(1, c);
  const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  std::error_code none;
  const auto waiting = std::filesystem::file_size(path.string() + "-wal", none);
  const bool log_waits = !none && waiting > 0;
  return uri + (::access(folder.c_str(), W_OK) == 0 || log_waits ? "?mode=ro" : "?immutable=1");
}

}  // namespace onrecord
