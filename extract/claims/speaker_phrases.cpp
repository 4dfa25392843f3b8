#include "extract/claims/speaker_phrases.h"

#include <algorithm>

#include "core/table.h"
#include "extract/text/one_of.h"

namespace onrecord {
namespace {

using Index = std::uint32_t;

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

/// The head phrase in lower case without its article.
std::string SpeakerPhrases::bare(const SourceHead& head) const {
  TokenRange bare = head.tokens;
  if (is_one_of(view_.lower(bare.first), {"the", "a", "an", "this", "that"}) && bare.first + 1 < bare.end) ++bare.first;
  return to_lower_ascii(words(bare));
}

/// The source up to what only tells more of it: "an official|, who asked not to be named|", "two guards |they|".
TokenRange SpeakerPhrases::without_clause(TokenRange source) const {
  for (Index i = source.first + 1; i + 1 < source.end; ++i) {
    const bool comma =
        view_.is(i, ",") && is_one_of(view_.lower(i + 1), {"who", "whose", "which", "where", "speaking", "citing", "asking", "a", "an"});
    const bool participle = view_.is(i, ",") && view_.pos(i + 1) == Pos::verb && !view_.capital(i + 1);  // "a judge|, appointed by ...|"
    const bool hides = view_.is(i, "who") && tables_.lists(WordList::hides_name, view_.lower(i + 1));
    if (comma || participle || hides) source.end = i;
  }
  while (source.end > source.first + 1 && is_one_of(view_.lower(source.end - 1), {",", "they", "he", "she", "it", "'s", "’s"})) --source.end;
  return source;
}

Speaker SpeakerPhrases::describe(const SourceHead& head, TokenRange source) const {
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
  return speaker;
}

Speaker SpeakerPhrases::of_entity(std::uint32_t index) const {
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

std::string SpeakerPhrases::words(TokenRange range) const {
  std::string out;
  for (Index i = range.first; i < range.end; ++i) {
    if (!out.empty() && view_[i].space_before) out += ' ';
    out += view_.word(i);
  }
  return out;
}

}  // namespace onrecord
