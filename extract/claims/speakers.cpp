#include "extract/claims/speakers.h"

#include <algorithm>

#include "core/table.h"

namespace onrecord {
namespace {

using Index = std::uint32_t;

constexpr Index kFar = 40;         ///< sentences: a role noun reaches no farther
constexpr std::size_t kBack = 40;  ///< speakers looked back at

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_body(const SourceNoun* noun) { return noun != nullptr && (noun->kind == SourceNounKind::body || noun->kind == SourceNounKind::government); }
bool is_document(const SourceNoun* noun) { return noun != nullptr && (noun->kind == SourceNounKind::document || noun->kind == SourceNounKind::data); }

/// A body whose name is that of an office of a state ("Finance Ministry").
bool is_government(const ClaimTables& tables, std::string_view name) {
  std::string lowered = to_lower_ascii(name);
  for (std::size_t at = 0; at < lowered.size();) {
    const std::size_t end = std::min(lowered.find(' ', at), lowered.size());
    if (const auto noun = tables.sources.find(lowered.substr(at, end - at)); noun != tables.sources.end()) {
      if (noun->second.kind == SourceNounKind::government) return true;
    }
    at = end + 1;
  }
  return false;
}

}  // namespace

SpeakerFinder::SpeakerFinder(const TokenView& view, const Annotations& layers, const ClaimTables& tables, const std::vector<std::uint32_t>& quote_of)
    : view_(view), layers_(layers), tables_(tables), antecedents_(view, layers, quote_of) {}

FoundSpeaker SpeakerFinder::find(TokenRange source, std::uint32_t sentence, bool whole_quote) {
  FoundSpeaker found{{}, "unknown"};
  if (!source.empty()) {
    found = resolve(source, sentence);
  } else if (whole_quote && !spoken_.empty() && sentence > spoken_.back().sentence && sentence - spoken_.back().sentence <= 3) {
    found = {spoken_.back().speaker, "paragraph before"};
  }
  if (found.speaker.kind != SpeakerKind::unknown) {
    std::string head = source.empty() ? spoken_.back().head : find_source_head(view_, layers_, tables_, source).word;
    spoken_.push_back({found.speaker, std::move(head), sentence});
  }
  return found;
}

FoundSpeaker SpeakerFinder::resolve(TokenRange source, std::uint32_t sentence) const {
  const SourceHead head = find_source_head(view_, layers_, tables_, source);
  if (head.pronoun) {
    const bool he = is_one_of(head.word, {"he", "his"});
    if (!he && !is_one_of(head.word, {"she", "her"})) {
      const bool same = is_one_of(head.word, {"it", "its", "they", "their"}) && !spoken_.empty() && sentence - spoken_.back().sentence <= 2 &&
                        spoken_.back().speaker.kind != SpeakerKind::person && spoken_.back().speaker.kind != SpeakerKind::document;
      return same ? FoundSpeaker{spoken_.back().speaker, "pronoun"} : FoundSpeaker{{}, "unknown"};
    }
    std::uint32_t last = kNone;
    if (!spoken_.empty() && sentence - spoken_.back().sentence <= 4) last = spoken_.back().speaker.entity;
    const std::uint32_t entity = antecedents_.by_pronoun(source.first, he ? 'm' : 'f', last);
    return entity == kNone ? FoundSpeaker{{}, "unknown"} : FoundSpeaker{of_entity(entity), "pronoun"};
  }
  if (FoundSpeaker found = named(head); found.how != "unknown") return found;
  if (FoundSpeaker found = by_role(head, sentence); found.how != "unknown") return found;
  return described(head, source);
}

FoundSpeaker SpeakerFinder::named(const SourceHead& head) const {
  const std::uint32_t last = head.tokens.end - 1;
  const Mention* mention = head.mention == kNone ? nullptr : &layers_.mentions[head.mention];
  // A bare surname, or a name that the tagger cut or mistyped: the person whose full name ends so.
  const bool apposed = mention != nullptr && mention->span.begin > view_[last].span.end;
  if (!apposed && view_.capital(last) && (mention == nullptr || !mention->country)) {
    const std::uint32_t entity = antecedents_.by_surname(head.word);
    const bool short_name = mention == nullptr || mention->entity >= layers_.entities.size() ||
                            layers_.entities[mention->entity].name.find(' ') == std::string::npos || view_[last].span.begin == mention->span.begin;
    if (entity != kNone && short_name) return {of_entity(entity), "surname"};
  }
  if (mention == nullptr || mention->entity >= layers_.entities.size()) return {{}, "unknown"};
  return {of_entity(mention->entity), "name"};
}

const SpeakerFinder::Spoken* SpeakerFinder::spoken_as(const SourceHead& head, std::uint32_t sentence) const {
  std::size_t left = kBack;
  for (auto s = spoken_.rbegin(); s != spoken_.rend() && left-- > 0; ++s) {
    if (sentence - s->sentence > kFar) break;
    if (s->head == head.word) return &*s;
  }
  return nullptr;
}

FoundSpeaker SpeakerFinder::by_role(const SourceHead& head, std::uint32_t sentence) const {
  if (!head.definite || head.word.empty()) return {{}, "unknown"};
  if (const Spoken* before = spoken_as(head, sentence)) return {before->speaker, "role"};
  if (head.plural) return {{}, "unknown"};
  const bool person = head.noun == nullptr || head.noun->kind == SourceNounKind::people || head.noun->kind == SourceNounKind::spokesperson ||
                      head.noun->kind == SourceNounKind::public_;
  if (person) {
    const std::uint32_t entity = antecedents_.by_role(head.tokens.first, head);
    if (entity != kNone) return {of_entity(entity), "role"};
  }
  if (is_body(head.noun)) {
    const std::uint32_t entity = antecedents_.by_body(head.tokens.first, head);
    if (entity != kNone) return {of_entity(entity), "body"};
  }
  return {{}, "unknown"};
}

FoundSpeaker SpeakerFinder::described(const SourceHead& head, TokenRange source) const {
  Speaker speaker;
  speaker.name = words(source);
  speaker.kind = head.noun != nullptr ? head.noun->speaker : SpeakerKind::unnamed;
  if (is_document(head.noun)) speaker.kind = SpeakerKind::document;
  if (is_body(head.noun) || is_document(head.noun)) {
    TokenRange bare = source;
    if (is_one_of(view_.lower(bare.first), {"the", "a", "an"}) && bare.first + 1 < bare.end) ++bare.first;
    speaker.name = words(bare);
  }
  if (is_body(head.noun) && head.of == kNone && !view_.capital(head.tokens.end - 1)) speaker.kind = SpeakerKind::unnamed;
  if (head.noun != nullptr && head.noun->kind == SourceNounKind::spokesperson) speaker.role = head.word;
  if (head.of != kNone && layers_.mentions[head.of].entity < layers_.entities.size()) {
    const Entity& body = layers_.entities[layers_.mentions[head.of].entity];
    if (body.kind == EntityKind::organization) speaker.organization = body.name;
    speaker.country = body.country;
  }
  if (speaker.kind == SpeakerKind::unknown) speaker = {};
  return {std::move(speaker), "description"};
}

Speaker SpeakerFinder::of_entity(std::uint32_t index) const {
  const Entity& entity = layers_.entities[index];
  Speaker speaker;
  speaker.entity = index;
  speaker.name = entity.name;
  speaker.role = entity.role;
  speaker.organization = entity.organization;
  speaker.country = entity.country;
  speaker.role_basis = entity.role_basis;
  switch (entity.kind) {
    case EntityKind::person: speaker.kind = SpeakerKind::person; break;
    case EntityKind::country: speaker.kind = SpeakerKind::government; break;
    case EntityKind::organization: speaker.kind = is_government(tables_, entity.name) ? SpeakerKind::government : SpeakerKind::organization; break;
    default: speaker.kind = SpeakerKind::unknown; break;
  }
  return speaker;
}

std::string SpeakerFinder::words(TokenRange range) const {
  std::string out;
  for (Index i = range.first; i < range.end; ++i) {
    if (!out.empty() && view_[i].space_before) out += ' ';
    out += view_.word(i);
  }
  return out;
}

}  // namespace onrecord
