#include "extract/claims/attributions.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/utf8.h"
#include "extract/text/characters.h"

namespace onrecord {
namespace {

using Index = std::uint32_t;

constexpr Index kLongestSource = 40;
constexpr Index kLongest = 300;  ///< tokens of an indirect content: keeps a text without sentence ends linear

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 24> kAuxiliaries = {"has",  "have", "had",   "is",    "are",  "was",   "were", "did",
                                                           "does", "do",   "not",   "n't",   "n’t",  "would", "will", "could",
                                                           "can",  "may",  "might", "never", "also", "later", "then", "be"};
constexpr std::array<std::string_view, 21> kNotSubject = {"and",   "but",   "or",    "that",  "when",   "while",    "because",
                                                          "as",    "if",    "which", "after", "before", "although", "though",
                                                          "since", "where", "than",  "to",    "so",     "whether",  "yet"};
constexpr std::array<std::string_view, 12> kDeterminers = {"the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "no", "any"};

class Finder {
 public:
  Finder(std::string_view text, const Annotations& layers, const ClaimTables& tables)
      : text_(text), layers_(layers), tables_(tables), quotations_(find_quotations(text, layers.tokens)), quote_of_(layers.tokens.size(), kNone) {
    for (Index q = 0; q < quotations_.size(); ++q) {
      for (Index i = quotations_[q].first; i < quotations_[q].end; ++i) quote_of_[i] = q;
    }
    lower_.reserve(layers.tokens.size());
    for (const Token& token : layers.tokens) {
      std::string word(token.span.of(text));
      for (char& c : word) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
      }
      lower_.push_back(std::move(word));
    }
    used_.assign(quotations_.size(), false);
  }

  std::vector<Attribution> find() {
    for (const Sentence& sentence : layers_.sentences) {
      for (Index i = sentence.first_token; i < sentence.end_token; ++i) {
        if (quote_of_[i] != kNone) continue;
        if (i + 1 < sentence.end_token && lower_[i] == "according" && lower_[i + 1] == "to") {
          find_according_to(sentence, i);
        } else if (const auto at = tables_.cues.find(lower_[i]); at != tables_.cues.end() && at->second.frame != CueFrame::none) {
          find_verb(sentence, i, at->second);
        }
      }
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool is_punctuation(Index i) const {
    if (is_possessor(i)) return false;
    return layers_.tokens[i].kind == TokenKind::punctuation && lower_[i] != "-" && lower_[i] != "'s" && lower_[i] != "’s";
  }
  /// The apostrophe of "the owners' union".
  [[nodiscard]] bool is_possessor(Index i) const {
    if (i == 0 || i + 1 >= lower_.size() || (lower_[i] != "'" && lower_[i] != "’")) return false;
    return !layers_.tokens[i].space_before && layers_.tokens[i + 1].space_before && lower_[i - 1].ends_with("s") && quote_of_[i] == kNone;
  }
  [[nodiscard]] bool is_capital(Index i) const { return is_upper(decode_utf8(text_, layers_.tokens[i].span.begin).value); }
  [[nodiscard]] bool is_pronoun(Index i) const {
    static constexpr std::array<std::string_view, 6> kPronouns = {"he", "she", "they", "it", "we", "i"};
    return one_of(lower_[i], kPronouns);
  }
  [[nodiscard]] bool is_adverb(Index i) const { return lower_[i].size() > 4 && lower_[i].ends_with("ly"); }

  /// Without punctuation and a leading "that" at the edges.
  [[nodiscard]] TokenRange trimmed(TokenRange range) const {
    const auto loose = [&](Index i) { return is_punctuation(i) && lower_[i] != ")" && lower_[i] != "(" && lower_[i] != "%" && lower_[i] != "$"; };
    while (!range.empty() && (loose(range.first) || lower_[range.first] == "that")) ++range.first;
    while (!range.empty() && loose(range.end - 1)) --range.end;
    return range;
  }

  /// A subject that ends at `end`: back to a clause edge.
  [[nodiscard]] TokenRange subject_before(const Sentence& sentence, Index end) const {
    Index stop = end;
    if (stop > sentence.first_token && lower_[stop - 1] == ",") {  // "Ana Ruiz, the mayor, said"
      Index comma = stop - 1;
      while (comma > sentence.first_token && lower_[comma - 1] != "," && quote_of_[comma - 1] == kNone && stop - comma < 20) --comma;
      if (comma > sentence.first_token + 1 && lower_[comma - 1] == "," && (is_capital(comma - 2) || is_capital(comma) || lower_[comma] == "who")) {
        const TokenRange head = plain_subject(sentence, comma - 1);
        if (!head.empty()) return {head.first, stop - 1};
      }
      return {};
    }
    return plain_subject(sentence, stop);
  }

  [[nodiscard]] TokenRange plain_subject(const Sentence& sentence, Index end) const {
    Index first = end;
    if (end > sentence.first_token && is_pronoun(end - 1)) return {end - 1, end};
    while (first > sentence.first_token && end - first < 25) {
      const Index i = first - 1;
      if (quote_of_[i] != kNone || is_punctuation(i)) break;
      if (one_of(lower_[i], kNotSubject) && !(lower_[i] == "and" && is_capital(first) && i > sentence.first_token && is_capital(i - 1)) &&
          lower_[i] != "to")
        break;
      if (tables_.cues.contains(lower_[i]) && !is_capital(i) && i + 1 < end && lower_[i].ends_with("ed")) break;
      first = i;
    }
    static constexpr std::array<std::string_view, 9> kFronts = {"in", "on", "at", "for", "by", "with", "during", "meanwhile", "still"};
    if (first < end && one_of(lower_[first], kFronts)) return {};
    if (first < end && one_of(lower_[end - 1], kDeterminers)) return {};
    return {first, end};
  }

  /// A subject that starts at `first`, after the verb: names, titles, "of" phrases and an apposition.
  [[nodiscard]] TokenRange subject_after(const Sentence& sentence, Index first) const {
    if (first >= sentence.end_token) return {};
    if (is_pronoun(first)) return {first, first + 1};
    if (!is_capital(first) && !one_of(lower_[first], kDeterminers) && layers_.tokens[first].kind != TokenKind::number) return {};
    Index end = first;
    bool commas = false;
    while (end < sentence.end_token && quote_of_[end] == kNone && end - first < 25) {
      if (lower_[end] == "," && !commas && end + 1 < sentence.end_token && (one_of(lower_[end + 1], kDeterminers) || (is_role_word(end + 1)))) {
        commas = true;
      } else if (is_punctuation(end)) {
        break;
      } else if (is_time_start(sentence, end, first)) {
        break;
      }
      ++end;
    }
    while (end > first && is_punctuation(end - 1)) --end;
    return {first, end};
  }

  [[nodiscard]] bool is_role_word(Index i) const {
    static constexpr std::array<std::string_view, 10> kRoles = {"who",  "spokesman", "spokeswoman", "director",  "president",
                                                                "head", "chief",     "chairman",    "professor", "secretary"};
    return one_of(lower_[i], kRoles);
  }
  [[nodiscard]] bool is_time_start(const Sentence& sentence, Index i, Index first) const {
    if (i == first) return false;
    const bool preposition =
        lower_[i] == "on" || lower_[i] == "in" || lower_[i] == "during" || lower_[i] == "at" || lower_[i] == "after" || lower_[i] == "as";
    if (lower_[i] == "in" || lower_[i] == "during" || lower_[i] == "after" || lower_[i] == "as") return true;
    const Index at = preposition && i + 1 < sentence.end_token ? i + 1 : i;
    return std::binary_search(time_starts().begin(), time_starts().end(), layers_.tokens[at].span.begin);
  }
  [[nodiscard]] const std::vector<Index>& time_starts() const {
    if (times_.empty()) {
      for (const TimeExpression& time : layers_.times) times_.push_back(time.span.begin);
      times_.push_back(kNone);
    }
    return times_;
  }

  /// The quotation whose closing mark stands just before token `i` (a comma may stand between).
  [[nodiscard]] std::optional<Index> quotation_before(Index i) const {
    for (Index back = 1; back <= 3 && back <= i; ++back) {
      if (quote_of_[i - back] != kNone) return quote_of_[i - back];
      if (!is_punctuation(i - back)) return std::nullopt;
    }
    return std::nullopt;
  }
  [[nodiscard]] std::optional<Index> quotation_after(Index i) const {
    for (Index step = 0; step < 3 && i + step < lower_.size(); ++step) {
      if (quote_of_[i + step] != kNone) return quote_of_[i + step];
      if (!is_punctuation(i + step)) return std::nullopt;
    }
    return std::nullopt;
  }
  [[nodiscard]] bool is_speech(Index q) const { return quotations_[q].end - quotations_[q].first >= 3; }

  void keep(Attribution a) {
    for (TokenRange& range : a.content) range = trimmed(range);
    std::erase_if(a.content, [](TokenRange range) { return range.empty(); });
    if (!a.content.empty()) found_.push_back(std::move(a));
  }

  void find_according_to(const Sentence& sentence, Index i) {
    Attribution a;
    a.cue = {i, i + 2};
    a.rule = "according-to";
    Index end = i + 2;
    while (end < sentence.end_token && end < i + kLongestSource && !is_punctuation(end) && quote_of_[end] == kNone) ++end;
    a.source = {i + 2, end};
    if (a.source.empty()) return;
    if (i == sentence.first_token) {
      a.content = {{end, std::min(sentence.end_token, end + kLongest)}};
    } else if (const auto q = quotation_before(i); q && is_speech(*q)) {
      a.content = {{quotations_[*q].first, quotations_[*q].end}};
      a.quoted = true;
    } else {
      a.content = {{std::max(sentence.first_token, i - std::min(i, kLongest)), i}};
      if (end + 3 < sentence.end_token && lower_[end] == ",") a.content.push_back({end, std::min(sentence.end_token, end + kLongest)});
    }
    keep(std::move(a));
  }

  void find_verb(const Sentence& sentence, Index i, const Cue& cue) {
    Index first = i;
    while (first > sentence.first_token && (one_of(lower_[first - 1], kAuxiliaries) || is_adverb(first - 1)) && quote_of_[first - 1] == kNone)
      --first;
    if (first > sentence.first_token && one_of(lower_[first - 1], kDeterminers)) return;  // a noun: "the report"
    if (layers_.tokens[i].pos == Pos::noun || layers_.tokens[i].pos == Pos::propn || layers_.tokens[i].pos == Pos::adj) return;
    Attribution a;
    a.cue = {first, i + 1};
    a.verb = &cue;
    if (quote_first(sentence, a, i)) return;
    a.source = subject_before(sentence, first);
    if (a.source.empty()) return;
    if (sentence_before_source(sentence, a, i)) return;
    clause_after(sentence, a, i);
  }

  /// "...," said S   "...," S said   and the quotation that goes on after it.
  bool quote_first(const Sentence& sentence, Attribution& a, Index i) {
    std::optional<Index> q = quotation_before(a.cue.first);
    if (q) {
      a.source = subject_after(sentence, i + 1);
      a.rule = "quote-verb-source";
    } else {
      a.source = subject_before(sentence, a.cue.first);
      if (a.source.empty()) return false;
      q = quotation_before(a.source.first);
      a.rule = "quote-source-verb";
    }
    if (!q || !is_speech(*q) || a.source.empty() || used_[*q]) return false;
    if (cue_needs_object(a)) return false;
    used_[*q] = true;
    a.quoted = true;
    a.content = {{quotations_[*q].first, quotations_[*q].end}};
    add_following_quotation(sentence, a, *q);
    keep(a);
    return true;
  }
  [[nodiscard]] static bool cue_needs_object(const Attribution& a) { return a.verb != nullptr && a.verb->frame == CueFrame::np; }

  void add_following_quotation(const Sentence& sentence, Attribution& a, Index q) {
    const Index next = q + 1;
    if (next >= quotations_.size() || used_[next] || !is_speech(next)) return;
    const Index open = quotations_[next].first;
    const bool same_sentence = open < sentence.end_token;
    const bool just_after = open <= sentence.end_token + 2 && !crosses_paragraph(sentence.end_token - 1, open);
    if (!same_sentence && !just_after) return;
    used_[next] = true;
    a.content.push_back({open, quotations_[next].end});
  }
  [[nodiscard]] bool crosses_paragraph(Index a, Index b) const {
    const Span between{layers_.tokens[a].span.end, layers_.tokens[b].span.begin};
    return between.of(text_).find('\n') != std::string_view::npos;
  }

  /// "C, S said (on Monday)."
  bool sentence_before_source(const Sentence& sentence, Attribution a, Index i) {
    if (a.source.first < sentence.first_token + 4 || lower_[a.source.first - 1] != ",") return false;
    if (cue_needs_object(a)) return false;
    const Index next = i + 1;
    const bool ends = next >= sentence.end_token || is_punctuation(next) || is_time_start(sentence, next, i);
    if (!ends || (next < sentence.end_token && (lower_[next] == ":" || quotation_after(next)))) return false;
    if (a.source.first - sentence.first_token < 6 || a.source.first - sentence.first_token > kLongest) return false;
    a.content = {{sentence.first_token, a.source.first - 1}};
    a.rule = "clause-source-verb";
    keep(std::move(a));
    return true;
  }

  void clause_after(const Sentence& sentence, Attribution& a, Index i) {
    Index start = i + 1;
    if (a.verb->lemma == "tell" || a.verb->lemma == "assure" || a.verb->lemma == "inform") start = after_addressee(sentence, start);
    if (start >= sentence.end_token) return;
    if (const auto q = quotation_after(start); q && is_speech(*q) && !used_[*q]) {
      used_[*q] = true;
      a.quoted = quotations_[*q].end + 3 >= sentence.end_token;
      a.content = {{quotations_[*q].first, a.quoted ? quotations_[*q].end : clause_end(sentence, start)}};
      a.rule = "source-verb-quote";
      keep(a);
      return;
    }
    if (a.verb->frame == CueFrame::to && lower_[start] != "to" && lower_[start] != "that" && a.verb->lemma != "propose" && a.verb->lemma != "offer")
      return;
    if (is_punctuation(start) && lower_[start] != ":") {
      const Index that = find_that(sentence, start);
      if (that == kNone) return;
      start = that;
    } else if (is_time_start(sentence, start, i)) {
      const Index that = find_that(sentence, start);
      if (that != kNone)
        start = that;
      else if (start + 2 < sentence.end_token)
        start += lower_[start] == "on" ? 2 : 1;
    }
    static constexpr std::array<std::string_view, 7> kAdverbial = {"in", "at", "during", "on", "by", "with", "about"};
    if (one_of(lower_[start], kAdverbial) && a.verb->frame == CueFrame::that) {
      const Index that = find_that(sentence, start);
      if (that == kNone) return;
      start = that;
    }
    a.content = {{start, clause_end(sentence, start)}};
    if (a.content[0].end - start < 2) return;
    a.rule = "source-verb-clause";
    keep(a);
  }

  [[nodiscard]] Index find_that(const Sentence& sentence, Index from) const {
    for (Index i = from; i < sentence.end_token && i < from + 14; ++i) {
      if (lower_[i] == "that" && quote_of_[i] == kNone) return i + 1;
    }
    return kNone;
  }
  [[nodiscard]] Index after_addressee(const Sentence& sentence, Index i) const {
    if (i < sentence.end_token && !is_capital(i)) {
      const Index that = find_that(sentence, i);
      if (that != kNone && that < i + 8) return that;
      if (one_of(lower_[i], kDeterminers) && i + 1 < sentence.end_token) ++i;
      return i + 1;
    }
    while (i < sentence.end_token && is_capital(i)) ++i;
    return i;
  }

  /// To the sentence's end, or before a comma that leads a new attribution (", adding that", ", according to", ", she said").
  [[nodiscard]] Index clause_end(const Sentence& sentence, Index start) const {
    const Index end = std::min(sentence.end_token, start + kLongest);
    for (Index i = start; i + 1 < end; ++i) {
      if (quote_of_[i] != kNone) continue;
      if (lower_[i] == "according" && lower_[i + 1] == "to") return i;
      if (lower_[i] == ";") return i;
      if (lower_[i] == "and" && i > start && lower_[i + 1].ends_with("ed") && tables_.cues.contains(lower_[i + 1]) &&
          !lower_[start].ends_with("ed")) {
        const Pos pos = layers_.tokens[i + 1].pos;
        if (pos == Pos::none || pos == Pos::verb) return i;
      }
      if (lower_[i] != ",") continue;
      Index next = i + 1;
      if (lower_[next] == "and" || lower_[next] == "but" || lower_[next] == "while" || lower_[next] == "though") ++next;
      if (next >= sentence.end_token) continue;
      if (tables_.cues.contains(lower_[next]) && (lower_[next].ends_with("ing") || next > i + 1)) return i;
      if (is_pronoun(next) && next + 1 < sentence.end_token && tables_.cues.contains(lower_[next + 1])) return i;
    }
    return end;
  }

  std::string_view text_;
  const Annotations& layers_;
  const ClaimTables& tables_;
  std::vector<Quotation> quotations_;
  std::vector<Index> quote_of_;     ///< token -> quotation
  std::vector<std::string> lower_;  ///< ASCII lower case of each token
  std::vector<bool> used_;          ///< quotations that have their attribution
  mutable std::vector<Index> times_;
  std::vector<Attribution> found_;
};

}  // namespace

std::vector<Attribution> find_attributions(std::string_view text, const Annotations& layers, const ClaimTables& tables) {
  return Finder(text, layers, tables).find();
}

}  // namespace onrecord
