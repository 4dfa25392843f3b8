// One amount: sign, currency, number, scale, unit.
#include "extract/figures/figure_parts.h"
#include "extract/figures/rejections.h"

namespace onrecord::figures {
namespace {

bool is_minus(const TokenView& v, std::size_t at) { return v.is(at, "-") || v.is(at, "\xE2\x88\x92") || v.is(at, "\xE2\x80\x93"); }

/// "-5", "−0.6%", "minus 3": a mark glued to the number and loose on the left, or the word.
bool negative_before(const FigureText& t, std::size_t number) {
  if (number == 0 || t.view.starts_sentence(number)) return false;
  const TokenView& v = t.view;
  if (v.is(number - 1, "minus") || v.is(number - 1, "negative")) return true;
  return is_minus(v, number - 1) && v.glued(number) &&
         (!v.glued(number - 1) || v.is(number - 2, "(") || v.is(number - 2, "minus") || v.is(number - 2, "$"));
}

/// "thirteen dollars [and] forty-five cents"
void take_cents(const FigureText& t, Amount& a) {
  const std::size_t next = t.view.is(a.end, "and") ? a.end + 1 : a.end;
  if (a.unit->unit == "cent" || a.unit->unit == "pence" || t.view.starts_sentence(next)) return;
  const auto cents = read_number(t, next);
  if (!cents || cents->low >= 100 || cents->low < 1) return;
  const auto unit = unit_after(t, cents->end);
  if (!unit || (unit->unit->unit != "cent" && unit->unit->unit != "pence")) return;
  a.number.low += cents->low / 100;
  a.number.high += cents->low / 100;
  a.end = unit->end;
}

/// "$5", "USD 5", "5 dollars"; "US" may follow ("$31.20 US").
void take_unit(const FigureText& t, Amount& a, const std::optional<UnitMatch>& currency) {
  if (currency) {
    a.unit = currency->unit;
    a.currency_before = true;
    a.unit_begin = currency->begin;
    read_letter_scale(t, a.number, true);
    a.end = a.number.end;
    if (t.view.is(a.end, "us") || t.view.is(a.end, "u.s."))
      ++a.end;
    else if (const auto after = unit_after(t, a.end); after && after->unit->kind == FigureKind::money && !t.view.is(a.end, "cents"))
      a.unit = after->unit, a.end = after->end;
    return;
  }
  if (a.number.unit_end != 0) {
    a.unit = &t.tables.units[a.number.unit_end - 1];
    a.unit_begin = a.begin;
    a.currency_before = true;
    return;
  }
  read_letter_scale(t, a.number, false);
  a.end = a.number.end;
  const auto after = unit_after(t, a.end);
  if (!after || a.number.fraction) {
    if (!after || after->unit->kind == FigureKind::percent || after->begin != a.end) return;
  }
  a.unit = after->unit;
  a.unit_begin = after->begin;
  a.end = after->end;
  if (a.unit->kind != FigureKind::money) return;
  for (const FigureWord* scale = t.word(a.end, FigureClass::scale); scale != nullptr;
       scale = t.word(++a.end, FigureClass::scale)) {  // "75 USD million"
    a.number.low *= scale->value;
    a.number.high *= scale->value;
  }
  take_cents(t, a);
}

}  // namespace

std::optional<Amount> read_amount(const FigureText& t, std::size_t at, bool after_joint) {
  const TokenView& v = t.view;
  Amount a;
  a.begin = at;
  const auto currency = currency_from(t, at);
  const std::size_t first = currency ? currency->end : at;
  if (currency && v.starts_sentence(first)) return std::nullopt;
  std::optional<Number> number;
  if (!currency) {
    if (const Mark mark = read_mark(t, first); mark.rule != nullptr) {
      a.rejected = mark.rule;
      a.end = mark.end;
      return a;
    }
    number = read_fraction(t, first);
  }
  if (!number) number = read_number(t, first);
  if (!number && currency && is_minus(v, first) && v.glued(first + 1)) {
    number = read_number(t, first + 1);
    a.negative = number.has_value();
  }
  if (!number) {
    if (!v.digits(first)) return std::nullopt;
    a.rejected = "digits with odd separators";
    a.end = first + 1;
    return a;
  }
  a.number = *number;
  const bool countable = number->high < 1e30;
  a.end = number->end;
  take_unit(t, a, currency);
  if (!a.negative && negative_before(t, a.begin)) {
    a.negative = true;
    --a.begin;
    if (a.begin > 0 && v.is(a.begin - 1, "minus") && is_minus(v, a.begin)) --a.begin;
  }
  if (!currency && a.number.unit_end == 0) a.rejected = why_no_figure(t, a.number, a.unit != nullptr, after_joint);
  if (!countable) a.rejected = "digits without end";
  if (a.negative) {
    a.number.low = -a.number.low;
    a.number.high = -a.number.high;
  }
  return a;
}

}  // namespace onrecord::figures
