// What comes back: "every Monday", "twice a week", "daily".
#include "extract/times/time_reader.h"

namespace onrecord::times {
namespace {

/// Every one of a kind of day or month: its TIMEX3 value; empty: none.
std::string each_value(const TimeReader& r, std::size_t at) {
  if (const std::string_view d = r.value(at, TimeClass::weekday); !d.empty()) return "XXXX-WXX-" + std::string(d);
  if (const TimeWord* m = r.word(at, TimeClass::month); m != nullptr && r.view.capital(at))
    return (m->number < 10 ? "XXXX-0" : "XXXX-") + std::to_string(m->number);
  if (const std::string_view p = r.value(at, TimeClass::part); !p.empty()) return "XXXX-XX-XXT" + std::string(p);
  if (const std::string_view s = r.value(at, TimeClass::season); !s.empty()) return "XXXX-" + std::string(s);
  return {};
}

/// "twice a week", "three times every year": how often in which length.
std::size_t read_times_in(TimeReader& r, std::size_t from, std::size_t at) {
  std::size_t i = at;
  if (r.is_any(at, {"once", "twice"})) {
    ++i;
  } else {
    if (read_count(r, i).empty() || !r.is(i++, "times")) return 0;
  }
  if (!r.is_any(i, {"a", "an", "per", "every", "each"}) || i + 1 >= r.view.size() || !r.same_sentence(at, i + 1)) return 0;
  const std::string_view unit = r.value(i + 1, TimeClass::unit);
  return unit.empty() ? 0 : r.add(from, i + 2, length_of("1", unit), std::nullopt, "set", TimexType::set);
}

}  // namespace

std::size_t read_set(TimeReader& r, std::size_t from, std::size_t at) {
  if (const std::string_view set = r.value(at, TimeClass::set); !set.empty())
    return r.add(from, at + 1, std::string(set), std::nullopt, "set", TimexType::set);
  if (const std::size_t end = read_times_in(r, from, at); end != 0) return end;
  if (!r.is_any(at, {"every", "each"})) return 0;
  std::size_t end = at + 1;
  if (end < r.view.size() && !r.same_sentence(at, end)) return 0;
  if (const std::string value = each_value(r, end); !value.empty()) return r.add(from, end + 1, value, std::nullopt, "set", TimexType::set);
  std::string n = r.is(end, "other") ? "2" : std::string();
  if (!n.empty()) ++end;
  if (n.empty()) n = read_count(r, end);
  const std::string_view unit = r.unit(end);
  if (unit.empty()) return 0;
  return r.add(from, end + 1, length_of(n.empty() ? "1" : n, unit), std::nullopt, "set", TimexType::set);
}

}  // namespace onrecord::times
