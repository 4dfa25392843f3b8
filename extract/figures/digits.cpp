// Digits with separators: "24,000", "1,00,000", "1.234,5", "1 234", ".5", "2.4×10^6".
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string>

#include "core/table.h"
#include "extract/figures/number_parts.h"
#include "extract/figures/units.h"

namespace onrecord::figures {
namespace {

/// Languages that write the decimal comma; all others write the decimal point.
bool writes_decimal_comma(std::string_view language) {
  static constexpr std::array<std::string_view, 14> kComma = {"de", "fr", "es", "it", "pt", "nl", "ru", "pl", "sv", "da", "fi", "nb", "cs", "tr"};
  for (const std::string_view code : kComma) {
    if (language.substr(0, 2) == code) return true;
  }
  return false;
}

/// Groups after a grouping mark: the last of three digits, the others of two (Indian) or three.
bool well_grouped(std::string_view digits, char mark) {
  const auto groups = split(digits, mark);
  if (groups.front().empty() || groups.front().size() > 3 || groups.back().size() != 3) return false;
  for (std::size_t i = 1; i + 1 < groups.size(); ++i) {
    if (groups[i].size() != 3 && groups[i].size() != 2) return false;
  }
  return true;
}

std::string without(std::string_view digits, char mark) {
  std::string out;
  for (const char c : digits) {
    if (c != mark) out += c;
  }
  return out;
}

/// A no-break or thin space, as between the groups of "1 234".
bool thin_gap(std::string_view gap) { return gap == "\xC2\xA0" || gap == "\xE2\x80\x89" || gap == "\xE2\x80\xAF"; }

/// "1 234 people": groups parted by plain spaces are one number where no digits stand before them and a noun or unit, not more digits, after.
bool spaced_groups(const FigureText& t, std::size_t first, std::size_t at) {
  const TokenView& v = t.view;
  if (v.word(first).size() > 3 || v.word(first)[0] == '0' ||
      (first > 0 && !v.starts_sentence(first) && (v.digits(first - 1) || v.capital(first - 1))))
    return false;
  while (v.digits(at) && v.word(at).size() == 3 && !v.starts_sentence(at)) ++at;
  if (v.digits(at) || v.starts_sentence(at) || v.glued(at)) return false;
  return (v.is_word(at) && !v.capital(at) && (t.noun(at) || v.pos(at) == Pos::adj)) || unit_after(t, at).has_value();
}

}  // namespace

std::optional<double> parse_digits(std::string_view digits, std::string_view language) {
  const char point = writes_decimal_comma(language) ? ',' : '.';
  const char group = point == '.' ? ',' : '.';
  const std::size_t points = static_cast<std::size_t>(std::count(digits.begin(), digits.end(), point));
  std::string_view whole = digits;
  std::string decimals;
  if (points == 1) {
    whole = digits.substr(0, digits.find(point));
    decimals = digits.substr(whole.size() + 1);
    if (decimals.find(group) != std::string::npos) return std::nullopt;
  } else if (points > 1) {
    if (!well_grouped(digits, point) || digits.find(group) != std::string_view::npos) return std::nullopt;
    return std::strtod(without(digits, point).c_str(), nullptr);
  }
  std::string bare(whole);
  if (whole.find(group) != std::string_view::npos) {
    if (well_grouped(whole, group)) {
      bare = without(whole, group);
    } else if (decimals.empty() && std::count(whole.begin(), whole.end(), group) == 1 && whole.size() - whole.find(group) < 4) {
      bare[whole.find(group)] = '.';  // "12,5": no grouping, so a decimal
    } else {
      return std::nullopt;
    }
  }
  if (!decimals.empty()) bare += "." + decimals;
  return std::strtod(bare.c_str(), nullptr);
}

bool read_digits(const FigureText& t, Number& n) {
  const TokenView& v = t.view;
  const bool leading_point = v.is(n.begin, ".") && v.glued(n.begin + 1) && v.digits(n.begin + 1) && !v.glued(n.begin);
  if (!leading_point && !v.digits(n.begin)) return false;
  std::string digits = leading_point ? "0." : "";
  n.end = n.begin + (leading_point ? 1 : 0);
  digits += v.word(n.end++);
  while (v.digits(n.end) && v.word(n.end).size() == 3 && digits.size() % 4 != 0 && digits.find('.') == std::string::npos) {
    const std::size_t gap = v[n.end - 1].span.end;
    const std::string_view between = t.text.substr(gap, v[n.end].span.begin - gap);
    if (!thin_gap(between) && !(between == " " && (v.is(n.end, "000") || spaced_groups(t, n.begin, n.end)))) break;
    digits += "," + std::string(v.word(n.end++));
  }
  const auto value = parse_digits(digits, t.context.language);
  if (!value) {
    n.rule = "digits with odd separators";
    return false;
  }
  n.low = *value;
  n.rule = "digits";
  return true;
}

void read_power_of_ten(const FigureText& t, Number& n) {
  const TokenView& v = t.view;
  if ((!v.is(n.end, "\xC3\x97") && !v.is(n.end, "x")) || !v.is(n.end + 1, "10")) return;
  std::size_t at = n.end + 2;
  if (v.is(at, "^") && v.glued(at)) ++at;
  const bool minus = v.glued(at) && (v.is(at, "-") || v.is(at, "\xE2\x88\x92"));
  if (minus) ++at;
  if (!v.glued(at) || !v.digits(at) || v.word(at).size() > 2) return;
  n.low *= std::pow(10.0, (minus ? -1 : 1) * std::atoi(std::string(v.word(at)).c_str()));
  n.end = at + 1;
  n.rule = "digits with a power of ten";
}

}  // namespace onrecord::figures
