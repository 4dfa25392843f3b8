#include "app/secret.h"

#include <array>
#include <cstdio>
#include <cstdlib>

#include "core/table.h"

namespace onrecord {
namespace {

std::string first_line(const std::string& text) {
  std::string line = text.substr(0, text.find('\n'));
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

}  // namespace

Result<std::string> read_secret(const std::string& file, const std::string& command) {
  if (!file.empty()) {
    std::filesystem::path path = file;
    if (const char* folder = std::getenv("CREDENTIALS_DIRECTORY"); folder != nullptr && path.is_relative())
      path = std::filesystem::path(folder) / path;
    const auto text = read_file(path);
    if (!text) return text.error();
    return first_line(*text);
  }
  if (command.empty()) return std::string();
  FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return Error{Failure::config, "password_command cannot be run"};
  std::string text;
  std::array<char, 512> buffer{};
  while (text.size() < 4096) {
    const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe);
    if (got == 0) break;
    text.append(buffer.data(), got);
  }
  if (::pclose(pipe) != 0) return Error{Failure::config, "password_command ended with an error"};
  return first_line(text);
}

}  // namespace onrecord
