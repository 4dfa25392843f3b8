#include "core/hash.h"

#include <openssl/sha.h>

namespace onrecord {

std::array<std::uint8_t, 32> sha256(std::string_view bytes) {
  std::array<std::uint8_t, 32> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
  return digest;
}

std::string sha256_hex(std::string_view bytes) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string hex;
  hex.reserve(64);
  for (const std::uint8_t byte : sha256(bytes)) {
    hex += kHex[byte >> 4];
    hex += kHex[byte & 15];
  }
  return hex;
}

std::string hmac_sha256_hex(std::string_view key, std::string_view bytes) {
  std::string block(key);
  if (block.size() > 64) {
    const auto digest = sha256(key);
    block.assign(digest.begin(), digest.end());
  }
  block.resize(64, '\0');
  std::string inner, outer;
  for (const char c : block) {
    inner += static_cast<char>(c ^ 0x36);
    outer += static_cast<char>(c ^ 0x5C);
  }
  const auto digest = sha256(inner.append(bytes));
  return sha256_hex(outer.append(digest.begin(), digest.end()));
}

}  // namespace onrecord
