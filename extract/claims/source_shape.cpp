#include "extract/claims/source_shape.h"
#include "extract/text/one_of.h"

#include <algorithm>

namespace onrecord {
namespace {

using Index = std::uint32_t;

bool is_relative(std::string_view word) { return is_one_of(word, {"who", "which", "whose", "where", "whom"}); }

class Shaper {
 public:
  Shaper(const TokenView& view, const Annotations& layers, TokenRange source, TokenRange cue)
      : view_(view), layers_(layers), source_(source), cue_(cue) {}

  TokenRange shape() {
    for (Index i = source_.first + 1; i < source_.end; ++i) {
      if (view_.starts_sentence(i)) source_.first = i;
    }
    while (source_.end > source_.first + 2 && view_.digits(source_.end - 1) && view_.is(source_.end - 2, ",")) source_.end -= 2;  // an age
    source_.end = before_time();
    source_.end = before_participle();
    if (leads()) source_.first = past_lead();
    source_.first = past_front();
    part_at_verb();
    while (source_.end > source_.first + 1 && view_.pos(source_.end - 1) == Pos::adv) --source_.end;
    while (!source_.empty() && is_loose(source_.first)) ++source_.first;
    while (!source_.empty() && is_loose(source_.end - 1)) --source_.end;
    return source_;
  }

 private:
  [[nodiscard]] bool is_loose(Index i) const { return is_one_of(view_.lower(i), {",", "–", "—", "-", ":", "\"", "“", "”", "''"}); }

  /// "the court |last week|", "the ministry|, as of May, it|": what dates the saying is no part of the source; what dates a clause with "who" is.
  [[nodiscard]] Index before_time() const {
    bool relative = false;
    for (Index i = source_.first + 1; i + 1 < source_.end; ++i) {
      relative = relative || is_relative(view_.lower(i)) || (view_.is(i - 1, ",") && view_.pos(i) == Pos::verb && view_.lower(i).ends_with("ed"));
      if (view_.is(i, ",") && is_one_of(view_.lower(i + 1), {"as", "in", "on", "since", "during", "after", "before", "while", "when"})) return i;
    }
    if (relative) return source_.end;
    const std::uint32_t end = view_[source_.end - 1].span.end;
    const auto t = std::lower_bound(layers_.times.begin(), layers_.times.end(), end,
                                    [](const TimeExpression& one, std::uint32_t byte) { return one.span.end < byte; });
    if (t == layers_.times.end() || t->span.end != end || t->span.begin <= view_[source_.first].span.begin) return source_.end;
    Index cut = source_.end;
    while (cut > source_.first + 1 && view_[cut - 1].span.begin >= t->span.begin) --cut;
    while (cut > source_.first + 1 && view_.pos(cut - 1) == Pos::adp) --cut;
    return cut;
  }

  /// "Ruiz|, speaking in Norvale|", "Canada|, under pressure at home|", "Mexico|, meanwhile|": what else is said of the subject.
  [[nodiscard]] Index before_participle() const {
    for (Index i = source_.first + 1; i + 1 < source_.end; ++i) {
      if (!view_.is(i, ",")) continue;
      const Pos pos = view_.pos(i + 1);
      const bool name = view_.capital(i + 1);
      if (view_.lower(i + 1).ends_with("ing") && pos == Pos::verb && !name) return i;
      if ((pos == Pos::adp || pos == Pos::adv) && !name && i + 2 < source_.end && !is_one_of(view_.lower(i + 1), {"of", "for", "from"})) return i;
      if (is_one_of(view_.lower(i + 1), {"meanwhile", "however", "though", "too"})) return i;
    }
    return source_.end;
  }

  [[nodiscard]] bool leads() const {
    const std::string_view first = view_.lower(source_.first);
    return (first.ends_with("ing") && source_.end - source_.first > 4) ||
           is_one_of(first, {"following", "after", "before", "in",    "on",        "at",  "during", "as",    "with",   "for", "while",
                             "when",      "since", "under",  "asked", "meanwhile", "but", "and",    "still", "though", "if"});
  }
  [[nodiscard]] Index past_lead() const {
    for (Index i = source_.end - 1; i > source_.first; --i) {
      if (view_.is(i, ",")) return view_.capital(i + 1) || view_.pos(i + 1) == Pos::pron || view_.pos(i + 1) == Pos::det ? i + 1 : source_.first;
    }
    if (is_one_of(view_.lower(source_.first), {"but", "and", "still", "meanwhile", "though", "while", "when", "if", "as"})) return source_.first + 1;
    return source_.first;
  }

  /// "Prices, |Ms. Ruiz| says, will fall", "a friend of the port, |Ruiz| said": a name alone right before the cue is the subject; what it is
  /// in apposition to has a comma behind it too.
  [[nodiscard]] Index past_front() const {
    if (source_.end > cue_.first || view_.is(source_.end, ",")) return source_.first;
    Index first = source_.end;
    while (first > source_.first && (view_.capital(first - 1) || view_.is(first - 1, "."))) --first;
    const bool name = first < source_.end && first > source_.first && view_.is(first - 1, ",") && view_.pos(source_.end - 1) == Pos::propn;
    return name && names_person(source_.end - 1) ? first : source_.first;
  }
  [[nodiscard]] bool names_person(Index last) const {
    const std::uint32_t end = view_[last].span.end;
    const auto m = std::lower_bound(layers_.mentions.begin(), layers_.mentions.end(), end,
                                    [](const Mention& one, std::uint32_t byte) { return one.span.end < byte; });
    return m != layers_.mentions.end() && m->span.end == end && m->type == MentionType::person;
  }

  /// A verb between: the subject of both stands before it ("|a guard| saw it and", "|it| issued a paper welcoming"), else behind what joins them.
  void part_at_verb() {
    const Index verb = first_verb();
    if (verb == source_.end) return;
    const Index joint = last_joint(verb);
    if (view_.is(source_.end - 1, "and") || (view_.lower(cue_.first).ends_with("ing") && joint == verb)) {
      source_.end = verb;
    } else if (is_possessive(source_.end - 1)) {
      source_.first = name_start();
    } else if (joint > verb) {
      source_.first = joint + 1 < source_.end ? joint + 1 : joint;  // "they asked the board |which|"
    }
  }
  [[nodiscard]] bool is_possessive(Index i) const { return is_one_of(view_.lower(i), {"'s", "’s", "'", "’"}); }
  /// First token of the last noun phrase.
  [[nodiscard]] Index name_start() const {
    Index first = source_.end - 1;
    while (first > source_.first && is_one_of(view_.pos(first - 1), {Pos::det, Pos::adj, Pos::noun, Pos::propn, Pos::part})) --first;
    return first;
  }
  /// The first finite verb outside a clause with "who" that goes on to more; the end where there is none.
  [[nodiscard]] Index first_verb() const {
    for (Index i = source_.first + 1; i < source_.end; ++i) {
      if (i + 1 < source_.end && (is_relative(view_.lower(i)) || view_.is(i, "("))) return source_.end;
      if (view_.pos(i) == Pos::aux) return i;
      if (view_.pos(i) != Pos::verb || view_.lower(i).ends_with("ing") || view_.capital(i)) continue;
      if (is_one_of(view_.pos(i - 1), {Pos::propn, Pos::pron, Pos::adv})) return i;
      const bool participle = is_one_of(view_.pos(i + 1), {Pos::adp, Pos::adv});  // "a memo |seen by| a clerk"
      if (is_one_of(view_.pos(i - 1), {Pos::noun, Pos::num}) && !participle) return i;
    }
    return source_.end;
  }
  /// The last word behind `verb` that begins a clause; `verb` where there is none.
  [[nodiscard]] Index last_joint(Index verb) const {
    Index joint = verb;
    for (Index i = verb + 1; i < source_.end; ++i) {
      const bool begins = is_one_of(view_.lower(i), {"after", "before", "because", "when", "as", "while", "if", "but", "which", "that"});
      const bool relative = is_one_of(view_.lower(i), {"which", "that"}) && i + 1 == source_.end;
      if (begins && (relative || (view_.pos(i) != Pos::det && i + 1 < source_.end))) joint = i;
    }
    return joint;
  }

  const TokenView& view_;
  const Annotations& layers_;
  TokenRange source_;
  TokenRange cue_;
};

}  // namespace

TokenRange shape_source(const TokenView& view, const Annotations& layers, TokenRange source, TokenRange cue) {
  return Shaper(view, layers, source, cue).shape();
}

}  // namespace onrecord
