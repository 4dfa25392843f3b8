#include "extract/entities/metonyms.h"

#include <algorithm>
#include <array>

namespace onrecord {
namespace {

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 23> kPlaceWords = {"in",     "at",      "to",      "from",    "near",  "outside", "around",   "into",
                                                          "toward", "towards", "through", "across",  "of",    "inside",  "downtown", "central",
                                                          "leave",  "left",    "visit",   "visited", "reach", "reached", "visiting"};

bool is_verb(const Reading& r, std::size_t at) {
  const Pos pos = at < r.size() ? r.token(at).pos : Pos::none;
  return pos == Pos::verb || pos == Pos::aux;
}

/// "Beijing's position": what governments own and cities do not.
bool owns_policy(const Reading& r, std::size_t end) {
  if (r.word(end) != "'s" && r.word(end) != "’s") return false;
  for (std::size_t at = end + 1; at < end + 5 && r.same_sentence(end, at); ++at) {
    if (r.tables.government_nouns.contains(r.lower(at))) return true;
    const Pos pos = r.token(at).pos;
    if (pos != Pos::adj && pos != Pos::noun && pos != Pos::adv && pos != Pos::none) return false;
  }
  return false;
}

}  // namespace

bool acts_as_government(const Reading& r, std::size_t first, std::size_t end) {
  if (owns_policy(r, end)) return true;
  if (r.word(end) == "and" && r.capitalised(end + 1) && is_verb(r, end + 2)) end += 2;  // "|Hanoi| and Jakarta signed"
  const std::string after = r.lower(end);
  if (first > 0 && r.lower(first - 1) == "the") --first;
  const std::string before = r.lower(first - 1);
  if (one_of(before, kPlaceWords) || after == "-" || (after == "," && r.capitalised(end + 1))) return false;
  if (before == "," || before == "(" || (first > 0 && !r.starts_sentence(first) && r.capitalised(first - 1))) return false;
  if (is_verb(r, r.token(end < r.size() ? end : first).pos == Pos::adv ? end + 1 : end)) return true;
  if (r.capitalised(end) && !r.starts_sentence(end)) return false;  // "the London Ledger"
  if (before == "by") return !r.same_sentence(end, end + 1) || r.token(std::min(end, r.size() - 1)).pos != Pos::noun;
  if (before == "between" || before == "against") return true;
  return before == "and" && r.capitalised(first - 2) && r.lower(first - 3) == "between";
}

}  // namespace onrecord
