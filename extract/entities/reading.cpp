#include "extract/entities/reading.h"

#include "core/utf8.h"
#include "extract/text/characters.h"

namespace onrecord {

std::string Reading::lower(std::size_t at) const { return to_lower_ascii(word(at)); }

bool Reading::capitalised(std::size_t at) const {
  const std::string_view w = word(at);
  return !w.empty() && is_upper(decode_utf8(w, 0).value);
}

bool Reading::same_sentence(std::size_t a, std::size_t b) const {
  for (std::size_t i = a + 1; i <= b; ++i) {
    if (starts_sentence(i)) return false;
  }
  return true;
}

}  // namespace onrecord
