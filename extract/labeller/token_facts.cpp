#include "extract/labeller/token_facts.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "core/hash.h"
#include "core/utf8.h"
#include "extract/text/characters.h"

namespace onrecord {
namespace {

constexpr std::size_t kLongest = 40;  // code points looked at: longer tokens are addresses and noise
constexpr std::uint64_t kSeed = 0xCBF29CE484222325ULL;

constexpr std::uint64_t step(std::uint64_t hash, char32_t c) { return (hash ^ c) * 0x100000001B3ULL; }
constexpr std::uint64_t finish(std::uint64_t hash) {
  hash ^= hash >> 32;
  hash *= 0x9E3779B97F4A7C15ULL;
  return hash ^ (hash >> 29);
}

/// One code point for all that are written for one another.
char32_t unify(char32_t c) {
  if (c < 0x80) return c;
  if (c == 0x2019 || c == 0x2018) return '\'';
  if (c == 0x201C || c == 0x201D || c == 0xAB || c == 0xBB || c == 0x201E) return '"';
  if (is_dash(c)) return c == 0x2010 || c == 0x2011 ? U'-' : U'\u2013';
  return c;
}

char32_t to_lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

char32_t shape_of(char32_t c) {
  if (is_digit(c)) return '0';
  if (is_upper(c)) return 'X';
  if (is_letter(c)) return 'x';
  return c;
}

struct Letters {
  std::array<char32_t, kLongest> lower{};
  std::size_t size = 0;
};

void hash_affixes(const Letters& letters, TokenFacts& facts) {
  std::uint64_t prefix = kSeed;
  for (std::size_t i = 0; i < TokenFacts::kAffixes && i + 1 < letters.size; ++i) {
    prefix = step(prefix, letters.lower[i]);
    facts.prefix[i] = finish(prefix);
  }
  std::uint64_t suffix = kSeed;
  for (std::size_t i = 0; i < TokenFacts::kAffixes && i + 1 < letters.size; ++i) {
    suffix = step(suffix, letters.lower[letters.size - 1 - i]);
    facts.suffix[i] = finish(suffix);
  }
}

bool is_double_quote(std::string_view token) {
  return token == "\"" || token == "''" || token == "``" || token == "“" || token == "”" || token == "„" || token == "«" || token == "»";
}

TokenFacts facts_of(std::string_view token) {
  TokenFacts facts;
  Letters letters;
  std::uint64_t word = kSeed;
  std::uint64_t lower = kSeed;
  std::uint64_t shape = kSeed;
  char32_t last_shape = 0;
  std::size_t count = 0;
  std::size_t uppers = 0;
  bool lowers = false;
  for (std::size_t at = 0; at < token.size() && count < kLongest; ++count) {
    const CodePoint c = decode_utf8(token, at);
    at += c.size;
    const char32_t plain = unify(c.value);
    const char32_t small = to_lower(plain);
    const char32_t form = shape_of(plain);
    word = step(word, plain);
    lower = step(lower, small);
    if (form != last_shape) shape = step(shape, form);
    last_shape = form;
    facts.letters = facts.letters || form == 'X' || form == 'x';
    uppers += form == 'X' ? 1 : 0;
    lowers = lowers || form == 'x';
    if (count == 0) facts.capital = form == 'X';
    letters.lower[letters.size++] = small;
  }
  facts.word = finish(word);
  facts.lower = finish(lower);
  facts.shape = finish(step(shape, static_cast<char32_t>(std::min<std::size_t>(count, 2))));
  facts.all_upper = uppers >= 2 && !lowers;
  facts.length = static_cast<std::uint8_t>(count);
  if (facts.letters || is_digit(letters.lower[0])) hash_affixes(letters, facts);
  facts.quote_mark = is_double_quote(token);
  return facts;
}

}  // namespace

std::vector<TokenFacts> find_facts(std::string_view text, std::span<const Token> tokens) {
  std::vector<TokenFacts> facts;
  facts.reserve(tokens.size());
  for (const Token& token : tokens) facts.push_back(facts_of(token.span.of(text)));
  return facts;
}

std::uint64_t hash_lower(std::string_view word) { return facts_of(word).lower; }

}  // namespace onrecord
