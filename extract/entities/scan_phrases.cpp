// Fixed phrases of the tables in their surroundings: is this Georgia a country, does this Beijing act?
#include <algorithm>
#include <array>

#include "extract/entities/reading.h"

namespace onrecord {
namespace {

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 23> kPlaceWords = {"in",     "at",      "to",      "from",    "near",  "outside", "around",   "into",
                                                          "toward", "towards", "through", "across",  "of",    "inside",  "downtown", "central",
                                                          "leave",  "left",    "visit",   "visited", "reach", "reached", "visiting"};
constexpr std::array<std::string_view, 8> kSpeechWords = {"speak", "speaks", "spoke", "speaking", "spoken", "fluent", "learn", "learning"};
constexpr std::array<std::string_view, 8> kLanguageNext = {"and", "or", "with", "on", "to", "that", "at", "language"};
constexpr std::array<std::string_view, 5> kPersonNames = {"Jordan", "Chad", "Georgia", "Israel", "Jersey"};

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

/// The capital or seat stands for its government: it acts, owns, or is dealt with.
bool acts(const Reading& r, std::size_t first, std::size_t end) {
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

/// A name of one word beside another name is likely part of it: "Jim Jordan", "Chad Wolf", "Georgia Meloni".
bool part_of_person(const Reading& r, std::size_t first, std::size_t end) {
  if (!one_of(r.word(first), kPersonNames)) return false;
  const std::string_view before = r.word(first - 1);
  if (first > 0 && r.same_sentence(first - 1, first) && r.tables.given_names.contains(before) && !one_of(before, kPersonNames)) return true;
  const std::string_view after = r.word(end);
  return end < r.size() && r.same_sentence(first, end) && r.capitalised(end) && after.size() > 2 && !r.tables.heads.contains(after) &&
         !r.tables.titles.contains(to_lower_ascii(after));
}

/// "Danes Avenue", "the town of Mexico", "Little Italy", "North Sudan province": named after a country.
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

/// "in Turkish," "speaks Mandarin Chinese": a language, not a people.
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

/// Georgia is the state where the text is about the United States and nothing Caucasian stands near.
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

struct Scanner {
  const Reading& r;
  int georgia = -1;

  bool refused(const Phrase& facts, std::size_t first, std::size_t end) {
    const std::string_view w = r.word(first);
    if (facts.country && facts.kind != PhraseKind::capital && part_of_place(r, first, end)) return true;
    if (facts.kind == PhraseKind::code) return w == "US" && all_caps_sentence(r, first);
    const bool un_american = facts.kind == PhraseKind::adjective && r.word(first - 1) == "-" && r.lower(first - 2) == "un";
    if (facts.kind == PhraseKind::adjective) return un_american || is_language(r, first, end);
    if (facts.kind != PhraseKind::country_name || end != first + 1) return false;
    return part_of_person(r, first, end) || (w == "Jersey" && r.word(first - 1) == "New");
  }

  bool is_state(std::size_t first) {
    if (r.word(first) != "Georgia") return false;
    if (georgia < 0) georgia = georgia_is_state(r) ? 1 : 0;
    return georgia == 1;
  }

  void name_government(const Phrase& facts, std::size_t first, std::size_t end, Mention& m) const {
    const bool seat = facts.kind == PhraseKind::seat;
    if (acts(r, first, end)) {
      m.form = CountryForm::metonym;
      m.role = MentionRole::actor;
      m.rule = seat ? "metonym.seat" : "metonym.capital";
      return;
    }
    m.country.reset();
    m.role = seat ? MentionRole::unspecified : MentionRole::place;
    m.rule = seat ? "place.seat" : "place.capital";
  }

  Mention make(const Phrase& facts, std::size_t first, std::size_t end) {
    Mention m;
    m.span = {r.token(first).span.begin, r.token(end - 1).span.end};
    m.type = facts.type.value_or(MentionType::place);
    m.country = facts.country;
    switch (facts.kind) {
      case PhraseKind::country_name:
        m.form = CountryForm::name;
        m.rule = "country.name";
        if (is_state(first)) m.country.reset(), m.form = CountryForm::none, m.rule = "place.state";
        break;
      case PhraseKind::adjective:
      case PhraseKind::people:
        m.form = CountryForm::demonym;
        m.type = MentionType::other;
        m.rule = facts.kind == PhraseKind::people ? "country.people" : "country.adjective";
        m.role = facts.kind == PhraseKind::people ? MentionRole::origin : MentionRole::modifier;
        break;
      case PhraseKind::code:
        m.form = CountryForm::code;
        m.rule = "country.code";
        break;
      case PhraseKind::seat:
      case PhraseKind::capital: name_government(facts, first, end, m); break;
      case PhraseKind::blocker: m.rule = "blocker"; break;
      case PhraseKind::place: m.rule = "place.table"; break;
      case PhraseKind::organization:
        m.country.reset();
        m.rule = "organization.registry";
        break;
    }
    return m;
  }
};

}  // namespace

std::vector<Mention> scan_phrases(const Reading& r, std::vector<std::uint32_t>& organizations) {
  std::vector<Mention> mentions;
  Scanner scanner{r};
  for (std::size_t at = 0; at < r.size();) {
    const auto match = r.token(at).kind == TokenKind::word ? r.tables.phrases.longest(r.text, r.token(at).span.begin) : std::nullopt;
    if (!match) {
      ++at;
      continue;
    }
    const std::uint32_t stop = r.token(at).span.begin + match->size;
    std::size_t end = at;
    while (end < r.size() && r.token(end).span.begin < stop) ++end;
    const Phrase& facts = r.tables.phrase_facts[match->value];
    const bool no_name = facts.kind == PhraseKind::blocker && !facts.type;
    if (!no_name && !scanner.refused(facts, at, end)) {
      mentions.push_back(scanner.make(facts, at, end));
      organizations.push_back(facts.organization);
    }
    at = end;
  }
  return mentions;
}

}  // namespace onrecord
