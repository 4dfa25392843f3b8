// CountryCode: an ISO 3166-1 alpha-2 code, or a former one of ISO 3166-3 ("SU", "YU"), or XK for Kosovo.
#pragma once

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

class CountryCode {
 public:
  /// Two ASCII upper-case letters; whether a country has the code is the country table's business.
  [[nodiscard]] static constexpr std::optional<CountryCode> parse(std::string_view text) {
    if (text.size() != 2 || !upper(text[0]) || !upper(text[1])) return std::nullopt;
    return CountryCode(text[0], text[1]);
  }
  [[nodiscard]] std::string_view view() const { return {letters_.data(), 2}; }
  [[nodiscard]] std::string str() const { return std::string(view()); }
  friend constexpr auto operator<=>(CountryCode, CountryCode) = default;

 private:
  constexpr CountryCode(char a, char b) : letters_{a, b} {}
  static constexpr bool upper(char c) { return c >= 'A' && c <= 'Z'; }
  std::array<char, 2> letters_;
};

}  // namespace onrecord
