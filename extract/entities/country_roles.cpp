#include "extract/entities/country_roles.h"

#include <algorithm>

#include "extract/entities/group.h"

namespace onrecord {
namespace {

constexpr MentionRole kUnknown = MentionRole::unspecified;

MentionRole look_up(const StringMap<MentionRole>& words, std::string_view word) {
  const auto found = words.find(word);
  return found == words.end() ? kUnknown : found->second;
}

bool is_possessive(std::string_view w) { return w == "'s" || w == "’s" || w == "'" || w == "’"; }
bool is_hyphen(std::string_view w) { return w == "-" || w == "–" || w == "‑"; }
bool joins(std::string_view w) { return w == "and" || w == "or" || w == "&"; }

/// The country of one mention among the words around it.
struct Setting {
  const Reading& r;
  const std::vector<Mention>& mentions;
  std::size_t index;
  TokenRange at;

  [[nodiscard]] const CountryRoleWords& words() const { return r.tables.country_roles; }
  [[nodiscard]] Pos pos(std::size_t i) const { return i < r.size() ? r.token(i).pos : Pos::none; }
  [[nodiscard]] bool inside(std::size_t i) const { return i < r.size() && r.same_sentence(at.first, i); }
  [[nodiscard]] bool common_noun(std::size_t i) const { return inside(i) && (pos(i) == Pos::noun || pos(i) == Pos::propn) && !r.capitalised(i); }

  /// "|US| President Ana Roh", "the |UK| Glass Board": a title or a head of names in the capitalised words that follow.
  [[nodiscard]] bool title_follows() const {
    for (std::size_t i = at.end; inside(i) && r.capitalised(i) && i < at.end + 5; ++i) {
      if (r.tables.titles.contains(r.lower(i))) return true;
      const auto head = r.tables.heads.find(r.word(i));
      if (head != r.tables.heads.end() && head->second != HeadKind::not_name) return true;
    }
    return false;
  }

  /// "fled |Sudan| last year": its noun does not belong to the name.
  [[nodiscard]] bool time_follows() const {
    if (!inside(at.end)) return false;
    const auto& times = r.layers.times;
    const std::uint32_t begin = r.token(at.end).span.begin;
    const auto time = std::partition_point(times.begin(), times.end(), [&](const TimeExpression& t) { return t.span.begin < begin; });
    return time != times.end() && time->span.begin == begin;
  }

  /// "|US| officials".
  [[nodiscard]] bool noun_follows() const {
    if (time_follows()) return false;
    std::size_t next = at.end;
    while (inside(next) && pos(next) == Pos::adj && !r.capitalised(next)) ++next;
    const std::string before = at.first > 0 ? r.lower(at.first - 1) : std::string();
    return common_noun(next) || title_follows() || before == "a" || before == "an";
  }

  /// The first word of what the name owns or qualifies, up to its end, that the table has.
  [[nodiscard]] MentionRole by_phrase(const StringMap<MentionRole>& table, std::size_t from, bool capitals) const {
    for (std::size_t i = from; inside(i) && i < from + 6; ++i) {
      if (const MentionRole role = capitals || !r.capitalised(i) ? look_up(table, r.lower(i)) : kUnknown; role != kUnknown) return role;
      const Pos p = pos(i);
      if (p != Pos::adj && p != Pos::noun && p != Pos::propn && p != Pos::num && p != Pos::adv && p != Pos::none && !is_hyphen(r.word(i))) break;
    }
    return kUnknown;
  }

  /// "|Ghana|-made cloth", "the |U.S.|-Mexico border".
  [[nodiscard]] MentionRole hyphened() const {
    const MentionRole role = look_up(words().hyphen, r.lower(at.end + 1));
    return role == kUnknown ? MentionRole::modifier : role;
  }

  [[nodiscard]] MentionRole owner() const {
    const MentionRole role = by_phrase(words().owned, at.end + 1, true);
    if (role != kUnknown) return role;
    for (std::size_t i = at.end + 1; inside(i) && i < at.end + 5; ++i) {
      if (r.tables.government_nouns.contains(r.lower(i))) return MentionRole::actor;
      if (pos(i) != Pos::adj && pos(i) != Pos::noun && pos(i) != Pos::adv) break;
    }
    return MentionRole::modifier;
  }

  /// "the |Chinese| said", "three |Swiss|", "she is |French|": an adjective without its noun.
  [[nodiscard]] MentionRole alone() const {
    const bool verb = inside(at.end) && pos(at.end) == Pos::verb;
    return verb && r.lower(at.first - 1) == "the" ? MentionRole::actor : MentionRole::origin;
  }

  [[nodiscard]] MentionRole adjective() const {
    if (is_hyphen(r.word(at.end)) && r.adjacent(at.end)) return hyphened();
    if (const MentionRole role = by_phrase(words().noun, at.end, false); role != kUnknown) return role;
    const Pos next = inside(at.end) ? pos(at.end) : Pos::punct;
    const bool ends = next == Pos::punct || next == Pos::verb || next == Pos::aux || next == Pos::adp || next == Pos::sconj;
    return ends ? alone() : MentionRole::modifier;
  }

  /// The word before the name and what qualifies it: "|in| neighbouring northern Iraq"; npos at the sentence's start.
  [[nodiscard]] std::size_t word_before() const {
    for (std::size_t i = at.first; i > 0 && r.same_sentence(i - 1, at.first); --i) {
      const Pos p = pos(i - 1);
      const bool qualifies = p == Pos::det || (p == Pos::adj && !r.capitalised(i - 1)) || p == Pos::num;
      if (!qualifies && !(is_hyphen(r.word(i - 1)) && p == Pos::punct && at.first - i < 3 && i < at.first)) return i - 1;
    }
    return std::string::npos;
  }

  /// By the preposition and the word that it belongs to: "the coast |of| Ghana", "the border |with| Ghana", "in |Ghana|".
  [[nodiscard]] MentionRole complement(std::size_t preposition) const {
    const std::string word = r.lower(preposition);
    const bool bound = word == "of" || word == "with" || word == "between" || word == "from";
    const MentionRole head = bound && preposition > 0 ? look_up(words().head, r.lower(preposition - 1)) : kUnknown;
    return head == kUnknown ? look_up(words().before, word) : head;
  }

  /// Past the end of other countries, and of one phrase without them, that "and" and commas join to the name.
  [[nodiscard]] std::size_t coordination_end() const {
    std::size_t next = at.end;
    for (std::size_t i = index + 1; inside(next) && (joins(r.word(next)) || r.word(next) == ","); ++i) {
      const bool last = joins(r.word(next)) || joins(r.word(next + 1));
      std::size_t end = next + 1;
      while (inside(end) && end < next + 6 &&
             (joins(r.word(end)) || pos(end) == Pos::det || pos(end) == Pos::adj || pos(end) == Pos::noun || pos(end) == Pos::propn))
        ++end;
      const bool country = i < mentions.size() && mentions[i].country && tokens_of(r, mentions[i].span).end == end;
      if (!country && !last) break;
      next = end;
      if (!country) break;
    }
    return next;
  }

  /// "China and Japan |said|", at the start of a sentence also "China |on| Monday said".
  [[nodiscard]] bool verb_follows(bool opens) const {
    std::size_t next = coordination_end();
    while (inside(next) && pos(next) == Pos::adv) ++next;
    const Pos p = inside(next) ? pos(next) : Pos::none;
    return p == Pos::verb || p == Pos::aux || (opens && p == Pos::adp);
  }

  /// "France and |Spain|", "France, |Spain| and Italy": what the country before is in; unknown where it is no such list.
  [[nodiscard]] MentionRole listed(std::size_t before) const {
    if (index == 0 || before == std::string::npos || !mentions[index - 1].country) return kUnknown;
    const bool comma = r.word(before) == ",";
    if (!comma && !joins(r.word(before))) return kUnknown;
    if (comma && !joins(r.word(at.end)) && r.word(at.end) != ",") return kUnknown;
    std::size_t end = before;
    if (!comma && r.word(end - 1) == ",") --end;
    return tokens_of(r, mentions[index - 1].span).end == end ? mentions[index - 1].role : kUnknown;
  }

  /// "NAIROBI, |Kenya| -", "in Gdansk, |Poland|,": behind the comma of a place.
  [[nodiscard]] bool follows_place(std::size_t before) const {
    return before != std::string::npos && before > 0 && before + 1 == at.first && r.word(before) == "," && r.capitalised(before - 1);
  }

  [[nodiscard]] MentionRole name() const {
    if (is_possessive(r.word(at.end)) && r.adjacent(at.end)) return owner();
    if (is_hyphen(r.word(at.end)) && r.adjacent(at.end)) return hyphened();
    if (at.first > 0 && is_hyphen(r.word(at.first - 1)) && r.adjacent(at.first)) return MentionRole::modifier;
    if (noun_follows()) return MentionRole::modifier;
    const std::size_t before = word_before();
    if (const MentionRole role = listed(before); role != kUnknown) return role;
    const std::string word = before == std::string::npos ? std::string() : r.lower(before);
    if (const MentionRole role = before == std::string::npos ? kUnknown : complement(before); role != kUnknown) return role;
    if (word == "(") return MentionRole::origin;
    if (verb_follows(before == std::string::npos)) return MentionRole::actor;
    if (follows_place(before)) return MentionRole::place;
    if (before == std::string::npos || (pos(before) != Pos::verb && pos(before) != Pos::aux)) return kUnknown;
    const MentionRole role = look_up(words().verb, word);
    return role == kUnknown ? MentionRole::actor : role;
  }
};

}  // namespace

void find_country_roles(const Reading& r, std::vector<Mention>& mentions) {
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    Mention& m = mentions[i];
    if (!m.country || m.form == CountryForm::metonym || m.rule == "country.people") continue;
    const Setting setting{r, mentions, i, tokens_of(r, m.span)};
    m.role = m.form == CountryForm::demonym ? setting.adjective() : setting.name();
  }
}

}  // namespace onrecord
