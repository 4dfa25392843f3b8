#include "store/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <optional>

#include "core/utf8.h"

namespace onrecord {

namespace {

constexpr char kNone = 0, kOther = 1;
/// What a byte becomes: a letter or digit, a space between words, kNone, or kOther where it is not ASCII.
constexpr std::array<char, 256> make_ascii() {
  std::array<char, 256> out{};
  for (std::size_t c = 0; c < 256; ++c) out[c] = c < 0x80 ? ' ' : kOther;
  for (char c = '0'; c <= '9'; ++c) out[static_cast<std::size_t>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) out[static_cast<std::size_t>(c)] = out[static_cast<std::size_t>(c - 'a' + 'A')] = c;
  out['\''] = kNone;
  return out;
}
constexpr std::array<char, 256> kAscii = make_ascii();

/// What fold_words gives for an ASCII text; absent for any other.
std::optional<std::string> fold_ascii(std::string_view text) {
  std::string out(text.size() + 1, ' ');
  std::size_t size = 0;
  std::size_t gap = 0;  // 1: a space is due before the next letter
  for (const char c : text) {
    const char folded = kAscii[static_cast<unsigned char>(c)];
    if (folded > ' ') {
      size += gap;
      out[size++] = folded;
      gap = 0;
    } else if (folded == ' ') {
      gap = size > 0 ? 1 : 0;
    } else if (folded == kOther) {
      return std::nullopt;
    }
  }
  out.resize(size);
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
