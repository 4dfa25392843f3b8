// Fractions and shares: "a third", "two-thirds", "half of", "1/2", "one in five", "two out of three".
#include "extract/figures/number_parts.h"

namespace onrecord::figures {
namespace {

/// A small count in digits or letters, as it stands in a fraction; 0 where there is none.
double small_count(const FigureText& t, std::size_t at, std::size_t& end) {
  if (t.view.digits(at)) {
    const auto value = parse_digits(t.view.word(at), t.context.language);
    end = at + 1;
    return value && *value < 1e9 && *value == static_cast<int>(*value) ? *value : 0;
  }
  Number n;
  n.begin = at;
  if (t.view.is(at, "a") || !read_spelled(t, n)) return 0;
  end = n.end;
  return n.low;
}

/// Words before "half" or "third" that make a rank or a name of it: "second half", "final third".
bool ranked(const FigureText& t, std::size_t at) {
  if (at == 0 || t.view.starts_sentence(at)) return false;
  return t.has(at - 1, FigureClass::rank);
}

std::optional<Number> make(std::size_t begin, std::size_t end, double value, const char* rule) {
  Number n;
  n.begin = begin;
  n.end = end;
  n.low = n.high = value;
  n.fraction = true;
  n.letters = true;
  n.rule = rule;
  return n;
}

/// "two and half", "two years and half": "and" behind a number, with its noun or without.
bool follows_number(const FigureText& t, std::size_t at) {
  for (std::size_t i = at; i-- > 0 && at - i <= 2;) {
    if (t.view.digits(i) || t.has(i, FigureClass::number) || t.has(i, FigureClass::scale)) return true;
  }
  return false;
}

/// "half", "half of", "half the": what it is half of must show, or "by", a modifier or "the" stand before.
std::optional<Number> read_half(const FigureText& t, std::size_t at) {
  const TokenView& v = t.view;
  if (!v.is(at, "half") || v.starts_sentence(at + 1) || ranked(t, at) ||
      (at > 0 && (v.is(at - 1, "-") || (v.is(at - 1, "and") && follows_number(t, at - 1)))))
    return std::nullopt;
  const bool based = t.has(at + 1, FigureClass::half_base);
  const bool opened = at > 0 && (v.is(at - 1, "by") || v.is(at - 1, "in") || t.tables.modifiers_before.longest_before(v, at).has_value());
  const bool closes = at + 1 >= v.size() || v[at + 1].kind == TokenKind::punctuation || v.is(at + 1, "were") || v.is(at + 1, "are") ||
                      v.is(at + 1, "over") || v.is(at + 1, "in");
  if (v.is(at + 1, "of") && v.is(at + 2, "a") && t.word(at + 3, FigureClass::scale)) return std::nullopt;
  if (!based && !(opened && closes && !v.is(at + 1, "-"))) return std::nullopt;
  if (at > 0 && v.is(at - 1, "in") && !based) return std::nullopt;  // "cut in half"
  return make(at, at + 1, 0.5, "half");
}

/// A comparison behind a fraction; "a third more term" is none.
bool compares(const FigureText& t, std::size_t at) { return t.has(at, FigureClass::more) || t.has(at, FigureClass::less); }

/// "a third", "two-thirds", "three quarters"
std::optional<Number> read_part(const FigureText& t, std::size_t at) {
  const TokenView& v = t.view;
  std::size_t end = at + 1;
  double count = 1;
  const bool article = v.is(at, "a") || v.is(at, "an");
  if (!article) {
    count = small_count(t, at, end);
    if (count == 0 || count > 99) return std::nullopt;
  }
  const std::size_t place = v.past_hyphen(end);
  const FigureWord* part = t.word(place, FigureClass::part);
  if (part == nullptr || v.starts_sentence(place) || (v.digits(at) && place == end && !v.lower(place).ends_with("s"))) return std::nullopt;
  const bool plural = v.lower(place).ends_with("s") || v.is(place, "halves");
  if (plural != (count > 1) || count >= part->value) return std::nullopt;
  if (article && part->value == 2) return std::nullopt;
  if (plural && part->value == 4 && place == end && !v.is(place + 1, "of") && !v.is(place + 1, "the"))
    return std::nullopt;  // "two quarters" of a year
  const bool of = v.is(place + 1, "of");
  if (article && compares(t, place + 1)) return make(at, place + 1, count / part->value, "part");  // "a third more", "a quarter less"
  if (article && !of && t.noun(place + 1)) return std::nullopt;                                    // "a third term"
  if (article && !of && v.pos(place + 1) == Pos::adj) return std::nullopt;
  if (article && part->value == 4 && !of && !(at > 0 && v.is(at - 1, "by"))) return std::nullopt;
  if (v.is(place + 1, "-") && v.glued(place + 1) && article) return std::nullopt;
  if (of && v.is(place + 2, "a") && t.word(place + 3, FigureClass::scale)) {  // "a quarter of a million"
    auto n = make(at, place + 4, count / part->value * t.word(place + 3, FigureClass::scale)->value, "part of a scale");
    n->fraction = false;
    return n;
  }
  return make(at, place + 1, count / part->value, "part");
}

/// "1/2": small, below one, before a noun or "of".
std::optional<Number> read_slashed(const FigureText& t, std::size_t at) {
  const TokenView& v = t.view;
  if (!v.digits(at) || !v.glued(at + 1) || !v.is(at + 1, "/") || !v.digits(at + 2) || !v.glued(at + 2) || (v.glued(at + 3) && v.is(at + 3, "/")))
    return std::nullopt;
  if (at > 0 && v.glued(at)) return std::nullopt;
  std::size_t end = 0;
  const double top = small_count(t, at, end);
  const double bottom = small_count(t, at + 2, end);
  if (top < 1 || top >= bottom || bottom > 16 || (bottom > 5 && bottom != 8 && bottom != 10 && bottom != 16)) return std::nullopt;
  return make(at, at + 3, top / bottom, "slashed fraction");
}

/// "a ratio of 3 to 1", "outnumber men three to one", "3-to-1": the token after; 0: none.
std::size_t to_one(const FigureText& t, std::size_t at, std::size_t end, double part) {
  const TokenView& v = t.view;
  const bool hyphens = v.is(end, "-") && v.is(end + 1, "to") && v.is(end + 2, "-");
  const std::size_t one = hyphens ? end + 3 : end + 1;
  if (part < 2 || (!hyphens && !v.is(end, "to")) || (!v.is(one, "1") && !v.is(one, "one")) || v.starts_sentence(one)) return 0;
  if (hyphens) return one + 1;
  for (std::size_t i = at; i-- > 0 && at - i <= 9 && !v.starts_sentence(i + 1);) {
    if (t.word(i, FigureClass::paired) != nullptr) return one + 1;
  }
  return 0;
}

/// "one in five", "nine out of 10", "one of every six"
std::optional<Number> read_share(const FigureText& t, std::size_t at) {
  const TokenView& v = t.view;
  std::size_t end = 0;
  const double part = small_count(t, at, end);
  if (part < 1) return std::nullopt;
  if (const std::size_t one = to_one(t, at, end, part); one != 0) return make(at, one, part, "ratio to one");
  bool joined = false;
  if (v.is(end, "out") && v.is(end + 1, "of")) {
    end += v.is(end + 2, "every") ? 3 : 2;
    joined = true;
  } else if (v.is(end, "in") || (v.is(end, "of") && v.is(end + 1, "every"))) {
    end += v.is(end + 1, "every") ? 2 : 1;
    joined = true;
  } else if (v.is(end, "-") && v.is(end + 1, "in") && v.is(end + 2, "-")) {
    end += 3;
    joined = true;
  }
  if (!joined || v.starts_sentence(end)) return std::nullopt;
  std::size_t stop = 0;
  const double whole = small_count(t, end, stop);
  if (whole <= part || whole > 100000 || (whole > 1900 && whole < 2100)) return std::nullopt;
  if (const auto unit = t.tables.units_after.longest_from(v, stop)) {
    if (v.lower(unit->begin).size() > 2 || t.tables.units[unit->value].kind == FigureKind::percent) return std::nullopt;  // "one in five years"
  }
  return make(at, stop, part / whole, "share");
}

}  // namespace

std::optional<Number> read_fraction(const FigureText& t, std::size_t at) {
  const TokenView& v = t.view;
  const bool article = v.is(at, "a") || v.is(at, "an");
  if (v.is(at, "half")) return read_half(t, at);
  if (!article && !v.digits(at) && t.word(at, FigureClass::number) == nullptr) return std::nullopt;
  if (auto n = read_part(t, at)) return n;
  if (article) return std::nullopt;
  if (auto n = read_slashed(t, at)) return n;
  return read_share(t, at);
}

}  // namespace onrecord::figures
