#include "extract/entities/find_hints.h"

namespace onrecord {
namespace {

std::uint16_t bits_of(const TitleWord& title) {
  switch (title.kind) {
    case TitleKind::calling:
    case TitleKind::honorific: return NameHint::kHonorific;
    case TitleKind::office: return NameHint::kOffice;
    case TitleKind::rank: return NameHint::kRank;
    default: return NameHint::kFormer;
  }
}

std::uint16_t bits_of(HeadKind head) {
  switch (head) {
    case HeadKind::organization: return NameHint::kOrganization;
    case HeadKind::place: return NameHint::kPlace;
    case HeadKind::event: return NameHint::kEvent;
    default: return NameHint::kNoName;
  }
}

std::uint16_t words_of(const Reading& r, std::size_t at) {
  const EntityTables& tables = r.tables;
  std::uint16_t bits = 0;
  if (const auto title = tables.titles.find(r.lower(at)); title != tables.titles.end()) bits |= bits_of(title->second);
  if (!r.capitalised(at)) return bits;
  if (tables.given_names.contains(r.word(at))) bits |= NameHint::kGiven;
  if (tables.people_by_surname.contains(r.word(at))) bits |= NameHint::kFamily;
  if (const auto head = tables.heads.find(r.word(at)); head != tables.heads.end()) bits |= bits_of(head->second);
  return bits;
}

/// Calls `mark(token, first)` on the tokens that the phrase covers.
template <typename Mark>
void cover_tokens(const Reading& r, std::size_t at, const PhraseMatch& match, const Mark& mark) {
  const std::uint32_t stop = r.token(at).span.begin + match.size;
  for (std::size_t i = at; i < r.size() && r.token(i).span.begin < stop; ++i) mark(i, i == at);
}

}  // namespace

NameHints find_hints(const Reading& r) {
  NameHints hints(r.size());
  for (std::size_t at = 0; at < r.size(); ++at) {
    if (r.token(at).kind != TokenKind::word) continue;
    hints[at].words |= words_of(r, at);
    if (!r.capitalised(at)) continue;
    const std::uint32_t begin = r.token(at).span.begin;
    if (const auto match = hints[at].phrase == 0 ? r.tables.phrases.longest(r.text, begin) : std::nullopt) {
      const auto kind = static_cast<std::uint8_t>(r.tables.phrase_facts[match->value].kind);
      cover_tokens(r, at, *match, [&](std::size_t i, bool first) { hints[i].phrase = static_cast<std::uint8_t>(1 + 2 * kind + (first ? 0 : 1)); });
    }
    if (const auto match = hints[at].known == 0 ? r.tables.known_names.longest(r.text, begin) : std::nullopt) {
      cover_tokens(r, at, *match,
                   [&](std::size_t i, bool first) { hints[i].known = static_cast<std::uint8_t>(1 + 2 * match->value + (first ? 0 : 1)); });
    }
    if (const auto match = r.tables.person_names.longest(r.text, begin)) {
      cover_tokens(r, at, *match, [&](std::size_t i, bool) { hints[i].words |= NameHint::kRegistered; });
    }
  }
  return hints;
}

}  // namespace onrecord
