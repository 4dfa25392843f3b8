// How many units of time: "two and a half", "a few", "twenty-four", "a couple of".
#include <cstdlib>

#include "extract/times/time_reader.h"

namespace onrecord::times {

namespace {

/// Number words below a thousand from `at`, with hyphens; moves `at`. 0: none.
int spelled(const TimeReader& r, std::size_t& at) {
  int total = 0;
  bool any = false;
  for (const TimeWord* n = r.word(at, TimeClass::number); n != nullptr; n = r.word(r.view.past_hyphen(at), TimeClass::number)) {
    const std::size_t here = any ? r.view.past_hyphen(at) : at;
    if (n->value == "X" || (any && r.is_any(here, {"a", "an"}))) break;
    if (n->number == 100 || n->number == 12) {
      if (n->number == 12 && r.is(here, "twelve") && any) break;
      total = (total == 0 ? 1 : total) * (r.is(here, "twelve") ? 1 : n->number);
      if (r.is(here, "twelve")) total = 12;
    } else if (any && (total % 10 != 0 || n->number > 9) && total % 100 != 0) {
      break;
    } else {
      total += n->number;
    }
    any = true;
    at = here + 1;
    if (total > 99999) break;
    if (total == 1 && !r.is(at, "hundred") && !r.is(r.view.past_hyphen(at), "dozen")) break;
  }
  return total;
}

}  // namespace

std::string read_count(const TimeReader& r, std::size_t& at) {
  if (r.view.digits(at)) {
    std::string n;
    for (const char c : r.view.word(at)) {
      if (c != ',') n += c;
    }
    ++at;
    if (n.find('.') == std::string::npos && r.is(at, "1") && r.is(at + 1, "/") && r.is(at + 2, "2")) return at += 3, n + ".5";
    return n;
  }
  if (r.is(at, "half") && r.is_any(r.view.past_hyphen(at + 1), {"a", "an"})) return at = r.view.past_hyphen(at + 1) + 1, "0.5";
  if (r.is_any(at, {"a", "the"}) && r.is(at + 1, "few")) return at += 2, "X";
  if (r.is(at, "a") && r.is(at + 1, "couple")) return at += r.is(at + 2, "of") ? 3 : 2, "2";
  if (r.is(at, "a") && r.is(at + 1, "number") && r.is(at + 2, "of")) return at += 3, "X";
  if (r.is(at, "couple") && r.is(at + 1, "of")) return at += 2, "2";
  if (r.value(at, TimeClass::number) == "X") return ++at, "X";
  const int n = spelled(r, at);
  if (n == 0) return {};
  std::size_t half = r.view.past_hyphen(at);
  if (r.is(half, "and")) half = r.view.past_hyphen(half + 1);
  if (half != at && r.is(half, "a") && r.is(r.view.past_hyphen(half + 1), "half"))
    return at = r.view.past_hyphen(half + 1) + 1, std::to_string(n) + ".5";
  return std::to_string(n);
}

}  // namespace onrecord::times
