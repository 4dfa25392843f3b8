#include "extract/claims/nested.h"

#include <algorithm>

#include "extract/text/one_of.h"
#include "extract/text/token_view.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kShortest = 3;  ///< tokens of an inner content

/// A content and what it belongs to.
struct Room {
  TokenRange content;
  std::uint32_t owner = 0;
};

/// Stricter than outside: within what is said much looks like a report and is none ("nobody asked", "I can explain", "you will find").
class Gate {
 public:
  Gate(const TokenView& view, const Annotations& layers, const ClaimTables& tables) : view_(view), layers_(layers), tables_(tables) {}

  [[nodiscard]] bool lets_in(const Attribution& a) const {
    if (a.verb == nullptr) return true;  // "according to"
    if (a.verb->frame != CueFrame::that || a.verb->kind == CueKind::mental || a.verb->kind == CueKind::attitude) return false;
    if (a.verb->kind == CueKind::factive && !view_.is(a.content.front().first - 1, "that")) return false;
    return is_told(a.cue) && is_somebody(a.source) && is_clause(a);
  }

 private:
  /// Nothing that could, should or must be said, and no participle alone.
  [[nodiscard]] bool is_told(TokenRange cue) const {
    for (std::uint32_t i = cue.first; i + 1 < cue.end; ++i) {
      if (is_one_of(view_.lower(i), {"can", "ca", "could", "may", "might", "would", "will", "wo", "n't", "n’t", "not", "never", "does", "do"}))
        return false;
    }
    const bool has_verb = cue.end - cue.first > 1;
    return has_verb || !view_.lower(cue.first).ends_with("ing");
  }
  /// A name, a noun that speakers have, "he", "she" or "they".
  [[nodiscard]] bool is_somebody(TokenRange source) const {
    for (std::uint32_t i = source.first; i < source.end; ++i) {
      const Pos pos = view_.pos(i);
      if (pos == Pos::verb || pos == Pos::aux || is_one_of(view_.lower(i), {"i", "we", "you", "it", "what", "nobody", "somebody", "anybody", "who"}))
        return false;
    }
    const std::string_view last = view_.lower(source.end - 1);
    if (is_one_of(last, {"he", "she", "they"})) return true;
    if (const auto noun = tables_.sources.find(last); noun != tables_.sources.end()) return noun->second.kind != SourceNounKind::pronoun;
    const std::uint32_t begin = view_[source.first].span.begin;
    const auto m = std::lower_bound(layers_.mentions.begin(), layers_.mentions.end(), begin,
                                    [](const Mention& one, std::uint32_t byte) { return one.span.begin < byte; });
    return m != layers_.mentions.end() && m->span.begin < view_[source.end - 1].span.end;
  }
  /// What is told has a verb of its own, and what is asked begins as a question does.
  [[nodiscard]] bool is_clause(const Attribution& a) const {
    const TokenRange content = a.content.front();
    if (a.verb->claim_class == ClaimClass::ask && !is_one_of(view_.lower(content.first), {"whether", "if", "why", "how", "to", "for"})) return false;
    if (is_one_of(view_.lower(content.first), {"to", "and", "him", "her", "himself", "itself", "what", "where"})) return false;
    for (std::uint32_t i = content.first + 1; i < content.end; ++i) {
      if (view_.pos(i) == Pos::verb || view_.pos(i) == Pos::aux) return true;
    }
    return false;
  }

  const TokenView& view_;
  const Annotations& layers_;
  const ClaimTables& tables_;
};

bool holds(TokenRange outer, TokenRange inner) { return outer.first <= inner.first && inner.end <= outer.end; }

/// What of `a` stands in `room`; false where its source or cue does not, or too little of its content.
bool fit(Attribution& a, TokenRange room) {
  if (a.source.empty() || !holds(room, a.source) || !holds(room, a.cue)) return false;
  for (TokenRange& content : a.content) content = {std::max(content.first, room.first), std::min(content.end, room.end)};
  std::erase_if(a.content, [](TokenRange content) { return content.empty() || content.end - content.first < kShortest; });
  return !a.content.empty();
}

bool by_cue(const Attribution& a, const Attribution& b) { return a.cue.first < b.cue.first; }

std::vector<Room> rooms_of(const std::vector<Attribution>& found) {
  std::vector<Room> rooms;
  for (std::uint32_t i = 0; i < found.size(); ++i) {
    for (const TokenRange content : found[i].content) rooms.push_back({content, i});
  }
  std::sort(rooms.begin(), rooms.end(), [](const Room& a, const Room& b) { return a.content.first < b.content.first; });
  return rooms;
}

/// The last room that begins before `token`.
std::vector<Room>::const_iterator room_around(const std::vector<Room>& rooms, std::uint32_t token) {
  const auto after = std::upper_bound(rooms.begin(), rooms.end(), token, [](std::uint32_t at, const Room& room) { return at < room.content.first; });
  return after == rooms.begin() ? rooms.end() : std::prev(after);
}

/// Takes those out of `found` whose source and cue stand in a content before.
std::vector<Attribution> take_inner(std::vector<Attribution>& found) {
  std::vector<Attribution> inner;
  std::vector<Attribution> outer;
  std::vector<TokenRange> last;  ///< contents of the last one kept
  for (Attribution& a : found) {
    const auto around = [&](TokenRange content) { return !a.source.empty() && holds(content, a.source) && holds(content, a.cue); };
    if (std::any_of(last.begin(), last.end(), around)) {
      inner.push_back(std::move(a));
    } else {
      last = a.content;
      outer.push_back(std::move(a));
    }
  }
  found = std::move(outer);
  return inner;
}

/// The last of `all` that holds `a` inside, of the few before; kNone: none.
std::uint32_t holder_among(const std::vector<Nested>& all, const Attribution& a) {
  constexpr std::size_t kBack = 4;
  for (std::size_t i = all.size(); i > 0 && all.size() - i < kBack; --i) {
    const auto& contents = all[i - 1].attribution.content;
    if (std::any_of(contents.begin(), contents.end(), [&](TokenRange content) { return holds(content, a.cue) && holds(content, a.source); }))
      return static_cast<std::uint32_t>(i - 1);
  }
  return kNone;
}

}  // namespace

std::vector<Nested> find_nested(std::string_view text, const Annotations& layers, const ClaimTables& tables, std::vector<Attribution>& found) {
  std::vector<Attribution> candidates = take_inner(found);
  const TokenView view(text, layers.tokens);
  const Gate gate(view, layers, tables);
  const std::vector<Room> rooms = rooms_of(found);
  std::stable_sort(candidates.begin(), candidates.end(), by_cue);
  const auto known = static_cast<std::ptrdiff_t>(candidates.size());
  for (Attribution& a : find_attributions(text, layers, tables, QuoteMarks::unseen)) {
    const auto after = std::upper_bound(candidates.begin(), candidates.begin() + known, a, by_cue);
    const bool twice = (after != candidates.begin() && std::prev(after)->cue.end > a.cue.first) ||
                       (after != candidates.begin() + known && after->cue.first < a.cue.end);
    if (!twice && gate.lets_in(a)) candidates.push_back(std::move(a));
  }
  std::stable_sort(candidates.begin(), candidates.end(), by_cue);
  std::vector<Nested> all;
  for (Attribution& a : candidates) {
    const auto room = room_around(rooms, a.cue.first);
    if (room == rooms.end() || !fit(a, room->content)) continue;
    Nested one{std::move(a), room->owner, kNone, 1};
    one.inner = holder_among(all, one.attribution);
    if (one.inner != kNone) one.depth = static_cast<std::uint8_t>(all[one.inner].depth + 1);
    if (one.depth <= kDeepest) all.push_back(std::move(one));
  }
  return all;
}

}  // namespace onrecord
