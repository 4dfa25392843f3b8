// Figures in words, as readers meet them.
#include <algorithm>

#include "report/number_words.h"
#include "report/row_table.h"

namespace onrecord {
namespace {

/// "at least " of at_least; nothing where the number stands alone
std::string modifier_words(const FigureRow& f) {
  if (f.modifier == "exact" || f.modifier == "between" || f.modifier.empty()) return {};
  std::string words = f.modifier + " ";
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

}  // namespace

std::string series_name(const FigureSeries& s) {
  std::string out = s.counted.empty() ? s.measure.substr(0, s.measure.find('|')) : s.counted;
  for (const std::string* place : {&s.locality, &s.place}) out += place->empty() ? "" : ", " + *place;
  return out;
}

std::string figure_text(const FigureRow& f) {
  std::string value;
  if (f.low && f.high) {
    value = *f.low == *f.high ? number_words(*f.low) : number_words(*f.low) + " to " + number_words(*f.high);
  } else if (f.low) {
    value = number_words(*f.low);
  } else if (f.high) {
    value = number_words(*f.high);
  }
  return modifier_words(f) + with_unit(value, f.unit);
}

std::string figure_phrase(const FigureRow& f) {
  std::string value = f.raw_text.empty() ? figure_text(f) : modifier_words(f) + f.raw_text;
  if (f.counted.empty() || f.raw_text.ends_with(f.counted)) return value;
  const bool counts_it = f.unit.empty() || f.unit.starts_with('{');  // else the number has a unit of its own: "2 percent"
  return value + (counts_it ? " " + f.counted : " (" + f.counted + ")");
}

}  // namespace onrecord
