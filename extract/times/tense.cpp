// Which way a date without a year lies: told by the group of the verb that governs it ("would have opened", "plans to open").
#include "extract/times/time_reader.h"

namespace onrecord::times {
namespace {

constexpr std::size_t kBack = 16;     // tokens from a date back to its verb
constexpr std::size_t kOnward = 12;   // tokens from a date on to its verb
constexpr std::size_t kGovernor = 7;  // tokens from "to" back to what governs it: "urged the farmers of the valley to"

bool is_verb(const TimeReader& r, std::size_t at) { return r.view.pos(at) == Pos::verb || r.view.pos(at) == Pos::aux; }
bool is_past(const TimeReader& r, std::size_t at) {
  return r.has(at, TimeClass::past) || (r.view.pos(at) == Pos::verb && r.view.lower(at).ends_with("ed"));
}
/// "May" in the middle of a sentence is the month.
bool is_modal(const TimeReader& r, std::size_t at) { return r.has(at, TimeClass::modal) && (!r.view.capital(at) || r.view.starts_sentence(at)); }

/// The word before an infinitive's "to" says that it lies ahead: "plans to", "urged farmers to".
bool intended(const TimeReader& r, std::size_t to) {
  for (std::size_t i = to; i-- > 0 && to - i <= kGovernor && !r.view.starts_sentence(i + 1);) {
    if (r.is_any(i, {"is", "are", "was", "were"}) && i + 1 != to) return false;
    if (r.has(i, TimeClass::intent)) return true;
    if (r.is_any(i, {",", ";"}) || is_verb(r, i)) return false;
  }
  return false;
}

/// Of the verb at `at` with what stands before it; 0: does not tell.
int of_group(const TimeReader& r, std::size_t at) {
  bool have = r.is_any(at, {"have", "has", "had"});
  bool past = is_past(r, at);
  if (r.has(at, TimeClass::future)) return 1;
  for (std::size_t i = at; i > 0 && at - i < 6 && !r.view.starts_sentence(i);) {
    --i;
    if (r.has(i, TimeClass::future)) return 1;
    if (is_modal(r, i)) return have ? -1 : 1;
    if (r.is(i, "to")) return intended(r, i) ? 1 : 0;
    const Pos pos = r.view.pos(i);
    if (pos != Pos::aux && pos != Pos::adv && pos != Pos::part && !r.is_any(i, {"be", "been"})) break;
    if (r.is_any(i, {"is", "are", "be", "being"}) && !r.is(at, "been")) return 0;  // "is required": a participle tells no past
    have = have || r.is_any(i, {"have", "has", "had"});
    past = past || is_past(r, i);
  }
  if (past || have) return -1;
  return r.has(at, TimeClass::timetable) ? 1 : 0;
}

int behind(const TimeReader& r, std::size_t at);

/// A word of what lies ahead that was said of what lay ahead then: "had been due to close on Friday", "until Friday they had not closed it".
bool looked_back_on(const TimeReader& r, std::size_t future, std::size_t at) {
  if (r.is_any(future, {"until", "till"})) return future + 1 == at && behind(r, at) < 0;
  return future > 1 && r.is(future - 1, "been") && r.is(future - 2, "had");
}

int before(const TimeReader& r, std::size_t at) {
  for (std::size_t i = at; i-- > 0 && at - i <= kBack && !r.view.starts_sentence(i + 1);) {
    if (r.has(i, TimeClass::future)) return looked_back_on(r, i, at) ? -1 : 1;
    if (!is_verb(r, i) && !is_past(r, i)) continue;
    if (const int tense = of_group(r, i); tense != 0) return tense;
  }
  return 0;
}

int behind(const TimeReader& r, std::size_t at) {
  for (std::size_t i = at + 1; i < r.view.size() && i - at <= kOnward && !r.view.starts_sentence(i); ++i) {
    if (is_modal(r, i) || r.is_any(i, {"will", "'ll", "shall"})) return 1;
    if (!is_verb(r, i) && !is_past(r, i)) continue;
    if (const int tense = of_group(r, i); tense != 0) return tense;
  }
  return 0;
}

}  // namespace

int TimeReader::tense(std::size_t at) const {
  const int told = before(*this, at);
  if (told != 0) return told;
  const bool of_event = is_any(at + 1, {"'s", "\xE2\x80\x99s"});                                       // "before Friday's purchases"
  if (at > 0 && !of_event && is_any(at - 1, {"by", "before"}) && !view.starts_sentence(at)) return 1;  // a term to keep
  return behind(*this, at);
}

}  // namespace onrecord::times
