#include "crawler/user_agent.h"

namespace onrecord {

std::string product_token(std::string_view user_agent) {
  std::size_t end = 0;
  while (end < user_agent.size()) {
    const char c = user_agent[end];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && c != '_' && c != '-') break;
    ++end;
  }
  return std::string(user_agent.substr(0, end));
}

}  // namespace onrecord
