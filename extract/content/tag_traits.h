// What a parser does with a tag by its name, as far as it matters for the cost of parsing.
#pragma once

#include <cstdint>
#include <string_view>

namespace onrecord::tags {

/// A tag's name: exact in `key` up to eight letters, else a hash that `text` must bear out.
struct Name {
  std::string_view text;
  std::uint64_t key = 0;
};

constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

constexpr std::uint64_t key_of(std::string_view text) {
  std::uint64_t packed = 0;
  std::uint64_t hash = 14695981039346656037ULL;
  bool ascii = true;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(to_lower(c));
    ascii = ascii && byte < 0x80;
    packed = packed << 8 | byte;
    hash = (hash ^ byte) * 1099511628211ULL;
  }
  return ascii && text.size() <= 8 ? packed : hash | 1ULL << 63;
}

[[nodiscard]] bool same_name(const Name& a, const Name& b);

enum Trait : unsigned {
  flat = 1,      // never holds others, or closed by the next of its kind
  format = 2,    // opened again in each later block until it is closed
  barrier = 4,   // a closing tag inside does not reach out of it
  special = 8,   // an inline or unknown element is not closed through it
  block = 16,    // its closing tag reaches through all but barriers
  foreign = 32,  // begins SVG or MathML, where nothing is flat
};

/// Bits of Trait. Unknown names are special: that counts open elements higher, never lower.
[[nodiscard]] unsigned traits_of(const Name& name);

}  // namespace onrecord::tags
