#include "extract/figures/ties.h"

#include <algorithm>

namespace onrecord::figures {
namespace {

constexpr std::size_t kFarthest = 40;  // tokens between two figures that are tied

Change direction(const Figure& before, const Figure& after) {
  return after.low > before.low ? Change::up : after.low < before.low ? Change::down : Change::none;
}

/// "from $3.10 to $3.50 a gallon": the rate stands once, behind the second.
bool share_rate(const Figure& rate, Figure& bare) {
  if (bare.unit.empty() || !bare.per.empty() || rate.per.empty() || rate.unit != bare.unit + " per " + rate.per) return false;
  bare.unit = rate.unit;
  bare.ucum = rate.ucum;
  bare.per = rate.per;
  if (bare.kind != FigureKind::money) bare.kind = rate.kind;
  return true;
}

}  // namespace

bool Chain::same_sentence(std::size_t at) const {
  if (at > last_end_ + kFarthest) return false;
  for (std::size_t i = last_end_; i <= at; ++i) {
    if (v_.starts_sentence(i)) return false;
  }
  return true;
}

/// Nothing but names and joints stand between this figure and the last: "rose 2.3%, Burton 2.6% and Ross 3%".
bool Chain::listed(std::size_t begin) const {
  for (std::size_t i = last_end_; i < begin; ++i) {
    if (t_.verb(i) || v_.is_any(i, {"from", "compared", "to", "against", "than", "at", "of", ";", "("})) return false;
  }
  return begin - last_end_ < 12;
}

/// The token where the figure begins with its modifier and the words that soften it: "to |just under 60".
std::size_t Chain::lead_of(std::size_t begin, const Figure& f) const {
  while (begin > 0 && !f.modifier_span.empty() && v_[begin - 1].span.begin >= f.modifier_span.begin) --begin;
  while (begin > 0 && v_.is_any(begin - 1, {"just", "only", "a", "well"})) --begin;
  return begin;
}

/// "compared to", "against", "up from", "from 5 to 7": which figure is compared with which.
void Chain::compare(std::size_t begin, Figure& f) {
  Figure& last = found_.back();
  const auto index = static_cast<std::uint32_t>(found_.size());
  for (std::size_t i = begin; i-- > last_end_ && begin - i <= 8;) {
    const bool than = v_.is(i, "than") && f.unit == last.unit && begin - i <= 3 &&
                      v_.is_any(i - 1, {"rather", "more", "higher", "lower", "less", "fewer", "wider", "larger"}) &&
                      last.modifier_span.begin < v_[i].span.begin && f.modifier_span.begin != v_[i - 1].span.begin;
    const bool from = v_.is(i, "from") && begin - i <= 4 && (f.unit == last.unit || last.ucum == "%" || last.change != Change::none);
    if (!than && !from && !v_.is_any(i, {"compared", "against", "versus", "vs.", "vs"})) continue;
    last.compared_to = index;
    f.change = Change::none;
    return;
  }
  const std::size_t lead = lead_of(begin, f);
  if (lead == 0 || !v_.is(lead - 1, "to") || last_lead_ == 0 || !v_.is(last_lead_ - 1, "from")) return;
  if (f.unit.empty() && (f.counted.empty() || f.counted == f.subject) && !last.unit.empty() &&
      last.per.empty()) {  // "from 120 days to fewer than 60"
    f.unit = last.unit;
    f.ucum = last.ucum;
    f.kind = last.kind;
    f.counted.clear();
    f.counted_span = {};
    f.counted_lemma.clear();
  }
  if (f.unit != last.unit && !share_rate(f, last)) return;
  f.compared_to = index - 1;
  if (f.change == Change::none) f.change = direction(last, f);
}

void Chain::inherit(std::size_t begin, Figure& f) {
  const Figure& last = found_.back();
  const bool bracketed = begin == last_end_ + 1 && v_.is_any(begin - 1, {"(", "/"}) && !f.unit.empty();
  const bool joined = begin == last_end_ + 1 && v_.is(last_end_, "or") && !f.unit.empty();
  if ((bracketed || joined) && f.modifier == Modifier::none) f.modifier = last.modifier;
  const bool shares_change = bracketed || v_.is(begin - 1, "or") || (listed(begin) && (f.unit == last.unit || v_.is(last_end_, "or")));
  if (f.change == Change::none && shares_change && last.compared_to == kNone) f.change = last.change;
  if (!f.unit.empty() || !f.counted.empty() || f.kind != FigureKind::count) return;
  if (v_.is(begin - 1, "to") && last.unit == "point") {  // "rose 64 points to 4,577"
    f.unit = last.unit;
    f.ucum = last.ucum;
    f.kind = last.kind;
    return;
  }
  const bool length_between = last.kind == FigureKind::quantity && (last.ucum == "a" || last.ucum == "mo" || last.ucum == "wk" || last.ucum == "d");
  if (last_count_ == kNone || v_.is(begin - 1, "at") || (last_count_ + 1 != found_.size() && !length_between)) return;
  const Figure& count = found_[last_count_];
  f.counted = count.counted;
  f.counted_lemma = count.counted_lemma;
  if (!f.country) f.country = count.country;
}

/// "13 of the 40 farms": the first counts what the second counts; "1 of the 5 million dollars" is money.
void Chain::name_last(const Figure& f) {
  Figure& last = found_.back();
  if (f.span.begin > last.span.end + 30) return;
  if (last.counted.empty()) {
    last.counted = f.counted;
    last.counted_span = f.counted_span;
    last.counted_lemma = f.counted_lemma;
  }
  if (last.unit.empty() && f.kind == FigureKind::money) {
    last.unit = f.unit;
    last.ucum = f.ucum;
    last.kind = f.kind;
  }
}

void Chain::add(Figure f, std::size_t begin, std::size_t end, bool noun_later) {
  if (!found_.empty() && !same_sentence(begin)) last_count_ = kNone;
  if (!found_.empty() && same_sentence(begin)) {
    compare(begin, f);
    inherit(begin, f);
    if (noun_later_) name_last(f);
  }
  if (f.unit.empty() && !f.counted.empty()) last_count_ = static_cast<std::uint32_t>(found_.size());
  last_lead_ = lead_of(begin, f);
  found_.push_back(std::move(f));
  last_end_ = end;
  noun_later_ = noun_later;
}

}  // namespace onrecord::figures
