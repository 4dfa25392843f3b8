// The words beside a name: titles before it, appositions after it.
#include <algorithm>

#include "extract/entities/group.h"

namespace onrecord {
namespace {

const TitleWord* title_at(const Reading& r, std::size_t at) {
  const auto found = r.tables.titles.find(r.lower(at));
  return found == r.tables.titles.end() ? nullptr : &found->second;
}

bool links(std::string_view w) { return w == "of" || w == "for" || w == "the" || w == "and" || w == "-" || w == "&" || w == "to" || w == "on"; }

/// "|Commission| spokesperson", not "Election |Commission| spokesperson": a head of names there has nothing before it that it ends.
bool begins_name(const Reading& r, std::string_view words, std::size_t at) {
  const auto head = r.tables.heads.find(words.substr(at, words.find(' ', at) - at));
  if (at == 0 || head == r.tables.heads.end() || head->second != HeadKind::organization) return true;
  const std::size_t before = at < 2 ? std::string_view::npos : words.rfind(' ', at - 2);
  const char first = words[before == std::string_view::npos ? 0 : before + 1];
  return first < 'A' || first > 'Z';
}

/// Not the "Foreign Office" of London in "German Foreign Office spokesman".
void add_body(const OrganizationRecord& body, Title& title) {
  if (!title.country || !body.country || *title.country == *body.country) title.organization = body.name;
}

/// The registered body that the words before an officer's title name: "Homeland Security", "State Department", "Pentagon".
void find_body(const Reading& r, std::size_t first, std::size_t end, Title& title) {
  const std::string_view words = r.text.substr(r.token(first).span.begin, r.token(end - 1).span.end - r.token(first).span.begin);
  for (std::size_t at = first; at < end; ++at) {
    if (const auto match = r.tables.phrases.longest(r.text, r.token(at).span.begin)) {
      const Phrase& facts = r.tables.phrase_facts[match->value];
      if (!title.country && facts.country && facts.kind != PhraseKind::capital) title.country = facts.country;
      if (title.organization.empty() && facts.kind == PhraseKind::organization) add_body(r.tables.organizations[facts.organization], title);
    }
  }
  for (const OrganizationRecord& record : r.tables.organizations) {
    if (!title.organization.empty()) break;
    if (title.country && record.country && *title.country != *record.country) continue;
    for (const std::string& topic : record.topics) {
      const std::size_t found = words.find(topic);
      if (found == std::string_view::npos || !begins_name(r, words, found)) continue;
      title.organization = record.name;
      if (!title.country) title.country = record.country;
    }
  }
}

std::string spell(const Reading& r, std::size_t first, std::size_t end) {
  std::string role(r.text.substr(r.token(first).span.begin, r.token(end - 1).span.end - r.token(first).span.begin));
  std::replace(role.begin(), role.end(), '\n', ' ');
  return role;
}

void finish(const Reading& r, std::size_t first, std::size_t end, Title& title) {
  while (first < end && (r.lower(first) == "the" || r.lower(first) == "a" || r.lower(first) == "an" || r.lower(first) == "and")) ++first;
  if (first >= end) return;
  title.role = spell(r, first, end);
  find_body(r, first, end, title);
}

bool bare_honorific(const TitleWord& word) { return word.kind == TitleKind::honorific || word.kind == TitleKind::calling; }

/// The hyphen of "Minister-designate |Ana Roh|".
bool joins_suffix(const Reading& r, std::size_t at, std::size_t name) {
  return at > 0 && at + 2 == name && r.word(at) == "-" && r.adjacent(at) && title_at(r, name - 1) != nullptr && title_at(r, at - 1) != nullptr;
}

/// "Secretary| of State Mike Pompeo": where what the office is of begins; `name` where no office with an "of" stands before the name.
std::size_t complement_begin(const Reading& r, std::size_t wall, std::size_t name) {
  std::size_t at = name;
  while (at > wall + 1 && name - at < 8 && r.same_sentence(at - 1, at) && (r.capitalised(at - 1) || links(r.word(at - 1)))) {
    --at;
    const TitleWord* office = title_at(r, at - 1);
    if ((r.word(at) == "of" || r.word(at) == "for") && office != nullptr && office->kind == TitleKind::office && r.capitalised(name - 1)) return at;
    if (title_at(r, at) != nullptr && !r.capitalised(at)) break;
  }
  return name;
}

/// "press |secretary|": a noun in lower case before an office belongs to it.
bool leads_office(const Reading& r, std::size_t at) {
  return r.token(at).kind == TokenKind::word && r.token(at).pos == Pos::noun && r.token(at).span.end < r.token(at + 1).span.begin;
}

/// "Election |Commission|".
bool heads_body(const Reading& r, std::size_t at) {
  const auto head = r.tables.heads.find(r.word(at));
  return head != r.tables.heads.end() && head->second == HeadKind::organization;
}

/// "Neither", "Meanwhile", "In": opens a sentence, belongs to no title.
bool is_function_word(Pos pos) {
  return pos == Pos::cconj || pos == Pos::sconj || pos == Pos::adp || pos == Pos::det || pos == Pos::adv || pos == Pos::pron;
}

/// "Homeland Security Secretary |Alejandro Mayorkas|": walks left over title words and what qualifies them, to the name before, which ends at
/// `wall`.
void read_before(const Reading& r, std::size_t wall, std::size_t name, Title& title) {
  std::size_t first = complement_begin(r, wall, name);
  bool office = false;
  bool only_honorific = true;
  while (first > wall && r.same_sentence(first - 1, first) && name - first < 14) {
    const std::size_t at = first - 1;
    if (r.word(at) == "-" && !r.adjacent(at)) break;  // the dash of a dateline joins nothing
    const TitleWord* word = title_at(r, at);
    if (word != nullptr) {
      if (word->gender != 0) title.gender = word->gender;
      if (word->kind == TitleKind::office || word->kind == TitleKind::rank) office = true, only_honorific = false;
      if (word->kind == TitleKind::calling && title.calling.empty()) title.calling = r.word(at);
      first = at;
      continue;
    }
    if (joins_suffix(r, at, name)) {
      first = at;
      continue;
    }
    const bool qualifies = office && (r.capitalised(at) || leads_office(r, at) || r.word(at) == "'s" || r.word(at) == "’s" || r.word(at) == "-" ||
                                      (links(r.word(at)) && at > 0 && (r.capitalised(at - 1) || title_at(r, at - 1) != nullptr)));
    const bool opener = r.starts_sentence(at) && is_function_word(r.token(at).pos);
    const bool other_head = r.starts_sentence(at) && r.tables.heads.contains(r.word(at)) && title_at(r, at + 1) == nullptr && !heads_body(r, at + 1);
    if (!qualifies || other_head || opener) break;
    first = at;
  }
  if (!office || only_honorific) return;
  // Honorifics at the end are no role: "President Mr."
  std::size_t end = name;
  while (end > first && title_at(r, end - 1) != nullptr && bare_honorific(*title_at(r, end - 1))) --end;
  finish(r, first, end, title);
}

bool opens_apposition(std::string_view w) {
  static constexpr std::string_view kDeterminers[] = {"the", "its", "his", "her", "their", "our", "a", "an"};
  return std::find(std::begin(kDeterminers), std::end(kDeterminers), w) != std::end(kDeterminers);
}

/// "The Minister of Migration, |Katrin Dovar|, ...", "Its director, |Mirjam Solberg|, said": an office with its article before a comma and the
/// name; a comma closes the apposition, or the office opens the sentence.
void read_apposed(const Reading& r, TokenRange name, Title& title) {
  if (name.first < 3 || r.word(name.first - 1) != "," || !r.same_sentence(name.first - 1, name.first)) return;
  const std::size_t comma = name.first - 1;
  bool office = false;
  for (std::size_t at = comma; at-- > 0 && comma - at < 10 && r.same_sentence(at, comma);) {
    const TitleWord* word = title_at(r, at);
    if (word != nullptr && word->kind == TitleKind::office) office = true;
    const bool inner = !office && at > 0 && r.token(at - 1).pos == Pos::adp;  // "spokesman for |the embassy"
    if (opens_apposition(r.lower(at)) && !inner) {
      if (office && (r.word(name.end) == "," || r.starts_sentence(at))) finish(r, at + 1, comma, title);
      return;
    }
    if (office && at > 0 && (r.word(at) == "'s" || r.word(at) == "’s")) {  // "Ukraine's foreign minister, |X|,"
      if (r.word(name.end) != "," && !r.starts_sentence(at - 1)) return;
      finish(r, at + 1, comma, title);
      return find_body(r, at - 1, at, title);
    }
    const Pos pos = r.token(at).pos;
    if (pos == Pos::verb || pos == Pos::aux || pos == Pos::pron || r.word(at) == ",") return;
  }
}

/// "|Alejandro Mayorkas|, the secretary of homeland security,".
void read_after(const Reading& r, std::size_t end, Title& title) {
  if (r.word(end) != ",") return;
  if (r.word(end + 1) == "who" && (r.lower(end + 2) == "is" || r.lower(end + 2) == "was")) end += 2;  // "|X|, who was the acting director"
  std::size_t stop = end + 1;
  std::size_t office = 0;
  while (stop < r.size() && r.same_sentence(end, stop) && stop < end + 16) {
    const std::string_view w = r.word(stop);
    if (w == "," || w == "." || w == ";" || w == "(" || w == "who" || w == ":" || w == "”" || w == "\"" || w == "said" || w == "told" || w == "—" ||
        w == "–")
      break;
    const Pos pos = r.token(stop).pos;
    if (office != 0 && (pos == Pos::verb || pos == Pos::aux)) break;
    const TitleWord* word = title_at(r, stop);
    if (word != nullptr && word->kind == TitleKind::office) {
      if (office == 0) office = stop;
      if (word->gender != 0) title.gender = word->gender;
    }
    ++stop;
  }
  if (office == 0 || office > end + 7) return;
  // The office must be the apposition's head: only articles, names and adjectives stand before it.
  for (std::size_t i = end + 1; i < office; ++i) {
    const Pos pos = r.token(i).pos;
    if (pos == Pos::verb || pos == Pos::aux || pos == Pos::pron || pos == Pos::sconj || (pos == Pos::adp && !r.capitalised(i + 1))) return;
  }
  finish(r, end + 1, stop, title);
}

/// "(R-Texas)", ", D-Calif.,": the mark of a legislator of the United States.
bool party_mark(const Reading& r, std::size_t end) {
  const std::string_view open = r.word(end);
  const std::string_view party = r.word(end + 1);
  return (open == "(" || open == ",") && (party == "R" || party == "D" || party == "I" || party == "R." || party == "D.") &&
         (r.word(end + 2) == "-" || r.word(end + 2) == "–" || r.word(end + 2) == ",");
}

/// "In Ottawa, Immigration Minister |X| said": the officer of no other country is of the place that opens the sentence.
std::optional<CountryCode> country_of_opening(const Reading& r, std::size_t name) {
  std::size_t first = name;
  while (first > 0 && name - first < 16 && !r.starts_sentence(first)) --first;
  if (r.word(first) != "In" || first + 1 >= r.size()) return std::nullopt;
  const auto match = r.tables.phrases.longest(r.text, r.token(first + 1).span.begin);
  if (!match || r.text.substr(r.token(first + 1).span.begin + match->size, 1) != ",") return std::nullopt;
  return r.tables.phrase_facts[match->value].country;
}

}  // namespace

Title read_title(const Reading& r, const std::vector<Mention>& mentions, std::size_t mention) {
  const TokenRange name = tokens_of(r, mentions[mention].span);
  Title title;
  const bool other = mention > 0 && mentions[mention - 1].type == MentionType::person && !mentions[mention - 1].country;
  read_before(r, other ? tokens_of(r, mentions[mention - 1].span).end : 0, name.first, title);
  if (title.role.empty()) read_apposed(r, name, title);
  if (title.role.empty()) read_after(r, name.end, title);
  if (party_mark(r, name.end) && !title.country) title.country = CountryCode::parse("US");
  if (!title.role.empty() && !title.country) title.country = country_of_opening(r, name.first);
  return title;
}

}  // namespace onrecord
