#include "extract/claims/content_shape.h"

#include <algorithm>

#include "extract/claims/dateline.h"
#include "extract/text/one_of.h"

namespace onrecord {
namespace {

using Index = std::uint32_t;

constexpr Index kSubject = 25;  ///< tokens of a subject

bool is_loose(std::string_view word) { return is_one_of(word, {",", "–", "—", "-", ":", "\"", "“", "”", "''"}); }

class ContentShaper {
 public:
  ContentShaper(const TokenView& view, const Annotations& layers) : view_(view), layers_(layers) {}

  /// "promised |that no one would go": the joint is no part of what was said; "that was wrong" keeps its subject.
  [[nodiscard]] Index past_that(TokenRange cue, Index first, Index end) const {
    if (!view_.is(first, "that") || first + 2 >= end || first != cue.end) return first;
    const Pos next = view_.pos(first + 1);
    return next == Pos::pron || next == Pos::det || next == Pos::propn || (next == Pos::noun && view_.pos(first) == Pos::sconj) ? first + 1 : first;
  }

  /// "said |late Monday| the quay was dry": a day between the cue and a clause is that of the saying.
  [[nodiscard]] Index past_day(TokenRange cue, TokenRange content) const {
    if (content.first != cue.end) return content.first;
    Index first = content.first;
    if (is_one_of(view_.lower(first), {"late", "early", "on"})) ++first;
    const auto t = std::lower_bound(layers_.times.begin(), layers_.times.end(), view_[first].span.begin,
                                    [](const TimeExpression& one, std::uint32_t byte) { return one.span.end <= byte; });
    if (t == layers_.times.end() || t->span.begin > view_[first].span.begin || !t->range || t->range->from != t->range->to) return content.first;
    while (first < content.end && view_[first].span.begin < t->span.end) ++first;
    if (view_.is(first, "that")) ++first;
    const bool clause = first + 2 < content.end && is_one_of(view_.pos(first), {Pos::det, Pos::pron, Pos::propn, Pos::noun, Pos::adj, Pos::num});
    return clause ? first : content.first;
  }

  /// "The quay is in high-|level danger, Ruiz told reporters": a clause that ends before its source and cue begins with the sentence.
  void complete_clause(Attribution& a) const {
    TokenRange& content = a.content.front();
    if (a.source.empty() || a.cue.first < a.source.end || content.end > a.source.first || a.source.first - content.end > 1) return;
    const bool comma = view_.is(a.source.first - 1, ",") && (a.source.first > content.end || view_.is(content.end - 1, ","));
    const Index s = sentence_of(content.first);
    if (!comma || layers_.sentences.empty() || sentence_of(a.source.first) != s) return;
    const Index first = past_dateline({layers_.sentences[s].first_token, content.end});
    if (first >= content.first || content.first - first > kSubject || !breaks_phrase(content.first)) return;
    for (Index i = first; i < content.first; ++i) {
      if (is_one_of(view_.lower(i), {"\"", "“", "”", "''", "``", ";", ":", "said", "says"})) return;
    }
    content.first = is_one_of(view_.lower(first), {"but", "and"}) ? std::min(first + 1, content.first) : first;
  }

  /// "|The plan|, critics say, is cruel": the subject before the source belongs to what is said.
  void add_front(Attribution& a) const {
    const TokenRange rest = a.content.front();
    const bool inserted = a.content.size() == 1 && !a.source.empty() && a.source.end <= a.cue.first && rest.first == a.cue.end + 1 &&
                          view_.is(a.cue.end, ",") && view_.is(a.source.first - 1, ",");
    if (!inserted || !is_one_of(view_.pos(rest.first), {Pos::verb, Pos::aux})) return;
    const Index first = past_dateline({layers_.sentences[sentence_of(a.cue.first)].first_token, a.source.first});
    if (first + kSubject < a.source.first || first + 1 >= a.source.first) return;
    for (Index i = first; i + 1 < a.source.first; ++i) {
      if (is_one_of(view_.pos(i), {Pos::verb, Pos::aux}) || is_loose(view_.lower(i))) return;
    }
    a.content.insert(a.content.begin(), {first, a.source.first - 1});
  }

  /// "called it |\"a farce\"|": a mark opened inside is closed inside.
  [[nodiscard]] Index past_closing(TokenRange content) const {
    bool open = false;
    for (Index i = content.first; i < content.end; ++i) {
      if (is_one_of(view_.lower(i), {"\"", "“", "”", "''", "``"})) open = !open;
    }
    return open && is_one_of(view_.lower(content.end), {"\"", "”", "''"}) ? content.end + 1 : content.end;
  }

  [[nodiscard]] Index past_dateline(TokenRange stretch) const { return onrecord::past_dateline(view_, layers_, stretch); }

 private:
  [[nodiscard]] Index sentence_of(Index token) const {
    const auto after =
        std::upper_bound(layers_.sentences.begin(), layers_.sentences.end(), token, [](Index i, const Sentence& s) { return i < s.first_token; });
    return after == layers_.sentences.begin() ? 0 : static_cast<Index>(after - layers_.sentences.begin() - 1);
  }
  /// A stretch that begins here begins inside a phrase: behind a hyphen, an article, an adjective, a preposition.
  [[nodiscard]] bool breaks_phrase(Index first) const {
    if (view_.is(first - 1, "-") && view_.glued(first)) return true;
    return is_one_of(view_.pos(first - 1), {Pos::det, Pos::adj, Pos::adp, Pos::aux});
  }

  const TokenView& view_;
  const Annotations& layers_;
};

}  // namespace

void trim_contents(const TokenView& view, const Annotations& layers, Attribution& a) {
  const ContentShaper shaper(view, layers);
  for (TokenRange& content : a.content) {
    content.first = shaper.past_that(a.cue, shaper.past_dateline(content), content.end);
    content.first = shaper.past_day(a.cue, content);
  }
}

void complete_contents(const TokenView& view, const Annotations& layers, Attribution& a) {
  const ContentShaper shaper(view, layers);
  shaper.complete_clause(a);
  shaper.add_front(a);
  for (TokenRange& content : a.content) content.end = shaper.past_closing(content);
}

}  // namespace onrecord
