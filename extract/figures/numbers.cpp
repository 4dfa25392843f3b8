#include "extract/figures/numbers.h"

#include "core/table.h"

#include "extract/figures/number_parts.h"

namespace onrecord::figures {
namespace {

/// "EUR50m", "RM79", "USD1,700": a currency written onto its digits is one token (two where a comma follows).
bool read_currency_onto_digits(const FigureText& t, Number& n) {
  const std::string_view word = t.view.word(n.begin);
  std::size_t letters = 0;
  while (letters < word.size() && word[letters] >= 'A' && word[letters] <= 'Z') ++letters;
  if (letters < 2 || letters > 3 || letters == word.size() || word[letters] < '0' || word[letters] > '9') return false;
  Number currency;
  for (std::size_t i = 0; i < t.tables.units.size(); ++i) {
    const std::string& code = t.tables.units[i].unit;
    if (t.tables.units[i].kind == FigureKind::money &&
        (code == word.substr(0, letters) || (code == "MYR" && word.substr(0, letters) == "RM") || (code == "GBP" && word.substr(0, letters) == "PS")))
      currency.unit_end = i + 1;
  }
  if (currency.unit_end == 0) return false;
  std::size_t at = t.view[n.begin].span.begin + letters;
  std::string digits;
  while (at < t.text.size() && ((t.text[at] >= '0' && t.text[at] <= '9') || ((t.text[at] == ',' || t.text[at] == '.') && at + 1 < t.text.size() &&
                                                                             t.text[at + 1] >= '0' && t.text[at + 1] <= '9'))) {
    digits += t.text[at++];
  }
  const auto value = parse_digits(digits, t.context.language);
  if (!value) return false;
  n.end = n.begin;
  while (n.end < t.view.size() && t.view[n.end].span.begin < at) ++n.end;
  n.low = *value;
  n.unit_end = currency.unit_end;
  n.rule = "digits with a currency code";
  const std::size_t stop = t.view[n.end - 1].span.end;
  if (stop > at) {  // "EUR50m": letters after the digits
    const auto scale = t.tables.words.find(to_lower_ascii(t.text.substr(at, stop - at)));
    if (scale == t.tables.words.end()) return false;
    n.scale = scale->second.front().value;
    n.low *= n.scale;
  }
  return true;
}

}  // namespace

std::optional<Number> read_number(const FigureText& t, std::size_t at) {
  if (at >= t.view.size()) return std::nullopt;
  Number n;
  n.begin = at;
  n.high = -1;
  if (const FigureWord* sign = t.word(at, FigureClass::sign)) {
    n.low = sign->value;
    n.end = at + 1;
    n.fraction = true;
    n.rule = "fraction sign";
  } else if (t.view.digits(at) || t.view.is(at, ".")) {
    if (!read_digits(t, n)) return std::nullopt;
    read_power_of_ten(t, n);
  } else if (t.view.is_word(at)) {
    if (read_currency_onto_digits(t, n)) {
    } else if (read_vague(t, n)) {
      return n;
    } else if (!read_spelled(t, n)) {
      return std::nullopt;
    }
  } else {
    return std::nullopt;
  }
  read_scales(t, n);
  n.high = n.low;
  return n;
}

}  // namespace onrecord::figures
