#include "extract/entities/country_traps.h"

#include <algorithm>
#include <array>

namespace onrecord {
namespace {

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 8> kSpeechWords = {"speak", "speaks", "spoke", "speaking", "spoken", "fluent", "learn", "learning"};
constexpr std::array<std::string_view, 8> kLanguageNext = {"and", "or", "with", "on", "to", "that", "at", "language"};
constexpr std::array<std::string_view, 5> kPersonNames = {"Jordan", "Chad", "Georgia", "Israel", "Jersey"};

}  // namespace

bool part_of_person(const Reading& r, std::size_t first, std::size_t end) {
  if (!one_of(r.word(first), kPersonNames)) return false;
  const std::string_view before = r.word(first - 1);
  if (first > 0 && r.same_sentence(first - 1, first) && r.tables.given_names.contains(before) && !one_of(before, kPersonNames)) return true;
  const std::string_view after = r.word(end);
  return end < r.size() && r.same_sentence(first, end) && r.capitalised(end) && after.size() > 2 && !r.tables.heads.contains(after) &&
         !r.tables.titles.contains(to_lower_ascii(after));
}

bool part_of_place(const Reading& r, std::size_t first, std::size_t end) {
  static constexpr std::array<std::string_view, 5> kTowns = {"city", "town", "village", "borough", "township"};
  static constexpr std::array<std::string_view, 5> kSides = {"East", "West", "North", "South", "Little"};
  static constexpr std::array<std::string_view, 4> kParts = {"province", "Province", "county", "County"};
  static constexpr std::array<std::string_view, 9> kRoads = {"Street", "Avenue", "Road", "Boulevard", "Lane", "Township", "Hill", "Drive", "Parkway"};
  if (one_of(r.word(end), kRoads)) return true;
  const std::string_view before = r.word(first - 1);
  if (before == "of") return first > 1 && one_of(r.lower(first - 2), kTowns);
  return one_of(before, kSides) && (before == "Little" || one_of(r.word(end), kParts));
}

bool is_language(const Reading& r, std::size_t first, std::size_t end) {
  const std::string before = r.lower(first - 1);
  if (r.lower(end) == "language" || r.lower(end) == "translation") return false;
  if (one_of(before, kSpeechWords)) return true;
  return (before == "in" || before == "into") &&
         (end >= r.size() || r.token(end).kind == TokenKind::punctuation || one_of(r.lower(end), kLanguageNext));
}

bool all_caps_sentence(const Reading& r, std::size_t at) {
  std::size_t caps = 0;
  std::size_t other = 0;
  for (std::size_t i = at < 6 ? 0 : at - 6; i < std::min(r.size(), at + 7); ++i) {
    if (i == at || r.token(i).kind != TokenKind::word || r.word(i).size() < 3) continue;
    ++(r.word(i) == to_lower_ascii(r.word(i)) || r.lower(i).substr(1) == r.word(i).substr(1) ? other : caps);
  }
  return caps > other && caps >= 3;
}

bool georgia_is_state(const Reading& r) {
  static constexpr std::array<std::string_view, 12> kCaucasus = {"Tbilisi", "Georgian",   "Georgians", "Abkhazia", "Ossetia",  "Saakashvili",
                                                                 "Armenia", "Azerbaijan", "Ukraine",   "Moldova",  "Caucasus", "Kakheti"};
  static constexpr std::array<std::string_view, 16> kAmerica = {"Atlanta",    "Savannah", "Augusta",    "Florida", "Alabama", "Texas",
                                                                "Republican", "Democrat", "Democratic", "Senate",  "U.S.",    "Valdosta",
                                                                "Macon",      "Carolina", "County",     "Trump"};
  int caucasus = 0;
  int america = 0;
  for (std::size_t i = 0; i < r.size(); ++i) {
    if (!r.capitalised(i)) continue;
    caucasus += one_of(r.word(i), kCaucasus) ? 2 : 0;
    america += one_of(r.word(i), kAmerica) ? 1 : 0;
  }
  return america > caucasus;
}

}  // namespace onrecord
