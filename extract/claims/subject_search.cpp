#include "extract/claims/subject_search.h"

#include <algorithm>

#include "extract/claims/dateline.h"
#include "extract/text/one_of.h"

namespace onrecord {
namespace {

using Index = std::uint32_t;

constexpr Index kReach = 48;   ///< tokens from a subject to its verb
constexpr Index kPhrase = 25;  ///< tokens of a noun phrase

bool is_break(std::string_view word) { return is_one_of(word, {",", ";", ":", "–", "—", "(", ")", "\"", "“", "”", "''", "``"}); }

class SubjectSearch {
 public:
  SubjectSearch(const TokenView& view, const Annotations& layers, Index token) : view_(view), layers_(layers) {
    const auto after =
        std::upper_bound(layers.sentences.begin(), layers.sentences.end(), token, [](Index i, const Sentence& s) { return i < s.first_token; });
    if (after == layers.sentences.begin()) return;
    const Sentence& sentence = *std::prev(after);
    first_ = past_dateline(view, layers, {sentence.first_token, sentence.end_token});
    first_ = std::max(first_, token - std::min(token, kReach));
  }

  TokenRange find(TokenRange cue) const {
    const Index end = before_adverbials(cue.first);
    if (end <= first_) return {};
    if (is_one_of(view_.lower(end - 1), {"he", "she", "they", "who", "we", "i"})) return {end - 1, end};
    if (view_.is(end - 1, ",") && end > first_ + 1) return parted(end - 1);
    const TokenRange phrase = nominal({phrase_start(end), end});
    return phrase.empty() ? named(end) : phrase;
  }

  /// The noun phrase before the first verb of the sentence.
  TokenRange main(TokenRange cue) const {
    Index verb = first_;
    while (verb < cue.first && !is_one_of(view_.pos(verb), {Pos::verb, Pos::aux})) ++verb;
    if (verb < cue.first) return find({verb, verb + 1});
    return cue.first > first_ + 1 && view_.is(cue.first - 1, ",") ? nominal({first_, cue.first - 1}) : TokenRange{};  // "|Ruiz|, citing"
  }

  TokenRange complete(TokenRange source) const {
    source.first = std::min(source.first, name_start(source.first));
    const bool hangs = source.first > first_ + 1 && is_one_of(view_.lower(source.first - 1), {"in", "of", "for", "at", "to"}) &&
                       is_one_of(view_.pos(source.first - 2), {Pos::noun, Pos::propn});
    if (hangs) {
      const TokenRange head = nominal({phrase_start(source.first - 1), source.first - 1});
      if (!head.empty()) source.first = head.first;
    }
    if (source.first > first_ && is_one_of(view_.lower(source.first - 1), {"neither", "both"})) --source.first;
    return listed(source);
  }

 private:
  [[nodiscard]] const Mention* mention_at(std::uint32_t byte) const {
    const auto m = std::lower_bound(layers_.mentions.begin(), layers_.mentions.end(), byte,
                                    [](const Mention& one, std::uint32_t b) { return one.span.end <= b; });
    return m == layers_.mentions.end() || m->span.begin > byte ? nullptr : &*m;
  }
  /// First token of the name that token `i` stands in; `i` where it stands in none.
  [[nodiscard]] Index name_start(Index i) const {
    const Mention* mention = mention_at(view_[i].span.begin);
    while (mention != nullptr && i > first_ && view_[i - 1].span.begin >= mention->span.begin) --i;
    return i;
  }
  /// Auxiliaries, adverbs and days before a verb: "|on Tuesday later| rejected".
  [[nodiscard]] Index before_adverbials(Index end) const {
    for (Index last = end + 1; end < last && end > first_;) {
      last = end;
      while (end > first_ && is_one_of(view_.pos(end - 1), {Pos::aux, Pos::adv, Pos::part})) --end;
      end = before_time(end);
    }
    return end;
  }
  [[nodiscard]] Index before_time(Index end) const {
    if (end <= first_) return end;
    const std::uint32_t byte = view_[end - 1].span.begin;
    const auto t = std::lower_bound(layers_.times.begin(), layers_.times.end(), byte,
                                    [](const TimeExpression& one, std::uint32_t b) { return one.span.end <= b; });
    if (t == layers_.times.end() || t->span.begin > byte || t->span.end != view_[end - 1].span.end) return end;
    while (end > first_ && view_[end - 1].span.begin >= t->span.begin) --end;
    if (end > first_ && view_.pos(end - 1) == Pos::adp) --end;
    return end;
  }
  /// First token of the stretch without a mark or a conjunction of clauses that ends before `end`.
  [[nodiscard]] Index phrase_start(Index end) const {
    Index first = end;
    while (first > first_ && end - first < kPhrase && !is_break(view_.lower(first - 1)) && !opens_clause(first - 1)) --first;
    return first;
  }
  [[nodiscard]] bool opens_clause(Index i) const {
    if (view_.pos(i) == Pos::sconj || is_one_of(view_.lower(i), {"but", "who", "which", "whose", "that", "where", "when"})) return true;
    if (view_.pos(i) != Pos::cconj) return false;
    for (Index before = i; before-- > first_ && !is_break(view_.lower(before));) {
      if (is_one_of(view_.pos(before), {Pos::verb, Pos::aux})) return true;  // "it rained |and| the mayor said"
    }
    return false;
  }
  /// `range` without a leading conjunction, where it reads as one noun phrase; empty where it does not.
  [[nodiscard]] TokenRange nominal(TokenRange range) const {
    while (!range.empty() && is_one_of(view_.lower(range.first), {"and", "but", "yet", "so", "still", "meanwhile"})) ++range.first;
    if (range.empty() || range.end - range.first > kPhrase) return {};
    const bool opens = is_one_of(view_.pos(range.first), {Pos::det, Pos::adj, Pos::noun, Pos::propn, Pos::pron, Pos::num}) ||
                       is_one_of(view_.lower(range.first), {"neither", "both"});
    const bool closes = is_one_of(view_.pos(range.end - 1), {Pos::noun, Pos::propn, Pos::pron, Pos::num, Pos::x});
    if (!opens || !closes || is_one_of(view_.lower(range.end - 1), {"there", "it", "this", "that", "which", "what", "whom"})) return {};
    for (Index i = range.first; i < range.end; ++i) {
      if (is_one_of(view_.pos(i), {Pos::verb, Pos::aux, Pos::sconj}) || is_break(view_.lower(i))) return {};
    }
    return range;
  }
  /// "In Norvale |Mayor Ana Ruiz| said": a name, and the words of its title.
  [[nodiscard]] TokenRange named(Index end) const {
    const Mention* mention = mention_at(view_[end - 1].span.begin);
    if (mention == nullptr || mention->span.end != view_[end - 1].span.end || mention->form == CountryForm::demonym) return {};
    Index first = name_start(end - 1);
    while (first > first_ && end - first < kPhrase && is_one_of(view_.pos(first - 1), {Pos::noun, Pos::propn, Pos::adj, Pos::det})) --first;
    return {first, end};
  }
  /// "S, ..., CUE": the first noun phrase of the sentence that ends at a comma, before the one at `close`.
  [[nodiscard]] TokenRange parted(Index close) const {
    Index start = first_;
    for (Index i = first_; i < close; ++i) {
      if (!view_.is(i, ",")) continue;
      const TokenRange subject = nominal({start, i});
      if (!subject.empty() && hangs_on(i + 1, close)) return {subject.first, close};
      start = i + 1;
    }
    return {};
  }
  /// Tokens [first, end) tell more of what stands before them: no clause with a subject of its own.
  [[nodiscard]] bool hangs_on(Index first, Index end) const {
    if (first >= end) return false;
    if (is_one_of(view_.lower(first), {"who", "which", "whose", "where", "when", "though", "however", "meanwhile", "too", "also"})) return true;
    if (is_one_of(view_.lower(first), {"and", "but", "or", "while", "as", "because", "if", "that"})) return false;
    for (Index i = first; i < end; ++i) {
      if (is_one_of(view_.lower(i), {"who", "which", "whose", "where", "that"})) return true;  // "a |man who| ..."
      if (view_.pos(i) == Pos::aux) return false;
      if (view_.pos(i) == Pos::verb && i > first && !view_.lower(i).ends_with("ing") && is_one_of(view_.pos(i - 1), {Pos::pron, Pos::propn}))
        return false;
    }
    return true;
  }
  /// "|France, Germany| and Italy": the names of one kind before a list's last two.
  [[nodiscard]] TokenRange listed(TokenRange source) const {
    bool joined = false;
    for (Index i = source.first; i < source.end; ++i) joined = joined || view_.is(i, "and");
    while (joined && source.first > first_ + 1 && view_.is(source.first - 1, ",")) {
      const Mention* mine = mention_at(view_[source.first].span.begin);
      const Mention* before = mention_at(view_[source.first - 2].span.begin);
      if (mine == nullptr || before == nullptr || mine->type != before->type) break;
      const Index start = name_start(source.first - 2);
      if (start > first_ && !is_one_of(view_.lower(start - 1), {",", "and", "but"})) break;
      source.first = start;
    }
    return source;
  }

  const TokenView& view_;
  const Annotations& layers_;
  Index first_ = 0;  ///< of the sentence, behind its dateline
};

}  // namespace

TokenRange find_subject(const TokenView& view, const Annotations& layers, TokenRange cue) { return SubjectSearch(view, layers, cue.first).find(cue); }

TokenRange find_main_subject(const TokenView& view, const Annotations& layers, TokenRange cue) {
  return SubjectSearch(view, layers, cue.first).main(cue);
}

TokenRange complete_subject(const TokenView& view, const Annotations& layers, TokenRange source) {
  return SubjectSearch(view, layers, source.first).complete(source);
}

}  // namespace onrecord
