#include "core/hash.h"

#include <openssl/evp.h>

#include <memory>

namespace onrecord {

std::array<std::uint8_t, 32> sha256(std::string_view bytes) {
  // OpenSSL looks an algorithm up by name at every one-shot call; that costs as much as a short text itself.
  static const EVP_MD* const kind = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  thread_local const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  std::array<std::uint8_t, 32> digest{};
  EVP_DigestInit_ex2(context.get(), kind, nullptr);
  EVP_DigestUpdate(context.get(), bytes.data(), bytes.size());
  EVP_DigestFinal_ex(context.get(), digest.data(), nullptr);
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
