// Names of people by what the tables know: a title before them, a given name at their head, a registered name.
#include <algorithm>

#include "extract/entities/group.h"

namespace onrecord {
namespace {

bool is_title(const Reading& r, std::size_t at) { return r.tables.titles.contains(r.lower(at)); }

/// "Minister", "Mr."; of "acting" and "new" alone no name follows.
bool announces(const Reading& r, std::size_t at) {
  const auto found = r.tables.titles.find(r.lower(at));
  return found != r.tables.titles.end() && found->second.kind != TitleKind::former;
}

bool is_name_word(const Reading& r, std::size_t at) {
  if (!r.capitalised(at) || r.token(at).kind != TokenKind::word) return false;
  const Pos pos = r.token(at).pos;
  if (pos == Pos::adp || pos == Pos::cconj || pos == Pos::det) return false;  // "SECRETARY OF STATE"
  const auto head = r.tables.heads.find(r.word(at));
  return head == r.tables.heads.end() || (head->second == HeadKind::place && r.word(at).size() > 2);
}

/// End of the name that starts at `first`; at most five name words of one sentence.
std::size_t name_end(const Reading& r, std::size_t first) {
  std::size_t end = first;
  for (int words = 0; end < r.size() && words < 5; ++words) {
    if (end > first && r.starts_sentence(end)) break;
    if (is_name_word(r, end)) {
      ++end;
      continue;
    }
    std::size_t next = end;
    while (next < r.size() && next < end + 2 && (r.tables.particles.contains(r.word(next)) || r.word(next) == "-" || r.word(next) == ".")) ++next;
    if (end == first || next == end || !is_name_word(r, next) || r.starts_sentence(next)) break;
    end = next + 1;
  }
  return end;
}

Mention person(const Reading& r, std::size_t first, std::size_t end, const char* rule) {
  Mention m;
  m.span = {r.token(first).span.begin, r.token(end - 1).span.end};
  m.type = MentionType::person;
  m.score = 0.6F;
  m.rule = rule;
  return m;
}

/// Beside another word with a capital, or behind an article: part of something else, or a word of its own.
bool stands_in_name(const Reading& r, std::size_t at) {
  if (r.capitalised(at + 1) && !r.starts_sentence(at + 1)) return true;
  if (at == 0 || r.starts_sentence(at)) return false;
  return (r.capitalised(at - 1) && !is_title(r, at - 1) && !r.starts_sentence(at - 1)) || r.token(at - 1).pos == Pos::det || r.word(at - 1) == "-";
}

}  // namespace

std::vector<Mention> find_titled_names(const Reading& r) {
  std::vector<Mention> names;
  for (std::size_t at = 0; at < r.size(); ++at) {
    if (!r.capitalised(at)) continue;
    const bool titled = at > 0 && announces(r, at - 1) && r.same_sentence(at - 1, at) && !is_title(r, at) && is_name_word(r, at);
    const bool given =
        r.tables.given_names.contains(r.word(at)) && (at == 0 || !r.capitalised(at - 1) || r.starts_sentence(at) || is_title(r, at - 1));
    const bool honorific = at > 0 && is_title(r, at) && announces(r, at - 1);  // "Tan |Sri|"
    if ((!titled && !given) || honorific) continue;
    std::size_t end = name_end(r, at);
    while (end > at && is_title(r, end - 1) && end - at > 1) --end;
    const auto head = r.tables.heads.find(r.word(end));
    const bool longer = end < r.size() && head != r.tables.heads.end() && head->second == HeadKind::organization && !r.starts_sentence(end);
    if (end == at || longer || (!titled && end < at + 2)) continue;
    names.push_back(person(r, at, end, titled ? "person.title" : "person.given"));
    at = end - 1;
  }
  return names;
}

std::vector<Mention> find_registered_people(const Reading& r) {
  std::vector<Mention> names;
  for (std::size_t at = 0; at < r.size(); ++at) {
    const auto match = r.capitalised(at) ? r.tables.person_names.longest(r.text, r.token(at).span.begin) : std::nullopt;
    if (!match) continue;
    std::size_t end = at;
    while (end < r.size() && r.token(end).span.begin < r.token(at).span.begin + match->size) ++end;
    const bool longer = r.capitalised(end) && !r.starts_sentence(end) && r.tables.heads.contains(r.word(end));  // "Ada Venn Hospital"
    if (!longer) names.push_back(person(r, at, end, "person.registry"));
    at = end - 1;
  }
  return names;
}

std::vector<Mention> find_repeated_names(const Reading& r, const std::vector<Mention>& mentions) {
  StringSet known;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const TokenRange range = tokens_of(r, mentions[i].span);
    if (mentions[i].type != MentionType::person || mentions[i].country || range.end < range.first + 2) continue;
    const Title title = read_title(r, mentions, i);  // without a title or a given name it may be a firm
    const bool announced = range.first > 0 && announces(r, range.first - 1);
    if (title.role.empty() && !announced && !r.tables.given_names.contains(r.word(range.first))) continue;
    const bool suffixed = r.tables.suffixes.contains(r.word(range.end - 1));
    for (const std::size_t at : {range.first, range.end - (suffixed ? 2 : 1)}) {
      if (r.word(at).size() > 1 && is_name_word(r, at)) known.emplace(r.word(at));
    }
  }
  StringSet lower;  // words that are no names elsewhere
  for (std::size_t at = 0; at < r.size(); ++at) {
    if (!r.capitalised(at)) lower.emplace(r.word(at));
  }
  std::vector<Mention> names;
  auto next = mentions.begin();
  for (std::size_t at = 0; at < r.size(); ++at) {
    while (next != mentions.end() && next->span.end <= r.token(at).span.begin) ++next;
    if (next != mentions.end() && next->span.begin < r.token(at).span.end) continue;
    if (!known.contains(r.word(at)) || lower.contains(r.lower(at)) || stands_in_name(r, at)) continue;
    names.push_back(person(r, at, at + 1, "person.repeat"));
  }
  return names;
}

}  // namespace onrecord
