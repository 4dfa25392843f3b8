#include "extract/claims/colons.h"

#include <algorithm>

#include "extract/labeller/attribution_features.h"
#include "extract/text/one_of.h"

namespace onrecord {
namespace {

using Index = std::uint32_t;

constexpr Index kName = 6;      ///< tokens of a name before its colon
constexpr Index kShortest = 4;  ///< tokens of a content
constexpr Index kIntro = 12;    ///< tokens of "The governor later added" before its colon

bool is_mark(std::string_view word) { return is_one_of(word, {"\"", "“", "”", "''", "``"}); }

class Layout {
 public:
  Layout(const TokenView& view, const Annotations& layers, const ClaimTables& tables)
      : view_(view), layers_(layers), tables_(tables), paragraphs_(find_paragraphs(layers.sentences)) {}

  std::vector<Attribution> find() {
    for (std::size_t p = 0; p < paragraphs_.size(); ++p) {
      const auto [first, end] = paragraphs_[p];
      if (first >= end) continue;
      if (turn_of_transcript(first, end, p == 0)) continue;
      if (signed_quotation(first, end)) continue;
      if (p + 1 < paragraphs_.size()) introduced(first, end, paragraphs_[p + 1]);
    }
    return std::move(found_);
  }

 private:
  void keep(TokenRange source, TokenRange cue, TokenRange content, const Cue* verb, std::string_view rule) {
    while (!content.empty() && is_loose(content.first)) ++content.first;
    while (!content.empty() && is_loose(content.end - 1)) --content.end;
    if (content.end < content.first + kShortest || source.empty()) return;
    Attribution a;
    a.source = source;
    a.cue = cue;
    a.content = {content};
    a.verb = verb;
    a.rule = rule;
    found_.push_back(std::move(a));
  }
  [[nodiscard]] bool is_loose(Index i) const {
    return is_mark(view_.lower(i)) || is_one_of(view_.lower(i), {".", ",", "‘", "’", "'", "—", "―", "–", "-", "…"});
  }

  /// "RUIZ: We dredged it."   "Ruiz: quay was never safe" where it leads the text, a headline.
  bool turn_of_transcript(Index first, Index end, bool headline) {
    while (first < end && is_mark(view_.lower(first))) ++first;
    Index colon = first;
    while (colon < end && colon - first <= kName && !view_.is(colon, ":")) ++colon;
    if (colon == first || colon >= end || !view_.is(colon, ":")) return false;
    const bool capitals = std::any_of(view_.word(first).begin(), view_.word(first).end(), [](char c) { return c >= 'a' && c <= 'z'; }) == false &&
                          view_.word(first).size() > 2 && view_.is_word(first);
    if (!capitals && !(headline && is_name({first, colon}))) return false;
    for (Index i = first; i < colon; ++i) {
      if (view_.is_word(i) && !view_.capital(i) && !is_one_of(view_.lower(i), {"of", "the", "de", "van", "von", "bin", "al"})) return false;
    }
    keep({first, colon}, {colon, colon + 1}, {colon + 1, end}, nullptr, capitals ? "transcript-colon" : "headline-colon");
    return true;
  }
  /// A person or body has these tokens as its name.
  [[nodiscard]] bool is_name(TokenRange range) const {
    const std::uint32_t begin = view_[range.first].span.begin;
    const std::uint32_t end = view_[range.end - 1].span.end;
    const auto m = std::lower_bound(layers_.mentions.begin(), layers_.mentions.end(), begin,
                                    [](const Mention& one, std::uint32_t byte) { return one.span.end <= byte; });
    return m != layers_.mentions.end() && m->span.end == end && (m->type == MentionType::person || m->type == MentionType::organization);
  }

  /// "The quay was never safe." - Ana Ruiz, where the paragraph ends.
  bool signed_quotation(Index first, Index end) {
    if (!is_mark(view_.lower(first))) return false;
    Index dash = end;
    for (Index i = end; i > first + kShortest && end - i < kIntro;) {
      --i;
      if (is_one_of(view_.lower(i), {"―", "—", "–", "--", "-"}) && is_mark(view_.lower(i - 1))) dash = i;
    }
    if (dash + 1 >= end || !view_.capital(dash + 1)) return false;
    Index name_end = end;
    while (name_end > dash + 1 && is_loose(name_end - 1)) --name_end;
    keep({dash + 1, name_end}, {dash, dash + 1}, {first + 1, dash - 1}, nullptr, "signed-quotation");
    return true;
  }

  /// "The governor added:" and the paragraph under it.
  void introduced(Index first, Index end, std::pair<Index, Index> next) {
    if (!view_.is(end - 1, ":")) return;
    Index start = end - 1;
    while (start > first && !view_.starts_sentence(start)) --start;
    for (Index i = end - 1; i > start && end - i < kIntro;) {
      const auto cue = tables_.cues.find(std::string(view_.lower(--i)));
      if (cue == tables_.cues.end() || cue->second.frame != CueFrame::that || i == start) continue;
      Index head = i;
      while (head > start + 1 && (view_.pos(head - 1) == Pos::aux || view_.pos(head - 1) == Pos::adv)) --head;
      Index source = head;
      while (source > start && !view_.is(source - 1, ",") && !view_.is(source - 1, "and")) --source;
      if (source < head && head - source <= kIntro) keep({source, head}, {head, i + 1}, {next.first, next.second}, &cue->second, "block-quotation");
      return;
    }
  }

  const TokenView& view_;
  const Annotations& layers_;
  const ClaimTables& tables_;
  std::vector<std::pair<Index, Index>> paragraphs_;
  std::vector<Attribution> found_;
};

}  // namespace

std::vector<Attribution> find_colon_attributions(const TokenView& view, const Annotations& layers, const ClaimTables& tables) {
  return Layout(view, layers, tables).find();
}

}  // namespace onrecord
