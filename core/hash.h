// Digests and stable hashes.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace onrecord {

[[nodiscard]] std::array<std::uint8_t, 32> sha256(std::string_view bytes);
[[nodiscard]] std::string sha256_hex(std::string_view bytes);  ///< 64 lower-case hex digits

/// The first eight bytes of a digest as a number, the most significant first: a key where two of five million are equal once in a million times.
[[nodiscard]] constexpr std::int64_t first_number(const std::array<std::uint8_t, 32>& digest) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < 8; ++i) out = out << 8U | digest[i];
  return static_cast<std::int64_t>(out);
}

/// HMAC-SHA-256 of RFC 2104, 64 lower-case hex digits.
[[nodiscard]] std::string hmac_sha256_hex(std::string_view key, std::string_view bytes);

/// 64-bit FNV-1a with a final mix: the same on every machine, not for secrets. `seed` chains calls.
[[nodiscard]] constexpr std::uint64_t stable_hash(std::string_view bytes, std::uint64_t seed = 0xCBF29CE484222325ULL) {
  std::uint64_t h = seed;
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  h ^= h >> 32;
  h *= 0x9E3779B97F4A7C15ULL;
  return h ^ (h >> 29);
}

}  // namespace onrecord
