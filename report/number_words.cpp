#include "report/number_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace onrecord {

std::string number_words(double value) {
  const double size = std::abs(value);
  if (!std::isfinite(value) || size >= 1e15 || (size > 0 && size < 1e-3)) return fmt::format("{:g}", value);
  std::string digits = std::nearbyint(value) == value ? fmt::format("{:.0f}", size) : fmt::format("{:.10f}", size);
  const std::size_t point = digits.find('.');
  if (point != std::string::npos) {
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.ends_with('.')) digits.pop_back();
  }
  for (int at = static_cast<int>(std::min(point, digits.size())) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
  return (value < 0 ? "-" : "") + digits;
}

std::string with_unit(const std::string& number, const std::string& unit) {
  if (unit == "%") return number + "%";
  const bool currency = unit.size() == 3 && std::all_of(unit.begin(), unit.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return currency ? unit + " " + number : number;
}

}  // namespace onrecord
