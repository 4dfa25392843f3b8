#include "extract/content/decode.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "core/table.h"
#include "core/utf8.h"
#include "extract/content/text_tools.h"

namespace onrecord {
namespace {

constexpr std::size_t kPrescan = 1024;
constexpr std::size_t kLatePrescan = 65536;
constexpr std::size_t kDetectBytes = 32768;
constexpr std::ptrdiff_t kLeastBytes = 30;  // fewer beyond ASCII tell the detector nothing

struct Utf8Shape {
  std::size_t sequences = 0;  // valid ones beyond ASCII
  std::size_t bad = 0;
};

Utf8Shape shape_of(std::string_view bytes) {
  Utf8Shape shape;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint c = decode_utf8(bytes, at);
    ++(c.valid ? shape.sequences : shape.bad);
    at += c.size;
  }
  return shape;
}

const Charset* find_charset(const ContentTables& tables, std::string_view label) {
  const auto found = tables.charset_labels.find(to_lower_ascii(trim(label)));
  return found == tables.charset_labels.end() ? nullptr : &tables.charsets[found->second];
}

/// The charset that a <meta> of `head` names; UTF-16 there means UTF-8, since the meta itself could be read.
const Charset* charset_of_meta(std::string_view head, const ContentTables& tables) {
  const std::string low = to_lower_ascii(head);
  for (std::size_t at = low.find("<meta"); at != std::string::npos; at = low.find("<meta", at + 5)) {
    const std::size_t end = low.find('>', at);
    const std::string label = charset_of(std::string_view(low).substr(at, end == std::string::npos ? end : end - at));
    if (label.empty()) continue;
    if (const Charset* found = find_charset(tables, label)) return found->name.starts_with("utf-16") ? find_charset(tables, "utf-8") : found;
  }
  return nullptr;
}

const Charset* detect(std::string_view bytes, const ContentTables& tables) {
  const Charset* fallback = find_charset(tables, "windows-1252");
  const auto beyond_ascii = std::count_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (beyond_ascii < kLeastBytes) return fallback;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, void (*)(UCharsetDetector*)> detector(ucsdet_open(&status), ucsdet_close);
  if (U_FAILURE(status)) return fallback;
  ucsdet_enableInputFilter(detector.get(), true);
  ucsdet_setText(detector.get(), bytes.data(), static_cast<int32_t>(std::min(bytes.size(), kDetectBytes)), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr || ucsdet_getConfidence(match, &status) < 40) return fallback;
  const char* name = ucsdet_getName(match, &status);
  const Charset* found = U_FAILURE(status) ? nullptr : find_charset(tables, name);
  const bool plausible = found != nullptr && !found->converter.empty() && !found->name.starts_with("utf-16") && found->name != "utf-8";
  return plausible ? found : fallback;
}

std::string convert(std::string_view bytes, const Charset& charset) {
  if (charset.name == "utf-8") return to_valid_utf8(bytes);
  if (charset.converter.empty()) return "\xEF\xBF\xBD";
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(ucnv_open(charset.converter.c_str(), &status), ucnv_close);
  if (U_FAILURE(status)) return to_valid_utf8(bytes);
  const icu::UnicodeString wide(bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(), status);
  std::string out;
  if (U_SUCCESS(status)) wide.toUTF8String(out);
  return out;
}

struct Mark {
  std::string_view bytes;
  std::string_view label;
};
constexpr Mark kMarks[] = {{"\xEF\xBB\xBF", "utf-8"}, {"\xFF\xFE", "utf-16le"}, {"\xFE\xFF", "utf-16be"}};

/// What a page's bytes are to be read as.
struct Choice {
  const Charset* charset = nullptr;  ///< none: UTF-8
  bool valid = false;                ///< known to be valid UTF-8
  std::size_t skip = 0;              ///< bytes of a byte order mark
};

Choice choose(std::string_view bytes, std::string_view content_type, const ContentTables& tables) {
  for (const Mark& mark : kMarks) {
    if (bytes.starts_with(mark.bytes)) return {find_charset(tables, mark.label), false, mark.bytes.size()};
  }
  const Charset* charset = find_charset(tables, charset_of(content_type));
  if (charset == nullptr) charset = charset_of_meta(bytes.substr(0, kPrescan), tables);
  if (charset != nullptr && (charset->converter.empty() || charset->name.starts_with("utf-16"))) return {charset, false, 0};
  const Utf8Shape shape = shape_of(bytes);
  const bool is_utf8 = shape.bad == 0 && (shape.sequences > 0 || charset == nullptr);
  const bool is_mostly_utf8 = charset != nullptr && charset->name == "utf-8" && shape.bad <= shape.sequences;
  if (is_utf8 || is_mostly_utf8) return {nullptr, shape.bad == 0, 0};
  if (charset == nullptr || charset->name == "utf-8") {
    const Charset* late = charset_of_meta(bytes.substr(0, kLatePrescan), tables);
    if (late != nullptr && late->name == "utf-8" && shape.bad > shape.sequences) late = nullptr;
    charset = late != nullptr ? late : detect(bytes, tables);
  }
  return {charset, false, 0};
}

/// The next control character of U+0080..U+009F, which Gumbo would show as U+FFFD.
std::size_t find_c1(std::string_view text, std::size_t from = 0) {
  for (std::size_t at = text.find('\xC2', from); at != std::string_view::npos; at = text.find('\xC2', at + 1)) {
    if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0) return at;
  }
  return std::string_view::npos;
}

std::string without_c1(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t from = 0;
  for (std::size_t at = find_c1(text); at != std::string_view::npos; at = find_c1(text, from)) {
    out.append(text.substr(from, at - from));
    if (text[at + 1] == '\x85') out += '\n';  // next line
    from = at + 2;
  }
  return out.append(text.substr(from));
}

}  // namespace

std::string charset_of(std::string_view content_type) {
  const std::string low = to_lower_ascii(content_type);
  for (std::size_t at = low.find("charset"); at != std::string::npos; at = low.find("charset", at + 7)) {
    std::size_t i = low.find_first_not_of(" \t\r\n\f", at + 7);
    if (i == std::string::npos || low[i] != '=') continue;
    i = low.find_first_not_of(" \t\r\n\f", i + 1);
    if (i == std::string::npos) return "";
    if (low[i] == '"' || low[i] == '\'') {
      const std::size_t end = low.find(low[i], i + 1);
      const std::string inner = end == std::string::npos ? low.substr(i + 1) : low.substr(i + 1, end - i - 1);
      return std::string(trim(inner));
    }
    return low.substr(i, low.find_first_of(" \t\r\n\f;\"'>", i) - i);
  }
  return "";
}

std::string_view decode_page(std::string_view bytes, std::string_view content_type, const ContentTables& tables, std::string& space) {
  const Choice choice = choose(bytes, content_type, tables);
  bytes.remove_prefix(choice.skip);
  const bool as_it_is = choice.charset == nullptr ? choice.valid : choice.charset->name == "utf-8" && is_valid_utf8(bytes);
  if (!as_it_is) space = choice.charset != nullptr ? convert(bytes, *choice.charset) : to_valid_utf8(bytes);
  const std::string_view text = as_it_is ? bytes : std::string_view(space);
  if (find_c1(text) == std::string_view::npos) return text;
  space = without_c1(text);
  return space;
}

}  // namespace onrecord
