// Character classes of running text, by code point: ASCII by hand, the rest by ICU.
#pragma once

namespace onrecord {

[[nodiscard]] bool is_letter(char32_t c);  ///< letters and the marks that combine with them
[[nodiscard]] bool is_digit(char32_t c);   ///< ASCII digits only: others are letters of a word to us
[[nodiscard]] bool is_space(char32_t c);   ///< white space, no-break and thin spaces included
[[nodiscard]] bool is_upper(char32_t c);   ///< upper or title case
[[nodiscard]] bool is_lower(char32_t c);
[[nodiscard]] bool is_symbol(char32_t c);      ///< currency and mathematical signs, degree, section, percent
[[nodiscard]] bool is_apostrophe(char32_t c);  ///< ' and ’
[[nodiscard]] bool is_quote_mark(char32_t c);  ///< any quotation mark, single or double, any direction, and «»
[[nodiscard]] bool is_closer(char32_t c);      ///< closing quote mark or bracket; neutral marks count as both
[[nodiscard]] bool is_dash(char32_t c);        ///< - ‐ ‑ ‒ – — ―

}  // namespace onrecord
