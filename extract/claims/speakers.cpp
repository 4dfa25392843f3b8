#include "extract/claims/speakers.h"

#include <algorithm>

#include "core/table.h"
#include "extract/text/one_of.h"

namespace onrecord {
namespace {

using Index = std::uint32_t;

constexpr Index kFar = 40;         ///< sentences: a role noun reaches no farther
constexpr Index kTogether = 3;     ///< sentences back to the two that "they" are
constexpr Index kNear = 6;         ///< sentences back to the body that "the company" is
constexpr std::size_t kBack = 40;  ///< speakers looked back at

bool is_body(const SourceNoun* noun) { return noun != nullptr && (noun->kind == SourceNounKind::body || noun->kind == SourceNounKind::government); }

/// "The ministry" may be an office that spoke before, "the company" may not be.
bool may_stand_for(SpeakerKind kind, SourceNounKind noun) {
  return kind == SpeakerKind::organization || (kind == SpeakerKind::government && noun == SourceNounKind::government);
}

}  // namespace

SpeakerFinder::SpeakerFinder(const TokenView& view, const Annotations& layers, const ClaimTables& tables, const std::vector<std::uint32_t>& quote_of)
    : view_(view),
      layers_(layers),
      tables_(tables),
      phrases_(view, layers, tables),
      antecedents_(view, layers, tables, quote_of),
      together_(view, layers, tables, phrases_, antecedents_) {}

FoundSpeaker SpeakerFinder::find(TokenRange source, std::uint32_t sentence, bool whole_quote) {
  FoundSpeaker found;
  if (!source.empty()) {
    found = resolve(source, sentence);
  } else if (whole_quote && !spoken_.empty() && sentence > spoken_.back().sentence && sentence - spoken_.back().sentence <= 3) {
    found = {spoken_.back().speaker, "paragraph before", spoken_.back().together};
  }
  if (found.speaker.kind != SpeakerKind::unknown) {
    Spoken spoken{found.speaker, "", "", sentence, found.together};
    if (source.empty()) {
      spoken.head = spoken_.back().head;
      spoken.phrase = spoken_.back().phrase;
    } else {
      const SourceHead head = find_source_head(view_, layers_, tables_, source);
      spoken.head = head.word;
      spoken.phrase = phrases_.bare(head);
    }
    spoken_.push_back(std::move(spoken));
  }
  return found;
}

FoundSpeaker SpeakerFinder::find_inside(TokenRange source, std::uint32_t sentence, const Speaker& outer) const {
  const bool own = source.end == source.first + 1 && is_one_of(view_.lower(source.first), {"i", "we"});
  if (own) return {outer, "outer speaker", {}};
  return resolve(source, sentence);
}

FoundSpeaker SpeakerFinder::resolve(TokenRange source, std::uint32_t sentence) const {
  const SourceHead head = find_source_head(view_, layers_, tables_, source);
  if (head.pronoun) {
    const bool he = is_one_of(head.word, {"he", "his"});
    if (!he && !is_one_of(head.word, {"she", "her"})) {
      if (is_one_of(head.word, {"they", "their"})) {
        if (FoundSpeaker found = several(source, head, sentence); found.how != "unknown") return found;
      }
      const bool same = is_one_of(head.word, {"it", "its", "they", "their"}) && !spoken_.empty() && sentence - spoken_.back().sentence <= 2 &&
                        spoken_.back().speaker.kind != SpeakerKind::person;
      return same ? FoundSpeaker{spoken_.back().speaker, "pronoun", {}} : FoundSpeaker{};
    }
    std::uint32_t last = kNone;
    if (!spoken_.empty() && sentence - spoken_.back().sentence <= 4) last = spoken_.back().speaker.entity;
    const std::uint32_t entity = antecedents_.by_pronoun(source.first, he ? 'm' : 'f', last);
    if (entity != kNone) return {phrases_.of_entity(entity), "pronoun", {}};
    const bool unnamed = !spoken_.empty() && sentence - spoken_.back().sentence <= 2 && spoken_.back().speaker.kind == SpeakerKind::unnamed;
    return unnamed ? FoundSpeaker{spoken_.back().speaker, "pronoun", {}} : FoundSpeaker{};
  }
  if (FoundSpeaker found = relative(source); found.how != "unknown") return found;
  if (FoundSpeaker found = possessed(source, head); found.how != "unknown") return found;
  if (FoundSpeaker found = several(source, head, sentence); found.how != "unknown") return found;
  if (FoundSpeaker found = named(head); found.how != "unknown") return found;
  if (FoundSpeaker found = by_role(head, sentence); found.how != "unknown") return found;
  return {phrases_.describe(head, source), "description", {}};
}

/// "Ana Ruiz, |who|", "the Quay Board, |which|": the name just before.
FoundSpeaker SpeakerFinder::relative(TokenRange source) const {
  if (source.end != source.first + 1 || !is_one_of(view_.lower(source.first), {"who", "which", "that"}) || source.first < 2) return FoundSpeaker{};
  const std::uint32_t end = view_[source.first - (view_.is(source.first - 1, ",") ? 2 : 1)].span.end;
  const auto m = std::lower_bound(layers_.mentions.begin(), layers_.mentions.end(), end,
                                  [](const Mention& one, std::uint32_t byte) { return one.span.end < byte; });
  if (m == layers_.mentions.end() || m->span.end != end || m->entity >= layers_.entities.size()) return FoundSpeaker{};
  return {phrases_.of_entity(m->entity), "relative", {}};
}

/// "Her organisation": the body that she acts for, or the last one named that is of the noun's kind.
FoundSpeaker SpeakerFinder::possessed(TokenRange source, const SourceHead& head) const {
  const std::string_view owner = view_.lower(source.first);
  if (!is_body(head.noun) || source.end != source.first + 2 || !is_one_of(owner, {"his", "her", "their"})) return {};
  if (owner != "their") {
    const std::uint32_t person = antecedents_.by_pronoun(source.first, owner == "his" ? 'm' : 'f', kNone);
    if (person != kNone) {
      const std::uint32_t entity = antecedents_.by_name(layers_.entities[person].organization);
      if (entity != kNone) return {phrases_.of_entity(entity), "body", {}};
    }
  }
  const bool any = tables_.lists(WordList::generic_body, head.word);
  const std::uint32_t entity = any ? antecedents_.last_body(source.first) : antecedents_.by_body(source.first, head);
  if (entity == kNone) return {};
  return {phrases_.of_entity(entity), "body", {}};
}

/// Several who speak as one: named side by side, or "both ministers", "they".
FoundSpeaker SpeakerFinder::several(TokenRange source, const SourceHead& head, std::uint32_t sentence) const {
  Together found = together_.joined(source);
  if (found.speakers.size() < 2 && head.pronoun) {
    const bool near = !spoken_.empty() && sentence - spoken_.back().sentence <= kTogether;
    if (near && spoken_.back().together.size() > 1) return {spoken_.back().speaker, "pronoun", spoken_.back().together};
    return {};
  }
  if (found.speakers.size() < 2) found = together_.counted(source);
  if (found.speakers.size() < 2) return {};
  return {std::move(found.speaker), found.how, std::move(found.speakers)};
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
    if (entity != kNone && short_name) return {phrases_.of_entity(entity), "surname", {}};
  }
  if (mention == nullptr || mention->entity >= layers_.entities.size()) return FoundSpeaker{};
  return {phrases_.of_entity(mention->entity), "name", {}};
}

const SpeakerFinder::Spoken* SpeakerFinder::spoken_as(const SourceHead& head, std::uint32_t sentence) const {
  const std::string phrase = phrases_.bare(head);
  const bool bare = phrase == head.word;  // "the ministry", not "the Orvan ministry"
  std::size_t left = kBack;
  for (auto s = spoken_.rbegin(); s != spoken_.rend() && left-- > 0; ++s) {
    if (sentence - s->sentence > kFar) break;
    if (s->head == head.word && (bare || s->phrase == phrase)) return &*s;
  }
  return nullptr;
}

/// "The doctors" of "Doctors for the Coast": a body whose name begins with the noun.
FoundSpeaker SpeakerFinder::named_body(const SourceHead& head) const {
  if (phrases_.bare(head) != head.word) return {};
  const std::uint32_t entity = antecedents_.by_body(head.tokens.first, head);
  if (entity == kNone || !to_lower_ascii(layers_.entities[entity].name).starts_with(head.word + " ")) return {};
  return {phrases_.of_entity(entity), "body", {}};
}

FoundSpeaker SpeakerFinder::by_role(const SourceHead& head, std::uint32_t sentence) const {
  if (!head.definite || head.word.empty()) return FoundSpeaker{};
  if (const Spoken* before = spoken_as(head, sentence)) return {before->speaker, "role", before->together};
  if (head.plural) return named_body(head);
  if (is_body(head.noun) && phrases_.bare(head) != head.word) return FoundSpeaker{};
  const bool person = head.noun == nullptr || head.noun->kind == SourceNounKind::people || head.noun->kind == SourceNounKind::spokesperson ||
                      head.noun->kind == SourceNounKind::public_;
  if (person) {
    const std::uint32_t entity = antecedents_.by_role(head.tokens.first, head);
    if (entity != kNone) return {phrases_.of_entity(entity), "role", {}};
  }
  if (is_body(head.noun)) {
    const std::uint32_t entity = antecedents_.by_body(head.tokens.first, head);
    if (entity != kNone) return {phrases_.of_entity(entity), "body", {}};
    // "The company": the body that spoke last, where nobody else did since.
    const bool spoke = !spoken_.empty() && sentence - spoken_.back().sentence <= kNear && spoken_.back().speaker.entity != kNone;
    if (spoke && may_stand_for(spoken_.back().speaker.kind, head.noun->kind)) return {spoken_.back().speaker, "body before", {}};
  }
  return FoundSpeaker{};
}

}  // namespace onrecord
