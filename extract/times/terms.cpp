// Terms of office as periods: "under the Biden administration", "during Merkel's chancellorship", "in Trump's first term".
#include <algorithm>

#include "extract/times/time_reader.h"

namespace onrecord::times {
namespace {

/// "administration", "White House": the token after; 0: no office.
std::size_t past_office(const TimeReader& r, std::size_t at) {
  if (r.has(at, TimeClass::office)) return at + 1;
  return r.is(at, "white") && r.is(at + 1, "house") && r.view.capital(at) ? at + 2 : 0;
}

/// Which of several terms: "first", "second", else the last that had begun on the day it is written on.
const DateRange* choose(const TimeReader& r, const OfficeTerms& held, int rank) {
  if (rank > 0) return static_cast<std::size_t>(rank) <= held.terms.size() ? &held.terms[static_cast<std::size_t>(rank) - 1] : nullptr;
  const DateRange* chosen = &held.terms.front();
  for (const DateRange& term : held.terms) {
    if (r.dated() && term.from <= r.today()) chosen = &term;
  }
  return chosen;
}

int rank_at(const TimeReader& r, std::size_t at) { return r.is(at, "first") ? 1 : r.is(at, "second") ? 2 : 0; }

/// "Biden's first year [in office]"; `at` stands behind the possessive.
std::size_t read_year_in_office(TimeReader& r, const OfficeTerms& held, bool possessive, std::size_t from, std::size_t at) {
  const TimeWord* rank = r.word(at, TimeClass::ordinal);
  if (!possessive || rank == nullptr || !r.is(at + 1, "year") || !r.same_sentence(from, at + 1)) return 0;
  const DateRange term = *choose(r, held, 0);
  const CivilDate last = term.to.year == 9999 ? r.today() : term.to;
  CivilDate from_day = term.from.plus_months(12 * (rank->number - 1));
  if (r.is_any(at, {"last", "final"})) from_day = last.plus_months(-12).plus_days(1);
  const CivilDate to_day = std::min(from_day.plus_months(12).plus_days(-1), last);
  if (to_day < from_day) return 0;
  const std::size_t end = r.is(at + 2, "in") && r.is(at + 3, "office") ? at + 4 : at + 2;
  r.add(from, end, from_day.to_string() + "/" + to_day.to_string(), DateRange{from_day, to_day}, "year of a term");
  r.found.back().label = held.name;
  return end;
}

}  // namespace

namespace {

/// The holder of an office named last before token `at`, in this sentence or the two before; null: none.
const OfficeTerms* holder_before(const TimeReader& r, std::size_t at) {
  int sentences = 0;
  for (std::size_t i = at; i-- > 0 && at - i < 120;) {
    const auto held = r.view.capital(i) ? r.tables.terms.find(r.view.lower(i)) : r.tables.terms.end();
    if (held != r.tables.terms.end()) return &held->second;
    if (r.view.starts_sentence(i) && ++sentences == 3) break;
  }
  return nullptr;
}

/// "in his first term", "during her presidency": of the holder named before.
std::size_t read_own_term(TimeReader& r, std::size_t at) {
  if (!r.is_any(at + 1, {"his", "her"}) || r.is(at, "under")) return 0;
  std::size_t i = at + 2;
  const int rank = rank_at(r, i);
  if (rank != 0) ++i;
  const bool office = rank != 0 ? r.is(i, "term") : r.is_any(i, {"presidency", "premiership", "chancellorship"});
  const OfficeTerms* held = office && r.same_sentence(at, i) ? holder_before(r, at) : nullptr;
  const DateRange* term = held == nullptr ? nullptr : choose(r, *held, rank);
  if (term == nullptr || (r.dated() && term->from > r.today())) return 0;
  r.add(at + 1, i + 1, term->from.to_string() + "/" + (term->to.year == 9999 ? std::string() : term->to.to_string()), *term, "term of office");
  r.found.back().label = held->name;
  return i + 1;
}

}  // namespace

std::size_t read_term(TimeReader& r, std::size_t from, std::size_t at) {
  if (!r.is_any(at, {"under", "during", "throughout", "in", "since"})) return 0;
  if (const std::size_t own = read_own_term(r, at); own != 0) return own;
  const bool under = r.is(at, "under");
  std::size_t i = at + 1;
  const bool article = r.is(i, "the");
  if (article) ++i;
  int rank = rank_at(r, i);
  if (rank != 0) ++i;
  if (r.is_any(i, {"president", "chancellor", "premier"}) || (r.is(i, "prime") && r.is(i + 1, "minister"))) i += r.is(i, "prime") ? 2 : 1;
  auto held = r.tables.terms.find(r.view.lower(i));
  if (held == r.tables.terms.end() && r.view.capital(i) && r.view.capital(i + 1)) held = r.tables.terms.find(r.view.lower(++i));  // a first name
  if (held == r.tables.terms.end() || !r.view.capital(i) || !r.same_sentence(at, i)) return 0;
  std::size_t end = i + 1;
  const bool possessive = r.is_any(end, {"'s", "\xE2\x80\x99s"});
  if (possessive) ++end;
  if (const int later = rank_at(r, end); later != 0 && past_office(r, end + 1) != 0) rank = later, ++end;
  if (const std::size_t stop = read_year_in_office(r, held->second, possessive, at + 1, end); stop != 0) return stop;
  const std::size_t after = past_office(r, end);
  const bool house = after == end + 2 && r.is(at, "in");  // "an adviser in the Obama White House": a body
  const bool office = after != 0 && !house && (possessive || article);
  if (office) end = after;
  if (!office && (!under || possessive || article)) return 0;
  const DateRange* term = choose(r, held->second, rank);
  if (term == nullptr || (r.dated() && term->from > r.today())) return 0;
  DateRange days = *term;
  if (r.is(at, "since") && r.dated()) days.to = r.today();
  const std::size_t first = at + 1;
  r.add(first, end, days.from.to_string() + "/" + (days.to.year == 9999 ? std::string() : days.to.to_string()), days, "term of office");
  r.found.back().label = held->second.name;
  (void)from;
  return end;
}

}  // namespace onrecord::times
