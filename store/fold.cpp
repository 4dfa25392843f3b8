#include "store/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <optional>

#include "core/utf8.h"

namespace onrecord {

namespace {

/// What fold_words gives for an ASCII text; absent for any other.
std::optional<std::string> fold_ascii(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80) return std::nullopt;
    if (c == '\'') continue;
    const bool upper = c >= 'A' && c <= 'Z';
    if (!upper && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    out += static_cast<char>(upper ? c + ('a' - 'A') : c);
  }
  return out;
}

}  // namespace

std::string fold_words(std::string_view text) {
  if (auto ascii = fold_ascii(text)) return std::move(*ascii);  // most texts: ICU takes fifty times as long
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return std::string(text);
  const icu::UnicodeString source = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  const icu::UnicodeString plain = decompose->normalize(fold->normalize(source, status), status);
  std::string out;
  bool gap = false;
  for (int32_t at = 0; at < plain.length(); at = plain.moveIndex32(at, 1)) {
    const UChar32 c = plain.char32At(at);
    if (u_charType(c) == U_NON_SPACING_MARK || c == '\'' || c == 0x2019) continue;
    if (!u_isalnum(c)) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    append_utf8(out, static_cast<char32_t>(c));
  }
  return out;
}

}  // namespace onrecord
