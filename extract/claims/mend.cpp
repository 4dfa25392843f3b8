#include "extract/claims/mend.h"

#include <algorithm>
#include <optional>

#include "extract/claims/content_shape.h"
#include "extract/claims/dateline.h"
#include "extract/claims/source_shape.h"
#include "extract/claims/subject_search.h"
#include "extract/text/one_of.h"

namespace onrecord {
namespace {

using Index = std::uint32_t;

constexpr Index kLongSource = 48;  ///< tokens of a source with a clause

bool is_loose(std::string_view word) { return is_one_of(word, {",", "–", "—", "-", ":", "\"", "“", "”", "''"}); }

class Mender {
 public:
  Mender(const TokenView& view, const Annotations& layers) : view_(view), layers_(layers) {}

  /// False where nothing is left of it.
  bool mend(Attribution& a) {
    if (!is_cue(a) || is_title(a)) return false;
    trim_contents(view_, layers_, a);
    if (!a.source.empty()) a.source.first = past_dateline(a.source);
    std::erase_if(a.content, [](TokenRange content) { return content.empty(); });
    if (a.content.empty() || is_object(a)) return false;
    if (!a.source.empty()) widen_source(a);
    if (a.content.empty()) return false;
    complete_contents(view_, layers_, a);
    if (!a.source.empty()) complete_source(a);
    if (hangs_on_object(a)) a.source = {};
    if (a.source.empty()) a.source = subject_of(a);
    if (!a.source.empty()) a.source = shape_source(view_, layers_, a.source, a.cue);
    if (is_accused(a)) take_subject(a);
    if (!a.source.empty()) last_ = a;
    return true;
  }

 private:
  /// "back", "like" and the like are cues as verbs alone.
  [[nodiscard]] bool is_cue(const Attribution& a) const {
    if (a.verb == nullptr || a.cue.end != a.cue.first + 1) return true;
    const Pos pos = view_.pos(a.cue.first);
    return pos != Pos::adv && pos != Pos::adp && pos != Pos::adj && pos != Pos::propn;
  }

  /// "read |\"The Gate of the North\"|": a work, where the cue is one only now and then.
  [[nodiscard]] bool is_title(const Attribution& a) const {
    if (a.verb == nullptr || a.verb->frame != CueFrame::none) return false;
    const Index first = a.content.front().first;
    if (first == 0 || !is_one_of(view_.lower(first - 1), {"\"", "“", "''", "``"}) || view_.lower(first - 1) == view_.lower(first)) return false;
    Index capitals = 0;
    for (Index i = first; i < a.content.front().end && !is_one_of(view_.lower(i), {"\"", "”", "''"}); ++i) {
      if (view_.word(i).size() > 3 && view_.is_word(i) && !view_.capital(i)) return false;
      capitals += view_.capital(i) ? 1 : 0;
    }
    return capitals > 1;
  }

  /// "nobody claimed |it| at the counter": a thing that was named before, not what was said.
  [[nodiscard]] bool is_object(const Attribution& a) const {
    if (a.verb == nullptr || a.verb->kind != CueKind::distancing || a.content.size() != 1) return false;
    const TokenRange content = a.content[0];
    if (content.first != a.cue.end || !is_one_of(view_.lower(content.first), {"it", "them"}) || content.first + 1 >= content.end) return false;
    return is_one_of(view_.lower(content.first + 1), {"at", "in", "on", "from", "for", "before", "after", "by", ",", "and"});
  }

  /// ", who asked not to be named because it is not |the county's to discuss|, said": the source is what the clause hangs on, and the clause.
  void widen_source(Attribution& a) const {
    for (TokenRange& content : a.content) {  // "An official, who hid because |it was late|, said": the clause is no content
      const bool between = a.source.end < content.first && content.end + 1 == a.cue.first && view_.is(content.end, ",");
      if (between && view_.is(a.source.end, ",") && view_.is(a.source.end + 1, "who")) content.end = content.first;
    }
    std::erase_if(a.content, [](TokenRange content) { return content.empty(); });
    if (a.source.end + 1 != a.cue.first || !view_.is(a.source.end, ",")) return;
    const Index first = layers_.sentences[sentence_of(a.source.first)].first_token;
    Index at = a.source.first;
    while (at > first && a.cue.first - at < kLongSource && !is_loose(view_.lower(at - 1))) --at;
    if (at == a.source.first || at < first + 2 || !view_.is(at - 1, ",") || !view_.is(at, "who")) return;
    Index head = at - 1;
    while (head > first && a.cue.first - head < kLongSource && !is_loose(view_.lower(head - 1))) --head;
    if (head == at - 1) return;
    a.source.first = head;
    for (TokenRange& content : a.content) {
      if (content.first < a.source.end && a.source.first < content.end) content.end = content.first;
    }
    std::erase_if(a.content, [](TokenRange content) { return content.empty(); });
  }

  void complete_source(Attribution& a) const {
    const TokenRange whole = complete_subject(view_, layers_, a.source);
    const bool inside =
        std::any_of(a.content.begin(), a.content.end(), [&](TokenRange c) { return c.first < a.source.first && whole.first < c.end; });
    if (!inside) a.source.first = whole.first;
  }

  [[nodiscard]] Index sentence_of(Index token) const {
    const auto after =
        std::upper_bound(layers_.sentences.begin(), layers_.sentences.end(), token, [](Index i, const Sentence& s) { return i < s.first_token; });
    return after == layers_.sentences.begin() ? 0 : static_cast<Index>(after - layers_.sentences.begin() - 1);
  }

  [[nodiscard]] Index past_dateline(TokenRange stretch) const { return onrecord::past_dateline(view_, layers_, stretch); }
  /// "|The mayor| was accused of theft": the subject of such a passive is whom it is about, not who says it.
  [[nodiscard]] bool is_accused(const Attribution& a) const {
    if (a.verb == nullptr || a.source.empty() || a.source.end > a.cue.first || a.content.front().first < a.cue.end) return false;
    const bool bare = a.cue.end > a.cue.first + 1 && is_one_of(view_.pos(a.cue.end - 1), {Pos::adp, Pos::part, Pos::sconj});  // "accused |of|"
    if (!is_passive({a.cue.first, bare ? a.cue.end - 1 : a.cue.end})) return false;
    const bool told = view_.is(a.content.front().first - 1, "that");
    return !told && (a.verb->kind == CueKind::accusation || a.verb->kind == CueKind::praise || a.verb->kind == CueKind::directive);
  }
  /// The subject becomes the first piece of what is said, and "by |the board|" right behind the cue the source.
  void take_subject(Attribution& a) const {
    TokenRange& content = a.content.front();
    const TokenRange subject = a.source;
    a.source = {};
    if (view_.is(content.first, "by") || view_.is(content.first - 1, "by")) {
      const Index first = view_.is(content.first, "by") ? content.first + 1 : content.first;
      Index end = first;
      while (end < content.end && is_one_of(view_.pos(end), {Pos::det, Pos::adj, Pos::noun, Pos::propn, Pos::num})) ++end;
      if (end > first && end + 1 < content.end) {
        a.source = {first, end};
        content.first = end;
      }
    }
    a.content.insert(a.content.begin(), subject);
  }

  /// "She spoke of |the fire in Norvale|, arguing": a participle behind a comma is said of the sentence's subject.
  [[nodiscard]] bool hangs_on_object(const Attribution& a) const {
    if (!is_participle(a) || a.source.empty() || a.source.end + 1 != a.cue.first) return false;
    return is_one_of(view_.pos(a.source.first - 1), {Pos::adp, Pos::verb}) && !find_main_subject(view_, layers_, a.cue).empty();
  }
  [[nodiscard]] bool is_participle(const Attribution& a) const {
    return a.cue.first > 0 && view_.lower(a.cue.end - 1).ends_with("ing") && view_.is(a.cue.first - 1, ",");
  }

  /// The subject of a cue without a source: that of the verb before it in the sentence, or the name or pronoun just before it.
  [[nodiscard]] TokenRange subject_of(const Attribution& a) const {
    if (a.verb == nullptr || is_passive(a.cue)) return {};
    const bool shared = last_ && sentence_of(last_->cue.first) == sentence_of(a.cue.first) && last_->cue.first < a.cue.first;
    if (is_participle(a) && shared) return last_->source;
    TokenRange before = is_participle(a) ? find_main_subject(view_, layers_, a.cue) : find_subject(view_, layers_, a.cue);
    if (before.empty() && shared) return last_->source;
    if (before.empty() && hangs_on_verb(a)) before = find_main_subject(view_, layers_, a.cue);
    const bool inside = std::any_of(a.content.begin(), a.content.end(), [&](TokenRange c) { return c.first < before.end && before.first < c.end; });
    return inside ? TokenRange{} : before;
  }
  /// "He took the floor |to accuse| them", "issued a list |saying|".
  [[nodiscard]] bool hangs_on_verb(const Attribution& a) const {
    return a.cue.first > 0 && (view_.is(a.cue.first, "to") || view_.is(a.cue.first - 1, "to") || view_.lower(a.cue.end - 1).ends_with("ing"));
  }
  [[nodiscard]] bool is_passive(TokenRange cue) const {
    const std::string_view last = view_.lower(cue.end - 1);
    if (!last.ends_with("ed") && !is_one_of(last, {"said", "told", "known", "seen", "thought", "held", "found"})) return false;
    for (Index i = cue.first > 3 ? cue.first - 3 : 0; i + 1 < cue.end; ++i) {
      if (is_one_of(view_.lower(i), {"is", "are", "was", "were", "been", "be", "being"})) return true;
    }
    return false;
  }

  const TokenView& view_;
  const Annotations& layers_;
  std::optional<Attribution> last_;  ///< the last with a source
};

}  // namespace

std::vector<Attribution> mend_attributions(const TokenView& view, const Annotations& layers, std::vector<Attribution> found) {
  Mender mender(view, layers);
  std::erase_if(found, [&](Attribution& a) { return !mender.mend(a); });
  return found;
}

}  // namespace onrecord
