// Numbers that count nothing: which rule says so.
#pragma once

#include "extract/figures/numbers.h"

namespace onrecord::figures {

/// The rule by which `number` is no figure; null where it may be one. `unit`: a unit or currency stands beside it;
/// `after_joint`: a hyphen of a range stands before it.
[[nodiscard]] const char* why_no_figure(const FigureText& text, const Number& number, bool unit, bool after_joint);

/// What digits are part of, seen before they are read as a number: a telephone number, version, score, clock or list number.
struct Mark {
  const char* rule = nullptr;  ///< null: none
  std::size_t end = 0;         ///< token after it
};
[[nodiscard]] Mark read_mark(const FigureText& text, std::size_t at);

}  // namespace onrecord::figures
