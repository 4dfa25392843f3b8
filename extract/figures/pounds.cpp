// Pounds: a weight or money, by the words of their sentence.
#include "extract/figures/describe.h"

namespace onrecord::figures {
namespace {

/// A word of weighing in the sentence: "weighs 208 pounds", "15 pounds heavier"; or a person moves by them: "she lost 20 pounds".
bool speaks_of_weight(const FigureText& t, const Amount& a) {
  const TokenView& v = t.view;
  bool moved = false;
  for (std::size_t i = a.begin; i-- > 0 && a.begin - i <= 8 && !v.starts_sentence(i + 1);) {
    if (t.has(i, FigureClass::weighing)) return true;
    if (t.has(i, FigureClass::paying)) return false;
    moved = moved || t.has(i, FigureClass::weight_move);
    if (moved && t.has(i, FigureClass::person) && t.country != "GB") return a.number.high < 1000;
  }
  for (std::size_t i = a.end; i < a.end + 3 && i < v.size() && !v.starts_sentence(i); ++i) {
    if (t.has(i, FigureClass::weighing)) return true;
  }
  return false;
}

}  // namespace

bool pounds_weigh(const FigureText& t, const Amount& a) {
  if (a.currency_before) return false;
  if (t.view.is(a.end, "of") && (t.noun(a.end + 1) || t.view.pos(a.end + 1) == Pos::adj) && !t.view.capital(a.end + 1))
    return t.word(a.end + 1, FigureClass::money_noun) == nullptr;
  if (a.number.scale >= 1e6) return false;
  return speaks_of_weight(t, a) || (t.country == "US" && !t.view.is(a.end, "("));
}

}  // namespace onrecord::figures
