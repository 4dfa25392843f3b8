#include "extract/claims/speakers.h"

#include <algorithm>

#include "core/table.h"

namespace onrecord {
namespace {

using Index = std::uint32_t;

constexpr Index kFar = 40;         ///< sentences: a role noun reaches no farther
constexpr Index kNear = 6;         ///< sentences back to the body that "the company" is
constexpr std::size_t kBack = 40;  ///< speakers looked back at

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_body(const SourceNoun* noun) { return noun != nullptr && (noun->kind == SourceNounKind::body || noun->kind == SourceNounKind::government); }
bool is_document(const SourceNoun* noun) { return noun != nullptr && (noun->kind == SourceNounKind::document || noun->kind == SourceNounKind::data); }

/// "The ministry" may be an office that spoke before, "the company" may not be.
bool may_stand_for(SpeakerKind kind, SourceNounKind noun) {
  return kind == SpeakerKind::organization || (kind == SpeakerKind::government && noun == SourceNounKind::government);
}

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
    Spoken spoken{found.speaker, "", "", sentence};
    if (source.empty()) {
      spoken.head = spoken_.back().head;
      spoken.phrase = spoken_.back().phrase;
    } else {
      const SourceHead head = find_source_head(view_, layers_, tables_, source);
      spoken.head = head.word;
      spoken.phrase = phrase_of(head);
    }
    spoken_.push_back(std::move(spoken));
  }
  return found;
}

/// The head phrase in lower case without its article.
std::string SpeakerFinder::phrase_of(const SourceHead& head) const {
  TokenRange bare = head.tokens;
  if (is_one_of(view_.lower(bare.first), {"the", "a", "an", "this", "that"}) && bare.first + 1 < bare.end) ++bare.first;
  return to_lower_ascii(words(bare));
}

FoundSpeaker SpeakerFinder::resolve(TokenRange source, std::uint32_t sentence) const {
  const SourceHead head = find_source_head(view_, layers_, tables_, source);
  if (head.pronoun) {
    const bool he = is_one_of(head.word, {"he", "his"});
    if (!he && !is_one_of(head.word, {"she", "her"})) {
      const bool same = is_one_of(head.word, {"it", "its", "they", "their"}) && !spoken_.empty() && sentence - spoken_.back().sentence <= 2 &&
                        spoken_.back().speaker.kind != SpeakerKind::person;
      return same ? FoundSpeaker{spoken_.back().speaker, "pronoun"} : FoundSpeaker{{}, "unknown"};
    }
    std::uint32_t last = kNone;
    if (!spoken_.empty() && sentence - spoken_.back().sentence <= 4) last = spoken_.back().speaker.entity;
    const std::uint32_t entity = antecedents_.by_pronoun(source.first, he ? 'm' : 'f', last);
    if (entity != kNone) return {of_entity(entity), "pronoun"};
    const bool unnamed = !spoken_.empty() && sentence - spoken_.back().sentence <= 2 && spoken_.back().speaker.kind == SpeakerKind::unnamed;
    return unnamed ? FoundSpeaker{spoken_.back().speaker, "pronoun"} : FoundSpeaker{{}, "unknown"};
  }
  if (FoundSpeaker found = relative(source); found.how != "unknown") return found;
  if (FoundSpeaker found = joined(source); found.how != "unknown") return found;
  if (FoundSpeaker found = named(head); found.how != "unknown") return found;
  if (FoundSpeaker found = by_role(head, sentence); found.how != "unknown") return found;
  return described(head, source);
}

/// "Ana Ruiz, |who|": the name just before.
FoundSpeaker SpeakerFinder::relative(TokenRange source) const {
  if (source.end != source.first + 1 || !view_.is(source.first, "who") || source.first < 2) return {{}, "unknown"};
  const std::uint32_t end = view_[source.first - (view_.is(source.first - 1, ",") ? 2 : 1)].span.end;
  const auto m = std::lower_bound(layers_.mentions.begin(), layers_.mentions.end(), end,
                                  [](const Mention& one, std::uint32_t byte) { return one.span.end < byte; });
  if (m == layers_.mentions.end() || m->span.end != end || m->entity >= layers_.entities.size()) return {{}, "unknown"};
  return {of_entity(m->entity), "relative"};
}

/// The source up to what only tells more of it: "an official|, who asked not to be named|", "two guards |they|".
TokenRange SpeakerFinder::without_clause(TokenRange source) const {
  for (Index i = source.first + 1; i + 1 < source.end; ++i) {
    const bool comma =
        view_.is(i, ",") && is_one_of(view_.lower(i + 1), {"who", "whose", "which", "where", "speaking", "citing", "asking", "a", "an"});
    const bool hides = view_.is(i, "who") && is_one_of(view_.lower(i + 1), {"asked", "spoke", "requested", "declined", "insisted"});
    if (comma || hides) source.end = i;
  }
  while (source.end > source.first + 1 && is_one_of(view_.lower(source.end - 1), {",", "they", "he", "she", "it"})) --source.end;
  return source;
}

/// "Orva and Norvale": names of states or bodies alone, with "and" between the last two.
FoundSpeaker SpeakerFinder::joined(TokenRange source) const {
  const auto& mentions = layers_.mentions;
  auto m = std::lower_bound(mentions.begin(), mentions.end(), view_[source.first].span.begin,
                            [](const Mention& one, std::uint32_t byte) { return one.span.begin < byte; });
  const auto first = m;
  bool joins = false;
  for (Index i = source.first; i < source.end; ++i) {
    while (m != mentions.end() && m->span.end <= view_[i].span.begin) ++m;
    const bool named =
        m != mentions.end() && m->span.begin <= view_[i].span.begin && m->type != MentionType::person && m->form != CountryForm::demonym;
    const bool links = !named && view_.is(i, "and");
    if (!named && !links && !is_one_of(view_.lower(i), {",", "the"})) return {{}, "unknown"};
    joins = joins || links;
  }
  if (view_.is(source.first, "the")) ++source.first;
  if (!joins || first == mentions.end() || first->entity >= layers_.entities.size()) return {{}, "unknown"};
  Speaker speaker;
  speaker.kind = of_entity(first->entity).kind;
  speaker.name = words(source);
  return {std::move(speaker), "names joined"};
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
  const std::string phrase = phrase_of(head);
  const bool bare = phrase == head.word;  // "the ministry", not "the Orvan ministry"
  std::size_t left = kBack;
  for (auto s = spoken_.rbegin(); s != spoken_.rend() && left-- > 0; ++s) {
    if (sentence - s->sentence > kFar) break;
    if (s->head == head.word && (bare || s->phrase == phrase)) return &*s;
  }
  return nullptr;
}

FoundSpeaker SpeakerFinder::by_role(const SourceHead& head, std::uint32_t sentence) const {
  if (!head.definite || head.word.empty()) return {{}, "unknown"};
  if (const Spoken* before = spoken_as(head, sentence)) return {before->speaker, "role"};
  if (head.plural) return {{}, "unknown"};
  if (is_body(head.noun) && phrase_of(head) != head.word) return {{}, "unknown"};
  const bool person = head.noun == nullptr || head.noun->kind == SourceNounKind::people || head.noun->kind == SourceNounKind::spokesperson ||
                      head.noun->kind == SourceNounKind::public_;
  if (person) {
    const std::uint32_t entity = antecedents_.by_role(head.tokens.first, head);
    if (entity != kNone) return {of_entity(entity), "role"};
  }
  if (is_body(head.noun)) {
    const std::uint32_t entity = antecedents_.by_body(head.tokens.first, head);
    if (entity != kNone) return {of_entity(entity), "body"};
    // "The company": the body that spoke last, where nobody else did since.
    const bool spoke = !spoken_.empty() && sentence - spoken_.back().sentence <= kNear && spoken_.back().speaker.entity != kNone;
    if (spoke && may_stand_for(spoken_.back().speaker.kind, head.noun->kind)) return {spoken_.back().speaker, "body before"};
  }
  return {{}, "unknown"};
}

FoundSpeaker SpeakerFinder::described(const SourceHead& head, TokenRange source) const {
  source = without_clause(source);
  Speaker speaker;
  speaker.name = words(source);
  speaker.kind = head.noun != nullptr ? head.noun->speaker : SpeakerKind::unnamed;
  if (is_document(head.noun)) speaker.kind = SpeakerKind::document;
  if (is_body(head.noun) || is_document(head.noun)) {
    TokenRange bare = source;
    if (is_one_of(view_.lower(bare.first), {"the", "a", "an"}) && bare.first + 1 < bare.end) ++bare.first;
    // "a memo |seen by ...|": how it came is no part of its name.
    for (Index i = bare.first + 1; is_document(head.noun) && i < bare.end; ++i) {
      if (i >= head.tokens.end && view_.pos(i) == Pos::verb) bare.end = i;
    }
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
