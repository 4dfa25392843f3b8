#include "extract/claims/antecedents.h"

#include <algorithm>
#include <optional>

#include "core/table.h"
#include "extract/text/one_of.h"

namespace onrecord {
namespace {

using Index = std::uint32_t;

constexpr Index kMentions = 60;  ///< looked back at: bounds the work
constexpr Index kTogether = 5;   ///< sentences back to "both ministers"
constexpr Index kSentences = 8;  ///< a pronoun reaches no farther

/// Last word of a name in lower case, without "Jr." and the like; empty where the name has one word only.
std::string surname_of(std::string_view name) {
  std::string lowered = to_lower_ascii(name);
  std::size_t space = lowered.rfind(' ');
  while (space != std::string::npos && is_one_of(std::string_view(lowered).substr(space + 1), {"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"})) {
    lowered.resize(lowered[space - 1] == ',' ? space - 1 : space);
    space = lowered.rfind(' ');
  }
  return space == std::string::npos || space == 0 ? std::string() : lowered.substr(space + 1);
}

/// `text` has `word` with no letter beside it.
bool has_word(std::string_view text, std::string_view word) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; };
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !letter(text[at - 1])) && (end == text.size() || !letter(text[end]))) return true;
  }
  return false;
}

/// Reads as a person's name: tagged stretches that end in a common word or open with a mark are none.
bool is_name(std::string_view name) {
  const auto upper = [](char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; };
  const std::size_t space = name.rfind(' ');
  return !name.empty() && upper(name.front()) && (space == std::string_view::npos || space + 1 == name.size() || upper(name[space + 1]));
}

}  // namespace

Antecedents::Antecedents(const TokenView& view, const Annotations& layers, const ClaimTables& tables, const std::vector<std::uint32_t>& quote_of)
    : view_(view), layers_(layers), tables_(tables), quote_of_(quote_of) {
  for (Index e = 0; e < layers.entities.size(); ++e) {
    const Entity& entity = layers.entities[e];
    if (entity.kind != EntityKind::person || !is_name(entity.name)) continue;
    const std::string surname = surname_of(entity.name);
    if (surname.empty()) continue;
    const auto [at, fresh] = surnames_.try_emplace(surname, e);
    if (!fresh && entity.mentions.size() > layers.entities[at->second].mentions.size()) at->second = e;
  }
}

std::uint32_t Antecedents::sentence_of(std::uint32_t byte) const {
  const auto after =
      std::upper_bound(layers_.sentences.begin(), layers_.sentences.end(), byte, [](std::uint32_t b, const Sentence& s) { return b < s.span.begin; });
  return after == layers_.sentences.begin() ? 0 : static_cast<Index>(after - layers_.sentences.begin() - 1);
}

std::uint32_t Antecedents::token_of(std::uint32_t byte) const {
  const auto at =
      std::lower_bound(layers_.tokens.begin(), layers_.tokens.end(), byte, [](const Token& t, std::uint32_t b) { return t.span.end <= b; });
  return static_cast<Index>(at - layers_.tokens.begin());
}

std::uint32_t Antecedents::by_surname(std::string_view surname) const {
  const auto at = surnames_.find(std::string(surname));
  return at == surnames_.end() ? kNone : at->second;
}

template <typename Fits>
std::uint32_t Antecedents::latest(std::uint32_t token, Fits fits) const {
  const std::uint32_t byte = layers_.tokens[token].span.begin;
  const auto after =
      std::lower_bound(layers_.mentions.begin(), layers_.mentions.end(), byte, [](const Mention& m, std::uint32_t b) { return m.span.begin < b; });
  Index left = kMentions;
  for (auto m = after; m != layers_.mentions.begin() && left-- > 0;) {
    --m;
    if (m->entity < layers_.entities.size() && fits(layers_.entities[m->entity])) return m->entity;
  }
  return kNone;
}

/// Near, a subject, the last speaker, of the same gender: for. Inside a quotation, behind a preposition, a possessor: against.
int Antecedents::score(std::uint32_t mention, std::uint32_t sentence, char gender, std::uint32_t last) const {
  const Mention& m = layers_.mentions[mention];
  const Entity& entity = layers_.entities[m.entity];
  const Index token = token_of(m.span.begin);
  const Index end = token_of(m.span.end);
  const Index stands_in = sentence_of(m.span.begin);
  int points = -2 * static_cast<int>(sentence - stands_in);
  if (entity.gender == gender) points += 2;
  if (m.entity == last) points += 3;
  points += static_cast<int>(std::min<std::size_t>(entity.mentions.size(), 6)) / 2;
  if (token < layers_.sentences[stands_in].first_token + 4) points += 2;
  const Pos after = view_.pos(end);
  if (after == Pos::verb || after == Pos::aux) points += 2;
  if (quote_of_[token] != kNone) points -= 4;
  if (is_one_of(view_.lower(end), {"'s", "’s", "'", "’"})) points -= 2;
  if (token > 0 && view_.pos(token - 1) == Pos::adp) points -= 2;
  return points;
}

std::uint32_t Antecedents::by_pronoun(std::uint32_t token, char gender, std::uint32_t last) const {
  const std::uint32_t byte = layers_.tokens[token].span.begin;
  const Index sentence = sentence_of(byte);
  const auto after =
      std::lower_bound(layers_.mentions.begin(), layers_.mentions.end(), byte, [](const Mention& m, std::uint32_t b) { return m.span.begin < b; });
  std::uint32_t best = kNone;
  int best_score = -12;
  Index left = kMentions;
  for (auto i = static_cast<Index>(after - layers_.mentions.begin()); i > 0 && left-- > 0;) {
    const Mention& m = layers_.mentions[--i];
    if (m.type != MentionType::person || m.entity >= layers_.entities.size()) continue;
    if (sentence - sentence_of(m.span.begin) > kSentences) break;
    const Entity& entity = layers_.entities[m.entity];
    if (entity.kind != EntityKind::person || (entity.gender != 0 && entity.gender != gender)) continue;
    if (!is_name(entity.name)) continue;
    if (const int points = score(i, sentence, gender, last); points > best_score) {
      best_score = points;
      best = m.entity;
    }
  }
  return best;
}

std::uint32_t Antecedents::by_role(std::uint32_t token, const SourceHead& head) const {
  std::optional<CountryCode> country;
  if (head.of != kNone && layers_.mentions[head.of].country) country = layers_.mentions[head.of].country;
  return latest(token, [&](const Entity& e) {
    if (e.kind != EntityKind::person || e.role.empty() || !is_name(e.name)) return false;
    if (country && e.country && *e.country != *country) return false;
    return holds(to_lower_ascii(e.role), head.word);
  });
}

/// `role` has the word, or one of those that it stands for: "the leader" is the president.
bool Antecedents::holds(const std::string& role, const std::string& word) const {
  if (has_word(role, word)) return true;
  const auto held = tables_.roles.find(word);
  return held != tables_.roles.end() && std::any_of(held->second.begin(), held->second.end(), [&](const auto& one) { return has_word(role, one); });
}

std::uint32_t Antecedents::by_body(std::uint32_t token, const SourceHead& head) const {
  return latest(token, [&](const Entity& e) { return e.kind == EntityKind::organization && has_word(to_lower_ascii(e.name), head.word); });
}

template <typename Fits>
std::vector<std::uint32_t> Antecedents::latest_few(std::uint32_t token, std::size_t count, Fits fits) const {
  const std::uint32_t byte = layers_.tokens[token].span.begin;
  const Index sentence = sentence_of(byte);
  auto m = std::lower_bound(layers_.mentions.begin(), layers_.mentions.end(), byte,
                            [](const Mention& one, std::uint32_t b) { return one.span.begin < b; });
  std::vector<std::uint32_t> found;
  Index left = kMentions;
  while (m != layers_.mentions.begin() && left-- > 0 && found.size() < count) {
    --m;
    if (sentence - sentence_of(m->span.begin) > kTogether) break;
    if (m->entity >= layers_.entities.size() || !fits(layers_.entities[m->entity])) continue;
    if (std::find(found.begin(), found.end(), m->entity) == found.end()) found.push_back(m->entity);
  }
  if (found.size() < count) found.clear();
  std::reverse(found.begin(), found.end());
  return found;
}

std::uint32_t Antecedents::by_name(const std::string& name) const {
  const auto& all = layers_.entities;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Entity& e) { return e.kind == EntityKind::organization && e.name == name; });
  return name.empty() || found == all.end() ? kNone : static_cast<Index>(found - all.begin());
}

std::uint32_t Antecedents::last_body(std::uint32_t token) const {
  const std::vector<std::uint32_t> found = latest_few(token, 1, [](const Entity& e) { return e.kind == EntityKind::organization; });
  return found.empty() ? kNone : found.front();
}

std::vector<std::uint32_t> Antecedents::latest_people(std::uint32_t token, std::size_t count, const std::string& role) const {
  return latest_few(token, count, [&](const Entity& e) {
    return e.kind == EntityKind::person && is_name(e.name) && (role.empty() || has_word(to_lower_ascii(e.role), role));
  });
}

std::vector<std::uint32_t> Antecedents::latest_states(std::uint32_t token, std::size_t count) const {
  return latest_few(token, count, [](const Entity& e) { return e.kind == EntityKind::country; });
}

}  // namespace onrecord
