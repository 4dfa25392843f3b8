// Years of budgets: "fiscal 2023", "FY24", "the 2022-23 fiscal year". Which months they hold depends on the government.
#include <cstdlib>

#include "extract/times/time_reader.h"

namespace onrecord::times {

/// First month of the fiscal year of the government named before token `at` in its sentence; 0: none is.
static int fiscal_start_named(const TimeReader& r, std::size_t at) {
  for (std::size_t i = at; i-- > 0 && at - i < 30 && !r.view.starts_sentence(i + 1);) {
    const auto named = r.tables.fiscal_names.longest_before(r.view, i + 1);
    if (!named) continue;
    const bool other_party = named->begin > 0 && r.is_any(named->begin - 1, {"from", "to", "with", "against", "by", "of", "into"});
    if (!other_party) return static_cast<int>(named->value);
  }
  return 0;
}

int fiscal_start(const TimeReader& r, std::size_t at) {
  if (const int named = fiscal_start_named(r, at); named != 0) return named;
  const auto start = r.tables.fiscal_starts.find(r.context.home ? r.context.home->view() : std::string_view("US"));
  return start == r.tables.fiscal_starts.end() ? 1 : start->second;
}

std::size_t add_fiscal_step(TimeReader& r, std::size_t from, std::size_t end, int steps) {
  const int start = fiscal_start(r, from);
  const int ends = r.today().year + (start > 1 && r.today().month >= start ? 1 : 0) + steps;
  return r.add(from, end, timex::fiscal_of(ends, start), "relative fiscal year");
}

/// Of a year named by two: April, but for governments that begin theirs in another month. The United States name theirs by one year.
static int double_year_start(const TimeReader& r, std::size_t at) {
  if (const int named = fiscal_start_named(r, at); named > 1 && named != 10) return named;
  const auto home = r.context.home ? r.tables.fiscal_starts.find(r.context.home->view()) : r.tables.fiscal_starts.end();
  return home == r.tables.fiscal_starts.end() || home->second == 1 || home->second == 10 ? 4 : home->second;
}

std::size_t read_double_year(TimeReader& r, std::size_t from, std::size_t at, int first) {
  const TokenView& v = r.view;
  if (!(r.is(at + 1, "-") || r.is(at + 1, "/") || r.is(at + 1, "\xE2\x80\x93")) || !v.glued(at + 1) || !v.glued(at + 2)) return 0;
  if (v.word(at + 2).size() != 2 || r.number(at + 2, 0, 99) != (first + 1) % 100) return 0;
  if (v.glued(at + 3) && (r.is(at + 3, "-") || r.is(at + 3, "/"))) return 0;
  const std::size_t end =
      r.is_any(at + 3, {"fiscal", "financial", "budget"}) && r.is(at + 4, "year") && r.same_sentence(at, at + 4) ? at + 5 : at + 3;
  return r.add(from, end, timex::fiscal_of(first + 1, double_year_start(r, at)), "double year");
}

std::size_t read_fiscal(TimeReader& r, std::size_t from, std::size_t at) {
  const std::string_view w = r.view.lower(at);
  std::size_t end = at + 1;
  int y = -1;
  if (w == "fiscal" || (w == "financial" && r.is(end, "year"))) {
    if (r.is(end, "year")) ++end;
    if (r.is(end, "-")) ++end;
    y = r.year(end);
    if (y < 0) {  // "this fiscal year" counts from today: relative
      return 0;
    }
  } else if (w == "fy") {
    end = r.view.past_hyphen(end);
    y = r.year(end) > 0 ? r.year(end) : r.number(end, 0, 99);
  } else if (w.size() > 2 && w.size() < 7 && w.starts_with("fy")) {
    y = std::atoi(std::string(w.substr(2)).c_str());
    end = at;
    if (y <= 0) return 0;
  }
  if (y < 0) return 0;
  std::size_t stop = end + 1;
  bool two = w == "financial";
  if (r.view.glued(stop) && r.is_any(stop, {"-", "/"}) && r.number(stop + 1, 0, 99) == (y + 1) % 100 && r.view.word(stop + 1).size() == 2) {
    ++y;  // "fiscal 2023-24"
    two = true;
    stop += 2;
  }
  return r.add(from, stop, timex::fiscal_of(y < 100 ? 2000 + y : y, two ? double_year_start(r, at) : fiscal_start(r, at)), "fiscal year");
}

}  // namespace onrecord::times
