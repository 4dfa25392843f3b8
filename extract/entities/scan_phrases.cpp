// Fixed phrases of the tables in their surroundings: is this Georgia a country, does this Beijing act?
#include "extract/entities/country_traps.h"
#include "extract/entities/metonyms.h"
#include "extract/entities/reading.h"

namespace onrecord {
namespace {

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
    if (acts_as_government(r, first, end)) {
      if (!facts.country) {  // "Brussels": a body's seat
        m.type = MentionType::organization;
        m.rule = "metonym.body";
        return;
      }
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

std::vector<Mention> scan_phrases(const Reading& r) {
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
    if (!no_name && !scanner.refused(facts, at, end)) mentions.push_back(scanner.make(facts, at, end));
    at = end;
  }
  return mentions;
}

}  // namespace onrecord
