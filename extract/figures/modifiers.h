// Words around a figure: what opens or blurs it, which way it went, whether it is a record.
#pragma once

#include "extract/figures/numbers.h"

namespace onrecord::figures {

struct ModifierMatch {
  Modifier kind = Modifier::none;
  std::size_t begin = 0;  ///< first token of the modifier; the number's where there is none
  std::size_t end = 0;
  Span span;
};

/// The modifier before token `begin`; `of_time`: the figure is a length of time ("over five years" may mean "during").
[[nodiscard]] ModifierMatch modifier_before(const FigureText& text, std::size_t begin, bool of_time);
[[nodiscard]] ModifierMatch modifier_after(const FigureText& text, std::size_t end);
/// Direction told by a verb or particle before token `begin`, where the modifier or the number starts.
[[nodiscard]] Change change_before(const FigureText& text, std::size_t begin);
/// "5 percent higher" after token `end`.
[[nodiscard]] Change change_after(const FigureText& text, std::size_t begin, std::size_t end);
[[nodiscard]] bool is_record(const FigureText& text, std::size_t begin, std::size_t end);

}  // namespace onrecord::figures
