// Words in a row.
#pragma once

#include <string>
#include <vector>

namespace onrecord {

inline std::string join(const std::vector<std::string>& words, const char* between) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : between) + word;
  return out;
}

}  // namespace onrecord
