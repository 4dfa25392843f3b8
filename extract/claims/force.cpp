#include "extract/claims/force.h"

#include <algorithm>

#include "extract/claims/content_force.h"
#include "extract/claims/content_tense.h"
#include "extract/text/one_of.h"

namespace onrecord {
namespace {

using Index = std::uint32_t;

constexpr Index kClause = 24;  ///< tokens of a main clause

class ForceReader {
 public:
  ForceReader(const TokenView& view, const Annotations& layers, const ClaimTables& tables, const Attribution& a, QuoteType quote,
              const Speaker& speaker)
      : view_(view),
        tables_(tables),
        a_(a),
        quote_(quote),
        speaker_(speaker),
        content_(a.content.front()),
        words_(view, layers, tables, content_, quote, speaker) {
    content_.end = std::min(content_.end, content_.first + kForceReach);
  }

  Force read() {
    if (a_.verb != nullptr) force_.claim_class = a_.verb->claim_class;
    force_.why = "cue";
    for (Index i = a_.cue.first; i < a_.cue.end; ++i) {
      force_.negated = force_.negated || (is_negation(view_.lower(i)) && !view_.is(i, "no"));
      force_.hedged = force_.hedged || tables_.lists(WordList::hedge, view_.lower(i));
    }
    force_.negated = force_.negated || nobody_says();
    read_clause();
    force_.tense = find_tense(view_, content_);
    if (states_a_fact()) set(ClaimClass::assert_, "frame");
    if (refuses()) {
      set(ClaimClass::decline, "cue");
    } else if (withholds()) {
      set(ClaimClass::decline, "negated cue");
    } else if (force_.negated && a_.verb != nullptr && a_.verb->kind == CueKind::denial) {
      set(ClaimClass::assert_, "negated cue");  // "did not dispute the figure"
    } else if (is_called() || is_dismissed_as()) {
      set(words_.class_of_words().value_or(ClaimClass::criticize), "frame");
    } else if (force_.claim_class == ClaimClass::assert_ && (a_.verb == nullptr || a_.verb->frame != CueFrame::none)) {
      if (const auto words = words_.class_of_words()) {
        set(*words, "content");
      } else if (words_.denies_deed()) {
        set(ClaimClass::deny, "negation");
      } else if (const auto modal = words_.class_of_modal()) {
        set(*modal, "modal");
      }
    }
    return force_;
  }

 private:
  void set(ClaimClass c, std::string_view why) {
    force_.claim_class = c;
    force_.why = why;
  }

  /// "|Neither| would say", "|no one| claimed it".
  [[nodiscard]] bool nobody_says() const {
    if (a_.source.empty()) return false;
    return is_one_of(view_.lower(a_.source.first), {"neither", "nobody", "none", "no"}) ||
           (a_.source.first > 0 && view_.is(a_.source.first - 1, "neither"));
  }

  /// "agreed that the crack was old": a verb that commits one to a deed ("agreed to go") before a finished clause commits to nothing.
  [[nodiscard]] bool states_a_fact() const {
    if (a_.verb == nullptr || a_.verb->frame != CueFrame::to || force_.claim_class != ClaimClass::promise) return false;
    if (view_.is(a_.cue.end - 1, "to") || view_.is(content_.first, "to")) return false;
    const Index end = words_.main_clause_end();
    for (Index i = content_.first + 1; i < end; ++i) {
      if (is_one_of(view_.lower(i), {"will", "would", "shall", "should", "to", "must", "'ll", "’ll"})) return false;
      if (is_one_of(view_.lower(i), {"is", "are", "was", "were", "had", "has", "have", "did", "does"})) return true;
    }
    return false;
  }

  /// "would not say when", "did not respond to a letter", "neither confirmed nor denied it": nothing is said. A text that "does not mention" it
  /// and one who "does not think" so decline nothing.
  [[nodiscard]] bool withholds() const {
    if (!force_.negated || a_.verb == nullptr || speaker_.kind == SpeakerKind::document) return false;
    bool told = false;
    for (Index i = a_.cue.first; i < a_.cue.end; ++i) {
      if (is_one_of(view_.lower(i), {"do", "does"})) return false;
      if (const auto verb = tables_.cues.find(view_.lower(i)); verb != tables_.cues.end()) {
        told = told ||
               ((verb->second.kind == CueKind::neutral || verb->second.kind == CueKind::factive) && verb->second.claim_class == ClaimClass::assert_);
      }
    }
    return told;
  }

  /// "|refused to| discuss": a verb of refusal rules the one behind it.
  [[nodiscard]] bool refuses() const {
    for (Index i = a_.cue.first; i + 1 < a_.cue.end; ++i) {
      const auto verb = tables_.cues.find(view_.lower(i));
      if (verb != tables_.cues.end() && verb->second.kind == CueKind::refusal) return !force_.negated;
    }
    return false;
  }

  /// "called it a farce": the cue is no call for something.
  [[nodiscard]] bool is_called() const {
    if (a_.verb == nullptr || a_.verb->lemma != "call") return false;
    const auto asks = [&](Index i) { return is_one_of(view_.lower(i), {"for", "on", "upon", "to"}); };
    for (Index i = a_.cue.first; i < a_.cue.end; ++i) {
      if (asks(i)) return false;
    }
    return !asks(content_.first) && !asks(a_.cue.end);
  }

  /// "dismissed the report |as| a farce": what it is called weighs more than that it is denied.
  [[nodiscard]] bool is_dismissed_as() const {
    if (a_.verb == nullptr || a_.verb->kind != CueKind::denial) return false;
    for (Index i = a_.cue.end; i + 1 < content_.end; ++i) {
      if (tables_.nouns.contains(view_.lower(i))) return false;  // "rejected the |claim| as wrong"
      if (view_.is(i, "as") && !is_one_of(view_.lower(i + 1), {"well", "much", "soon", "long", "part", "of", "to", "it", "he", "she", "they"}))
        return true;
    }
    return false;
  }

  /// Negation and hedge of the main clause: up to its first comma behind the verb.
  void read_clause() {
    const Index end = std::min(content_.end, content_.first + kClause);
    for (Index i = content_.first; i < end && !is_one_of(view_.lower(i), {",", ";", ".", "because"}); ++i) {
      force_.content_negated = force_.content_negated || is_negation(view_.lower(i));
      if (quote_ != QuoteType::direct) force_.hedged = force_.hedged || (tables_.lists(WordList::hedge, view_.lower(i)) && !words_.is_month(i));
    }
  }

  const TokenView& view_;
  const ClaimTables& tables_;
  const Attribution& a_;
  QuoteType quote_;
  const Speaker& speaker_;
  TokenRange content_;
  ContentForce words_;
  Force force_;
};

}  // namespace

Force find_force(const TokenView& view, const Annotations& layers, const ClaimTables& tables, const Attribution& attribution, QuoteType quote,
                 const Speaker& speaker) {
  return ForceReader(view, layers, tables, attribution, quote, speaker).read();
}

}  // namespace onrecord
