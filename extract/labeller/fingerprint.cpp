#include "extract/labeller/fingerprint.h"

#include <algorithm>

namespace onrecord {

std::string_view probe_text() {
  return "\" We 'll see 3.5 % , \" Mr. Zoë O'Hara of the U.S. Treasury told AFP \u2013 but she warned Basel-born rivals that costs rose .";
}

std::vector<Token> probe_tokens() {
  const std::string_view text = probe_text();
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    Token token;
    token.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    token.space_before = tokens.size() % 3 != 0;
    token.kind = static_cast<TokenKind>(tokens.size() % 4);
    token.pos = static_cast<Pos>(1 + tokens.size() % 17);
    tokens.push_back(token);
    at = end + 1;
  }
  return tokens;
}

std::string to_fingerprint(const FeatureRows& rows) {
  std::uint64_t all = rows.size();
  for (std::size_t at = 0; at < rows.size(); ++at) {
    for (const std::uint64_t hash : rows.row(at)) all = mix_feature(at + 1, hash, all);
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (int shift = 60; shift >= 0; shift -= 4) hex += kDigits[all >> shift & 15];
  return hex;
}

}  // namespace onrecord
