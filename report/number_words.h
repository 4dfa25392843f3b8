// Numbers as people read them: for tables, reports and the axes of plots.
#pragma once

#include <string>

namespace onrecord {

/// 24000 -> "24,000"; 0.5 -> "0.5"; 1234.5 -> "1,234.5"; from 1e15 on and below 0.001 with an exponent.
[[nodiscard]] std::string number_words(double value);

/// The number with what people do not read it without: "12%" of the unit "%", "USD 5,000" of a currency; any other unit has its own column.
[[nodiscard]] std::string with_unit(const std::string& number, const std::string& unit);

}  // namespace onrecord
