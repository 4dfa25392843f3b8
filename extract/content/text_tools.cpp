#include "extract/content/text_tools.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include <charconv>

#include "core/table.h"
#include "core/utf8.h"

namespace onrecord {
namespace {

bool is_white(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x85 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

/// Characters that show nothing: controls, soft hyphen, zero-width space, joiner marks of line breaking, byte order mark, noncharacters.
bool is_silent(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF || (c & 0xFFFE) == 0xFFFE;
}

char32_t named_entity(std::string_view name) {
  static constexpr struct {
    std::string_view name;
    char32_t value;
  } kNames[] = {{"amp", '&'},       {"lt", '<'},       {"gt", '>'},       {"quot", '"'},     {"apos", '\''},    {"nbsp", 0xA0},
                {"ndash", 0x2013},  {"mdash", 0x2014}, {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D},
                {"hellip", 0x2026}, {"eacute", 0xE9},  {"auml", 0xE4},    {"ouml", 0xF6},    {"uuml", 0xFC},    {"szlig", 0xDF}};
  for (const auto& row : kNames) {
    if (row.name == name) return row.value;
  }
  return 0;
}

char32_t entity_value(std::string_view body) {
  if (body.empty() || body[0] != '#') return named_entity(body);
  body.remove_prefix(1);
  int base = 10;
  if (!body.empty() && (body[0] == 'x' || body[0] == 'X')) {
    base = 16;
    body.remove_prefix(1);
  }
  unsigned value = 0;
  const auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), value, base);
  if (error != std::errc() || end != body.data() + body.size() || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return 0;
  return value;
}

}  // namespace

std::string_view clip(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
  return text.substr(0, bytes);
}

std::string to_nfc(std::string text) {
  bool ascii = true;
  for (const char c : text) ascii = ascii && static_cast<unsigned char>(c) < 0x80;
  if (ascii) return text;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return text;
  if (nfc->isNormalizedUTF8(text, status)) return text;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  status = U_ZERO_ERROR;
  nfc->normalizeUTF8(0, text, sink, nullptr, status);
  return U_FAILURE(status) ? text : out;
}

std::string to_clean_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte > 0x20 && byte < 0x7F) {
      if (space && !out.empty()) out += ' ';
      space = false;
      out += text[at++];
      continue;
    }
    const CodePoint c = decode_utf8(text, at);
    at += c.size;
    if (is_white(c.value)) {
      space = true;
    } else if (!is_silent(c.value)) {
      if (space && !out.empty()) out += ' ';
      space = false;
      append_utf8(out, c.value);
    }
  }
  return to_nfc(std::move(out));
}

std::vector<std::string> to_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    at += c.size;
    const auto value = static_cast<UChar32>(c.value);
    if (u_isalnum(value)) {
      append_utf8(word, static_cast<char32_t>(u_tolower(value)));
    } else if (!word.empty() && c.value != '\'' && c.value != 0x2019) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::string resolve_entities(std::string_view text) {
  if (text.find('&') == std::string_view::npos) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text[at] == '&' ? text.substr(0, std::min(text.size(), at + 12)).find(';', at) : std::string_view::npos;
    const char32_t value = end == std::string_view::npos ? 0 : entity_value(text.substr(at + 1, end - at - 1));
    if (value == 0) {
      out += text[at++];
    } else {
      append_utf8(out, value);
      at = end + 1;
    }
  }
  return out;
}

}  // namespace onrecord
