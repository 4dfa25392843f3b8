#include "extract/claims/scene.h"

#include <algorithm>

#include "extract/claims/dateline.h"
#include "extract/text/one_of.h"

namespace onrecord {
namespace {

using Index = std::uint32_t;

constexpr Index kReach = 25;  ///< tokens on each side of the cue
constexpr Index kLongestAddressee = 8;

class SceneReader {
 public:
  SceneReader(const TokenView& view, const Annotations& layers, const ClaimTables& tables, const Attribution& a)
      : view_(view), layers_(layers), tables_(tables), a_(a) {
    const auto after =
        std::upper_bound(layers.sentences.begin(), layers.sentences.end(), a.cue.first, [](Index i, const Sentence& s) { return i < s.first_token; });
    const Sentence sentence = after == layers.sentences.begin() ? Sentence{{}, 0, static_cast<Index>(view.size()), 0} : *std::prev(after);
    first_ = std::max(sentence.first_token, a.cue.first - std::min(a.cue.first, kReach));
    end_ = std::min(sentence.end_token, a.cue.end + kReach);
    first_ = std::max(first_, past_dateline(view, layers, {sentence.first_token, sentence.end_token}));
  }

  Scene read(std::optional<CivilDate> published) {
    Scene scene;
    scene.addressee = addressee();
    for (Index i = first_; i < end_; ++i) {
      if (!is_free(i)) continue;
      if (!scene.said_on) scene.said_on = day_at(i, published);
      if (scene.venue.empty()) scene.venue = place_at(i);
    }
    return scene;
  }

 private:
  /// Outside the source, the cue and the contents.
  [[nodiscard]] bool is_free(Index i) const {
    const auto holds = [i](TokenRange r) { return i >= r.first && i < r.end; };
    return !holds(a_.source) && !holds(a_.cue) && std::none_of(a_.content.begin(), a_.content.end(), holds);
  }

  /// "told |the committee| on Monday that": a noun phrase right behind a cue that takes one.
  [[nodiscard]] Span addressee() const {
    if (a_.verb == nullptr || !tables_.lists(WordList::addressing, a_.verb->lemma)) return {};
    const Index first = a_.cue.end;
    Index end = first;
    while (end < end_ && end - first < kLongestAddressee && is_free(end) && !ends_addressee(end)) ++end;
    if (end == first || is_one_of(view_.lower(first), {"that", "of", "how", "why", "what", "to"})) return {};
    return {view_[first].span.begin, view_[end - 1].span.end};
  }
  [[nodiscard]] bool ends_addressee(Index i) const {
    return is_one_of(view_.lower(i), {"that",    "in",   "on", "at",  "during", "after",   "before", "of", "about", "by", "from", "last",
                                      "earlier", "this", "to", "how", "why",    "whether", ",",      ".",  ":",     "\"", "“",    "''"}) ||
           time_at(i) != nullptr;
  }

  [[nodiscard]] const TimeExpression* time_at(Index i) const {
    const std::uint32_t byte = view_[i].span.begin;
    const auto t = std::lower_bound(layers_.times.begin(), layers_.times.end(), byte,
                                    [](const TimeExpression& one, std::uint32_t b) { return one.span.begin < b; });
    return t != layers_.times.end() && t->span.begin == byte ? &*t : nullptr;
  }
  [[nodiscard]] std::optional<CivilDate> day_at(Index i, std::optional<CivilDate> published) const {
    const TimeExpression* time = time_at(i);
    if (time == nullptr || !time->range || time->range->from != time->range->to || is_bound(i)) return std::nullopt;
    if (published && *published < time->range->from) return std::nullopt;
    return time->range->from;
  }
  /// "|by| Monday", "|since| May 3": no day on which it was said.
  [[nodiscard]] bool is_bound(Index i) const {
    return i > 0 && is_one_of(view_.lower(i - 1), {"by", "until", "till", "before", "since", "from", "after", "for", "of", "than"});
  }
  /// "in |Norvale|", "at |the Harbour Hall|" where a place stands behind the preposition.
  [[nodiscard]] Span place_at(Index i) const {
    if (!is_one_of(view_.lower(i), {"in", "at"}) || i + 1 >= end_ || !is_free(i + 1)) return {};
    const std::uint32_t byte = view_[i + 1].span.begin;
    const auto m = std::lower_bound(layers_.mentions.begin(), layers_.mentions.end(), byte,
                                    [](const Mention& one, std::uint32_t b) { return one.span.begin < b; });
    const bool place = m != layers_.mentions.end() && m->span.begin == byte && m->type == MentionType::place;
    return place ? m->span : Span{};
  }

  const TokenView& view_;
  const Annotations& layers_;
  const ClaimTables& tables_;
  const Attribution& a_;
  Index first_ = 0;
  Index end_ = 0;
};

}  // namespace

Scene find_scene(const TokenView& view, const Annotations& layers, const ClaimTables& tables, const Attribution& attribution,
                 std::optional<CivilDate> published) {
  return SceneReader(view, layers, tables, attribution).read(published);
}

}  // namespace onrecord
