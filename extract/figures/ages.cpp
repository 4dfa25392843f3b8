// Ages without a unit: "Harrow, 71, said", "aged 34", "adults over 60".
#include "extract/figures/describe.h"
#include "extract/figures/modifiers.h"

namespace onrecord::figures {

void read_age(const FigureText& t, const Amount& a, std::size_t end, Figure& f) {
  const TokenView& v = t.view;
  if (a.unit != nullptr || a.number.scale > 1 || f.high > 120 || f.low < 1 || a.begin < 2 || v.starts_sentence(a.begin)) return;
  const std::size_t lead = v.is(a.begin - 1, "between") ? a.begin - 1 : a.begin;
  const bool of_people = modifier_before(t, a.begin, false).kind != Modifier::none && a.begin > 1 &&
                         t.word(a.begin - 2, FigureClass::aged) != nullptr && !t.noun(end) && f.high > 4;
  const bool was = v.is_any(a.begin - 1, {"was", "is"}) && v.is_any(a.begin - 2, {"he", "she"}) && f.high > 15 &&
                   (v.is(end, "when") || (v.is(end, "at") && v.is(end + 1, "the") && v.is(end + 2, "time")));
  const bool aged = of_people || was || v.is_any(lead - 1, {"aged", "age", "ages"}) || (v.is(a.begin - 1, "of") && v.is(a.begin - 2, "age"));
  const bool whole = v.digits(a.begin) && f.low == static_cast<int>(f.low);
  const bool apposed = whole && v.is(a.begin - 1, ",") && v.is(end, ",") && v.capital(a.begin - 2) && f.low >= 10 && f.low < 110;
  const bool turned = whole && v.is(a.begin - 1, "turned") && f.low >= 16;
  if (!aged && !apposed && !turned) return;
  f.kind = FigureKind::age;
  f.unit = "year of age";
  f.ucum = "a";
  f.rule = "age";
}

}  // namespace onrecord::figures
