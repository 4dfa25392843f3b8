#include "extract/claims/nominal_cues.h"
#include "extract/text/one_of.h"

#include <algorithm>

namespace onrecord {
namespace {

using Index = std::uint32_t;

constexpr Index kShortest = 3;  ///< tokens of a content
constexpr Index kPhrase = 12;   ///< tokens of a source
constexpr Index kLongest = 60;  ///< tokens of a content

class NominalCues {
 public:
  NominalCues(const TokenView& view, const ClaimTables& tables) : view_(view), tables_(tables) {}

  /// The clause of a noun that something else found.
  void end_clause(const Sentence& sentence, Attribution& a) const {
    const Index noun = a.cue.end - 1;
    TokenRange& content = a.content.front();
    const bool behind = content.first == a.cue.end || (content.first == a.cue.end + 1 && view_.is(a.cue.end, "that"));
    if (!behind || !is_nominal(noun) || !leads(sentence, noun)) return;
    content.end = std::min(content.end, std::max(content.first + kShortest, clause_end(sentence, content.first, true)));
  }

  void read(const Sentence& sentence, std::vector<Attribution>& found) const {
    for (Index i = sentence.first_token; i + kShortest + 1 < sentence.end_token; ++i) {
      if (!is_nominal(i)) continue;
      Attribution a;
      a.cue = {i, i + 1};
      a.verb = &tables_.nouns.find(view_.lower(i))->second;
      Index that = i + 1;
      a.source = owner(sentence, i);
      if (is_one_of(view_.lower(that), {"by", "from"})) {
        a.source = {that + 1, phrase_end(sentence, that + 1)};
        that = a.source.end;
      }
      if (!view_.is(that, "that") || view_.pos(that) == Pos::det) continue;
      a.content = {{that + 1, clause_end(sentence, that + 1, leads(sentence, i))}};
      a.rule = "nominal-cue";
      if (a.content[0].end >= a.content[0].first + kShortest && has_verb(a.content[0])) found.push_back(std::move(a));
    }
  }

 private:
  [[nodiscard]] bool is_nominal(Index i) const { return view_.pos(i) == Pos::noun && tables_.nouns.contains(view_.lower(i)); }
  /// "|the mayor's| claim", "|his| claim".
  [[nodiscard]] TokenRange owner(const Sentence& sentence, Index noun) const {
    Index end = noun;
    while (end > sentence.first_token && view_.pos(end - 1) == Pos::adj) --end;
    if (end == sentence.first_token) return {};
    if (is_one_of(view_.lower(end - 1), {"his", "her", "their", "its", "our", "my"})) return {end - 1, end};
    if (!is_one_of(view_.lower(end - 1), {"'s", "’s", "'", "’"})) return {};
    Index first = end - 1;
    while (first > sentence.first_token && end - first < kPhrase &&
           is_one_of(view_.pos(first - 1), {Pos::det, Pos::adj, Pos::noun, Pos::propn, Pos::num}))
      --first;
    return first + 1 < end ? TokenRange{first, end} : TokenRange{};
  }
  [[nodiscard]] Index phrase_end(const Sentence& sentence, Index first) const {
    Index end = first;
    while (end < sentence.end_token && end - first < kPhrase && is_one_of(view_.pos(end), {Pos::det, Pos::adj, Pos::noun, Pos::propn, Pos::num}))
      ++end;
    return end;
  }
  /// The noun is the subject of its sentence: no verb before it.
  [[nodiscard]] bool leads(const Sentence& sentence, Index noun) const {
    for (Index i = sentence.first_token; i < noun; ++i) {
      if (is_one_of(view_.pos(i), {Pos::verb, Pos::aux})) return false;
    }
    return true;
  }
  /// "complaints that the road was unsafe |were| ignored": where the noun is a subject its clause ends before the second verb.
  [[nodiscard]] Index clause_end(const Sentence& sentence, Index first, bool subject) const {
    const Index limit = std::min(sentence.end_token, first + kLongest);
    bool verb = false;
    for (Index i = first; i < limit; ++i) {
      if (is_one_of(view_.lower(i), {";", "–", "—"}) || (!subject && view_.is(i, ",") && view_.pos(i + 1) == Pos::cconj)) return i;
      if (!is_one_of(view_.pos(i), {Pos::verb, Pos::aux}) || view_.lower(i).ends_with("ing")) continue;
      const bool begins = i > first && !is_one_of(view_.pos(i - 1), {Pos::aux, Pos::adv, Pos::part, Pos::cconj, Pos::sconj, Pos::adp}) &&
                          !is_one_of(view_.lower(i - 1), {"he", "she", "they", "it", "we", "i", "you", "who", "which", "that"});
      if (subject && verb && begins) return i;
      verb = true;
    }
    return view_.is(limit - 1, ".") ? limit - 1 : limit;
  }
  [[nodiscard]] bool has_verb(TokenRange range) const {
    for (Index i = range.first; i < range.end; ++i) {
      if (is_one_of(view_.pos(i), {Pos::verb, Pos::aux})) return true;
    }
    return false;
  }

  const TokenView& view_;
  const ClaimTables& tables_;
};

}  // namespace

std::vector<Attribution> find_nominal_cues(const TokenView& view, const Annotations& layers, const ClaimTables& tables) {
  const NominalCues reader(view, tables);
  std::vector<Attribution> found;
  for (const Sentence& sentence : layers.sentences) reader.read(sentence, found);
  return found;
}

void end_nominal_clauses(const TokenView& view, const Annotations& layers, const ClaimTables& tables, std::vector<Attribution>& found) {
  const NominalCues reader(view, tables);
  const auto& sentences = layers.sentences;
  for (Attribution& a : found) {
    const auto after =
        std::upper_bound(sentences.begin(), sentences.end(), a.cue.first, [](Index i, const Sentence& s) { return i < s.first_token; });
    if (after != sentences.begin()) reader.end_clause(*std::prev(after), a);
  }
}

}  // namespace onrecord
