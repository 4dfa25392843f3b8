#include "extract/claims/attributions.h"

#include <algorithm>
#include <array>
#include <optional>

#include "extract/claims/according.h"
#include "extract/claims/clauses.h"
#include "extract/claims/subjects.h"

namespace onrecord {
namespace {

using Index = std::uint32_t;

constexpr std::array<std::string_view, 24> kAuxiliaries = {"has",  "have", "had",   "is",    "are",  "was",   "were", "did",
                                                           "does", "do",   "not",   "n't",   "n’t",  "would", "will", "could",
                                                           "can",  "may",  "might", "never", "also", "later", "then", "be"};

/// "applicants had |to| ask", "growers |must| offer": a duty tells what is to be done, not that it was said.
constexpr std::array<std::string_view, 5> kDuties = {"to", "must", "should", "shall", "let"};
constexpr std::array<std::string_view, 6> kPassive = {"is", "are", "was", "were", "be", "been"};

class Finder {
 public:
  Finder(std::string_view text, const Annotations& layers, const ClaimTables& tables, QuoteMarks marks)
      : t_(text, layers, tables, marks), used_(t_.quotations.size(), false) {}

  std::vector<Attribution> find() {
    for (const Sentence& sentence : t_.layers.sentences) {
      for (Index i = sentence.first_token; i < sentence.end_token; ++i) {
        if (t_.quote_of[i] != kNone) continue;
        if (const Index words = according_words(t_, sentence, i); words > 0) {
          if (auto a = find_according(t_, sentence, {i, i + words})) keep(std::move(*a));
        } else if (const auto at = t_.tables.cues.find(t_.lower[i]); at != t_.tables.cues.end() && at->second.frame != CueFrame::none) {
          find_verb(sentence, i, at->second);
        }
      }
    }
    return std::move(found_);
  }

 private:
  void keep(Attribution a) {
    for (TokenRange& range : a.content) range = trimmed(t_, range);
    std::erase_if(a.content, [](TokenRange range) { return range.empty(); });
    if (!a.content.empty()) found_.push_back(std::move(a));
  }

  void find_verb(const Sentence& sentence, Index i, const Cue& cue) {
    Index first = i;
    while (first > sentence.first_token && (one_of(t_.lower[first - 1], kAuxiliaries) || t_.is_adverb(first - 1)) && t_.quote_of[first - 1] == kNone)
      --first;
    if (first > sentence.first_token && one_of(t_.lower[first - 1], kDeterminers)) return;  // a noun: "the report"
    if (t_.layers.tokens[i].pos == Pos::noun || t_.layers.tokens[i].pos == Pos::propn || t_.layers.tokens[i].pos == Pos::adj) return;
    Attribution a;
    a.cue = {first, i + 1};
    a.verb = &cue;
    if (quote_first(sentence, a, i)) return;
    a.source = subject_before(t_, sentence, first);
    if (a.source.empty() || is_verb(a.source.first) || (first > 0 && one_of(t_.lower[first - 1], kDuties))) return;
    if (sentence_before_source(sentence, a, i)) return;
    clause_after(sentence, a, i);
  }
  /// "|said| the text had been agreed": a subject begins with no cue.
  [[nodiscard]] bool is_verb(Index i) const {
    const Pos pos = t_.layers.tokens[i].pos;
    return !t_.is_capital(i) && t_.tables.cues.contains(t_.lower[i]) && (pos == Pos::verb || pos == Pos::none);
  }
  /// "grace was said in four tongues", "a name can be written in two ways": of a passive only a clause with "that" is what was said.
  [[nodiscard]] bool is_passive(TokenRange cue) const {
    for (Index i = cue.first > 0 ? cue.first - 1 : 0; i + 1 < cue.end; ++i) {
      if (one_of(t_.lower[i], kPassive)) return !t_.lower[cue.end - 1].ends_with("ing");
    }
    return false;
  }
  /// "wrote |the guild's report|": a thing, no clause, where the cue takes one.
  [[nodiscard]] bool is_thing(const Attribution& a) const {
    if (a.verb->frame != CueFrame::that) return false;
    const TokenRange content = a.content[0];
    bool tagged = false;
    for (Index i = content.first; i < content.end; ++i) {
      const Pos pos = t_.layers.tokens[i].pos;
      if (pos == Pos::verb || pos == Pos::aux || t_.quote_of[i] != kNone) return false;
      tagged = tagged || pos != Pos::none;
    }
    return tagged;
  }

  /// "...," said S   "...," S said   and the quotation that goes on after it.
  bool quote_first(const Sentence& sentence, Attribution& a, Index i) {
    std::optional<Index> q = t_.quotation_before(a.cue.first);
    if (q) {
      a.source = subject_after(t_, sentence, i + 1);
      a.rule = "quote-verb-source";
    } else {
      a.source = subject_before(t_, sentence, a.cue.first);
      if (a.source.empty()) return false;
      q = t_.quotation_before(a.source.first);
      a.rule = "quote-source-verb";
    }
    if (!q || !t_.is_speech(*q) || a.source.empty() || used_[*q]) return false;
    if (cue_needs_object(a)) return false;
    used_[*q] = true;
    a.quoted = true;
    a.content = {{t_.quotations[*q].first, t_.quotations[*q].end}};
    add_following_quotation(sentence, a, *q);
    keep(a);
    return true;
  }
  [[nodiscard]] static bool cue_needs_object(const Attribution& a) { return a.verb != nullptr && a.verb->frame == CueFrame::np; }

  void add_following_quotation(const Sentence& sentence, Attribution& a, Index q) {
    const Index next = q + 1;
    if (next >= t_.quotations.size() || used_[next] || !t_.is_speech(next)) return;
    const Index open = t_.quotations[next].first;
    const bool same_sentence = open < sentence.end_token;
    const bool just_after = open <= sentence.end_token + 2 && !t_.crosses_paragraph(sentence.end_token - 1, open);
    if (!same_sentence && !just_after) return;
    used_[next] = true;
    a.content.push_back({open, t_.quotations[next].end});
  }

  /// "C, S said (on Monday)."
  bool sentence_before_source(const Sentence& sentence, Attribution a, Index i) {
    if (a.source.first < sentence.first_token + 4 || t_.lower[a.source.first - 1] != ",") return false;
    if (cue_needs_object(a)) return false;
    const bool told = a.verb != nullptr && t_.tables.lists(WordList::telling, a.verb->lemma);
    const Index next = told ? after_addressee(t_, sentence, i + 1) : i + 1;  // "..., the mayor told |reporters|."
    const bool ends = next >= sentence.end_token || t_.is_punctuation(next) || t_.is_time_start(sentence, next, i);
    if (!ends || (next < sentence.end_token && (t_.lower[next] == ":" || t_.quotation_after(next)))) return false;
    if (a.source.first - sentence.first_token < 5 || a.source.first - sentence.first_token > kLongestContent) return false;
    a.content = {{sentence.first_token, a.source.first - 1}};
    a.rule = "clause-source-verb";
    keep(std::move(a));
    return true;
  }

  void clause_after(const Sentence& sentence, Attribution& a, Index i) {
    Index start = i + 1;
    if (is_passive(a.cue)) {
      start = find_that(t_, sentence, start);
      if (start == kNone) return;
    } else if (t_.tables.lists(WordList::telling, a.verb->lemma))
      start = after_addressee(t_, sentence, start);
    if (start >= sentence.end_token) return;
    if (const auto q = t_.quotation_after(start); q && t_.is_speech(*q) && !used_[*q]) {
      used_[*q] = true;
      a.quoted = t_.quotations[*q].end + 3 >= sentence.end_token;
      a.content = {{t_.quotations[*q].first, a.quoted ? t_.quotations[*q].end : clause_end(t_, sentence, start)}};
      a.rule = "source-verb-quote";
      keep(a);
      return;
    }
    if (a.verb->frame == CueFrame::to && t_.lower[start] != "to" && t_.lower[start] != "that" && a.verb->lemma != "propose" &&
        a.verb->lemma != "offer")
      return;
    if (t_.is_punctuation(start) && t_.lower[start] != ":") {
      const Index that = find_that(t_, sentence, start);
      if (that == kNone) return;
      start = that;
    } else if (t_.is_time_start(sentence, start, i)) {
      const Index that = find_that(t_, sentence, start);
      if (that != kNone)
        start = that;
      else if (start + 2 < sentence.end_token)
        start += t_.lower[start] == "on" ? 2 : 1;
    }
    if (start >= sentence.end_token) return;
    static constexpr std::array<std::string_view, 7> kAdverbial = {"in", "at", "during", "on", "by", "with", "about"};
    if (one_of(t_.lower[start], kAdverbial) && a.verb->frame == CueFrame::that) {
      const Index that = find_that(t_, sentence, start);
      if (that == kNone) return;
      start = that;
    }
    a.content = {{start, clause_end(t_, sentence, start)}};
    if (a.content[0].end - start < 2 || is_thing(a)) return;
    a.rule = "source-verb-clause";
    keep(a);
  }

  ClauseText t_;
  std::vector<bool> used_;  ///< quotations that have their attribution
  std::vector<Attribution> found_;
};

}  // namespace

std::vector<Attribution> find_attributions(std::string_view text, const Annotations& layers, const ClaimTables& tables, QuoteMarks marks) {
  return Finder(text, layers, tables, marks).find();
}

}  // namespace onrecord
