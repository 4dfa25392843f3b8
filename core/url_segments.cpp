#include "core/url_segments.h"

namespace onrecord {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool equals_lower(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + 32) : text[i];
    if (c != lower[i]) return false;
  }
  return true;
}

}  // namespace

bool is_drive_letter(std::string_view text) { return text.size() == 2 && is_letter(text[0]) && (text[1] == ':' || text[1] == '|'); }

bool starts_with_drive_letter(std::string_view text) {
  return text.size() >= 2 && is_drive_letter(text.substr(0, 2)) &&
         (text.size() == 2 || std::string_view("/\\?#").find(text[2]) != std::string_view::npos);
}

std::string_view leading_drive(std::string_view path) {
  const bool drive = path.size() >= 3 && path[0] == '/' && is_letter(path[1]) && path[2] == ':' && (path.size() == 3 || path[3] == '/');
  return drive ? path.substr(0, 3) : std::string_view();
}

bool is_single_dot(std::string_view segment) { return segment == "." || equals_lower(segment, "%2e"); }
bool is_double_dot(std::string_view segment) {
  return segment == ".." || equals_lower(segment, ".%2e") || equals_lower(segment, "%2e.") || equals_lower(segment, "%2e%2e");
}

}  // namespace onrecord
