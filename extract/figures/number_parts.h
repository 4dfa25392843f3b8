// Parts of the number grammar; each moves `Number::end` over what it has read.
#pragma once

#include "extract/figures/numbers.h"

namespace onrecord::figures {

/// Digits from `begin`; false where there are none or they are no one number.
[[nodiscard]] bool read_digits(const FigureText& text, Number& number);
void read_power_of_ten(const FigureText& text, Number& number);
/// "three hundred and twelve", "twenty-four thousand", "a dozen", "two and a half million", "half a million".
[[nodiscard]] bool read_spelled(const FigureText& text, Number& number);
/// "tens of thousands", "dozens", "several hundred", "a few thousand".
[[nodiscard]] bool read_vague(const FigureText& text, Number& number);
/// Scale words, a suffix on the digits, "and a half", a fraction in one character.
void read_scales(const FigureText& text, Number& number);

}  // namespace onrecord::figures
