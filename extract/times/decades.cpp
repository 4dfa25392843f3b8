// Decades and centuries: "the 1920s", "the 19th century", "the twentieth century", "the first decade of the 21st century".
#include "extract/times/time_reader.h"

namespace onrecord::times {
namespace {

/// The number of a century from token `at`, in digits or words, and the token after "century"; 0: none.
int read_century(const TimeReader& r, std::size_t at, std::size_t& end) {
  const TokenView& v = r.view;
  int number = r.number(at, 1, 30);
  end = at + 1;
  if (number > 0 && r.ordinal_ending(end)) {
    ++end;
  } else if (const TimeWord* word = r.word(at, TimeClass::century)) {
    number = word->number;
  } else if (r.is(at, "twenty") && r.is(v.past_hyphen(end), "first")) {
    number = 21;
    end = v.past_hyphen(end) + 1;
  } else {
    return 0;
  }
  end = v.past_hyphen(end);
  return r.is(end, "century") && r.same_sentence(at, end++) ? number : 0;
}

/// "first decade of the 21st century"
std::size_t read_decade_of_century(TimeReader& r, std::size_t from, std::size_t at) {
  const TimeWord* rank = r.word(at, TimeClass::ordinal);
  if (rank == nullptr || !r.is(at + 1, "decade") || !r.is(at + 2, "of") || !r.is(at + 3, "the")) return 0;
  std::size_t end = 0;
  const int century = read_century(r, at + 4, end);
  if (century == 0) return 0;
  const int number = r.is_any(at, {"last", "final"}) ? 10 : rank->number;
  return r.add(from, end, timex::years_of((century - 1) * 100 + (number - 1) * 10, 10), "decade");
}

}  // namespace

std::size_t read_decade(TimeReader& r, std::size_t from, std::size_t at) {
  const TokenView& v = r.view;
  const int first = r.number(at, 0, 2199);
  const std::size_t end = at + 1;
  std::size_t past = 0;
  if (const int century = read_century(r, at, past); century != 0) return r.add(from, past, timex::years_of((century - 1) * 100, 100), "century");
  if (const std::size_t stop = read_decade_of_century(r, from, at); stop != 0) return stop;
  if (first < 0 || first % 10 != 0 || !v.glued(end) || !(r.is(end, "s") || r.is(end, "'s"))) return 0;
  const int full = first >= 1000 ? first : v.word(at).size() == 2 && from != at ? first + (first < 30 ? 2000 : 1900) : 0;
  return full == 0 ? 0 : r.add(from, end + 1, timex::years_of(full, 10), "decade");
}

}  // namespace onrecord::times
