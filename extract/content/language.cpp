#include <cstdio>  // the header below needs it and does not say so

#include <cld2/public/compact_lang_det.h>

#include <algorithm>

#include "extract/content/metadata.h"
#include "extract/content/text_tools.h"

namespace onrecord {
namespace {

constexpr std::size_t kBytes = 4000;

/// "en_US", "EN-us", "English" -> "en"; empty where it is no language tag.
std::string primary_tag(std::string_view declared) {
  const std::string low = to_lower_ascii(declared);
  std::size_t end = 0;
  while (end < low.size() && low[end] >= 'a' && low[end] <= 'z') ++end;
  return end == 2 || end == 3 ? low.substr(0, end) : "";
}

}  // namespace

std::string find_language(std::string_view text, const HeadFacts& head) {
  std::string declared = primary_tag(head.language);
  if (declared.empty()) declared = primary_tag(head.json_ld.language);
  if (text.size() < 100) return declared;
  std::size_t size = std::min(text.size(), kBytes);
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
  bool reliable = false;
  const CLD2::Language language = CLD2::DetectLanguage(text.data(), static_cast<int>(size), true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return declared;
  const std::string found = primary_tag(CLD2::LanguageCode(language));
  if (found == "no" && (declared == "nb" || declared == "nn")) return declared;
  return found.empty() ? declared : found;
}

}  // namespace onrecord
