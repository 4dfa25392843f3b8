// In which encoding the bytes of an XML document are.
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <optional>
#include <vector>

#include "core/table.h"
#include "core/utf8.h"
#include "crawler/xml_document.h"

namespace onrecord {
namespace {

/// Value after "charset" or "encoding" and "=", with or without quote marks.
std::string value_after(std::string_view text, std::string_view key) {
  const std::string lower = to_lower_ascii(text);
  std::size_t at = lower.find(key);
  if (at == std::string::npos) return {};
  at = lower.find_first_not_of(" \t\r\n", at + key.size());
  if (at == std::string::npos || lower[at] != '=') return {};
  at = lower.find_first_not_of(" \t\r\n\"'", at + 1);
  if (at == std::string::npos) return {};
  return lower.substr(at, lower.find_first_of(" \t\r\n\"';?>", at) - at);
}

std::optional<std::string> convert(std::string_view bytes, std::string charset) {
  if (charset == "utf-8" || charset == "utf8") return is_valid_utf8(bytes) ? std::optional<std::string>(bytes) : std::nullopt;
  if (charset == "iso-8859-1" || charset == "latin1" || charset == "us-ascii" || charset == "ascii") charset = "windows-1252";
  if (charset == "gb2312") charset = "gb18030";
  if (charset.starts_with("utf-7")) return {};
  std::string out(bytes.size() * 4 + 16, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const auto size = ucnv_convert("UTF-8", charset.c_str(), out.data(), static_cast<std::int32_t>(out.size()), bytes.data(),
                                 static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return {};
  out.resize(static_cast<std::size_t>(size));
  return out;
}

/// The encoding that the bytes look like, for documents that name none; empty where that is unsure.
std::string guess_charset(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector* const detector = ucsdet_open(&status);
  bytes = bytes.substr(0, 100'000);
  ucsdet_setText(detector, bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  ucsdet_enableInputFilter(detector, 1);  // markup tells nothing
  std::string name;
  const UCharsetMatch* const match = ucsdet_detect(detector, &status);
  if (U_SUCCESS(status) && match != nullptr && ucsdet_getConfidence(match, &status) >= 30) name = ucsdet_getName(match, &status);
  ucsdet_close(detector);
  return name.starts_with("UTF") ? std::string() : to_lower_ascii(name);
}

/// By byte order mark, or by how "<" is written in 16 or 32 bits.
std::string wide_charset(std::string_view b) {
  using namespace std::string_view_literals;
  if (b.starts_with("\x00\x00\xFE\xFF"sv) || b.starts_with("\x00\x00\x00<"sv)) return "utf-32be";
  if (b.starts_with("\xFF\xFE\x00\x00"sv) || b.starts_with("<\x00\x00\x00"sv)) return "utf-32le";
  if (b.starts_with("\xFE\xFF"sv) || b.starts_with("\x00<"sv)) return "utf-16be";
  if (b.starts_with("\xFF\xFE"sv) || b.starts_with("<\x00"sv)) return "utf-16le";
  return {};
}

}  // namespace

std::string decode_xml(std::string_view bytes, std::string_view content_type) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return to_valid_utf8(bytes.substr(3));
  std::vector<std::string> charsets = {wide_charset(bytes), value_after(content_type, "charset")};
  const std::string_view head = bytes.substr(0, 1024);
  const std::size_t declaration = head.find("<?xml");
  if (declaration != std::string_view::npos)
    charsets.push_back(value_after(head.substr(declaration, head.find("?>", declaration) - declaration), "encoding"));
  charsets.emplace_back("utf-8");
  if (!is_valid_utf8(bytes)) charsets.push_back(guess_charset(bytes));
  charsets.emplace_back("windows-1252");
  for (const std::string& charset : charsets) {
    if (charset.empty() || (charset == "us-ascii" && is_valid_utf8(bytes))) continue;
    const bool needs_wide = charset.starts_with("utf-16") || charset.starts_with("utf-32") || charset.starts_with("ucs");
    if (needs_wide && wide_charset(bytes).empty()) continue;  // the declaration was readable, so it is wrong
    if (auto text = convert(bytes, charset)) {
      if (text->starts_with("\xEF\xBB\xBF")) text->erase(0, 3);
      return std::move(*text);
    }
  }
  return to_valid_utf8(bytes);
}

}  // namespace onrecord
