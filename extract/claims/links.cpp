#include "extract/claims/links.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>

namespace onrecord {
namespace {

using Index = std::uint32_t;

constexpr Index kWindow = 40;    ///< labelled spans looked at on each side of one: bounds the work
constexpr Index kFar = 80;       ///< tokens between a cue and its source or content
constexpr Index kCrossing = 12;  ///< a cue in between weighs as this many tokens
constexpr Index kOtherSentence = 8;
constexpr Index kPhrase = 4;  ///< words of a cue that is a phrase: "would not be drawn"

struct Item {
  TokenRange tokens;
  AttributionPart part = AttributionPart::content;
  Index first_sentence = 0;
  Index last_sentence = 0;
};

Index gap(TokenRange a, TokenRange b) { return a.end <= b.first ? b.first - a.end : b.end <= a.first ? a.first - b.end : 0; }

class Linker {
 public:
  Linker(std::string_view text, const Annotations& layers, const ClaimTables& tables, const std::vector<LabelledSpan>& spans)
      : text_(text), layers_(layers), tables_(tables), view_(text, layers.tokens) {
    for (const LabelledSpan& labelled : spans) add(labelled);
  }

  std::vector<Attribution> link() {
    std::vector<std::vector<TokenRange>> contents(items_.size());
    std::optional<Index> last;
    for (Index i = 0; i < items_.size(); ++i) {
      if (items_[i].part != AttributionPart::content) continue;
      std::optional<Index> cue = cue_of_content(i);
      if (!cue && last && goes_on(items_[*last], items_[i])) cue = last;
      if (!cue) continue;
      contents[*cue].push_back(items_[i].tokens);
      last = cue;
    }
    std::vector<Attribution> found;
    for (Index i = 0; i < items_.size(); ++i) {
      if (contents[i].empty()) continue;
      Attribution a;
      a.cue = items_[i].tokens;
      a.content = std::move(contents[i]);
      if (const auto source = source_of_cue(i)) a.source = items_[*source].tokens;
      a.verb = find_cue(view_, tables_, a.cue);
      const bool quoted = opens_quoted(a.content.front().first);
      if (a.verb == nullptr && !starts_according(a.cue) && !quoted) continue;  // seldom one: "beats", "decided"
      a.rule = "model";
      found.push_back(std::move(a));
    }
    return found;
  }

 private:
  void add(const LabelledSpan& labelled) {
    const auto& tokens = layers_.tokens;
    const auto before = [](const Token& token, std::uint32_t byte) { return token.span.end <= byte; };
    const auto first = std::lower_bound(tokens.begin(), tokens.end(), labelled.span.begin, before);
    const auto end =
        std::lower_bound(first, tokens.end(), labelled.span.end, [](const Token& token, std::uint32_t byte) { return token.span.begin < byte; });
    if (first == end) return;
    Item item;
    item.tokens = {static_cast<Index>(first - tokens.begin()), static_cast<Index>(end - tokens.begin())};
    item.part = labelled.part;
    item.first_sentence = sentence_of(item.tokens.first);
    item.last_sentence = sentence_of(item.tokens.end - 1);
    items_.push_back(item);
  }

  [[nodiscard]] Index sentence_of(Index token) const {
    const auto& sentences = layers_.sentences;
    const auto after = std::upper_bound(sentences.begin(), sentences.end(), token, [](Index i, const Sentence& s) { return i < s.first_token; });
    return after == sentences.begin() ? 0 : static_cast<Index>(after - sentences.begin() - 1);
  }
  [[nodiscard]] bool same_sentence(const Item& a, const Item& b) const {
    return a.first_sentence <= b.last_sentence && b.first_sentence <= a.last_sentence;
  }
  [[nodiscard]] bool same_paragraph(Index a, Index b) const { return layers_.sentences[a].paragraph == layers_.sentences[b].paragraph; }
  /// `content` stands in the sentence after that of `cue`, in its paragraph.
  [[nodiscard]] bool follows(const Item& cue, const Item& content) const {
    return content.first_sentence == cue.last_sentence + 1 && same_paragraph(cue.last_sentence, content.first_sentence);
  }
  /// A quotation that goes on after one that has its cue.
  [[nodiscard]] bool goes_on(const Item& cue, const Item& content) const {
    if (content.first_sentence <= cue.last_sentence || content.first_sentence > cue.last_sentence + 4) return false;
    return same_paragraph(cue.last_sentence, content.first_sentence) && opens_quoted(content.tokens.first);
  }
  [[nodiscard]] bool opens_quoted(Index token) const {
    if (token == 0) return false;
    const auto word = layers_.tokens[token - 1].span.of(text_);
    return word == "\"" || word == "“" || word == "''" || word == "``" || word == "'";
  }

  /// Lowest cost of the items of `part` around `at` that `cost` allows.
  template <typename Cost>
  [[nodiscard]] std::optional<Index> nearest(Index at, AttributionPart part, Cost cost) const {
    std::optional<Index> best;
    Index best_cost = kFar;
    const Index from = at > kWindow ? at - kWindow : 0;
    const Index to = std::min<Index>(static_cast<Index>(items_.size()), at + kWindow);
    for (Index i = from; i < to; ++i) {
      if (i == at || items_[i].part != part) continue;
      const Index c = cost(items_[i], i);
      if (c < best_cost) {
        best_cost = c;
        best = i;
      }
    }
    return best;
  }
  /// Tokens between two items that no labelled source covers, and a fine for each cue among them.
  [[nodiscard]] Index distance(Index a, Index b, AttributionPart free) const {
    Index tokens = gap(items_[a].tokens, items_[b].tokens);
    for (Index i = std::min(a, b) + 1; i < std::max(a, b); ++i) {
      if (items_[i].part == free) tokens -= std::min(tokens, items_[i].tokens.end - items_[i].tokens.first);
      if (items_[i].part == AttributionPart::cue) tokens += kCrossing;
    }
    return tokens;
  }
  [[nodiscard]] std::optional<Index> cue_of_content(Index content) const {
    return nearest(content, AttributionPart::cue, [&](const Item& cue, Index i) {
      const Index d = distance(content, i, AttributionPart::source);
      if (same_sentence(cue, items_[content])) return d;
      return follows(cue, items_[content]) && opens_quoted(items_[content].tokens.first) ? d + kOtherSentence : kFar;
    });
  }
  [[nodiscard]] std::optional<Index> source_of_cue(Index cue) const {
    return nearest(cue, AttributionPart::source, [&](const Item& source, Index i) {
      return same_sentence(source, items_[cue]) ? distance(cue, i, AttributionPart::content) : kFar;
    });
  }

  [[nodiscard]] bool starts_according(TokenRange cue) const {
    const auto word = layers_.tokens[cue.first].span.of(text_);
    return word == "according" || word == "According" || word == "per" || word == "Per";
  }
  std::string_view text_;
  const Annotations& layers_;
  const ClaimTables& tables_;
  TokenView view_;
  std::vector<Item> items_;
};

}  // namespace

const Cue* find_cue(const TokenView& view, const ClaimTables& tables, TokenRange cue) {
  for (Index words = std::min(kPhrase, cue.end - cue.first); words > 0; --words) {
    for (Index first = cue.end - words + 1; first-- > cue.first;) {
      std::string form(view.lower(first));
      for (Index i = first + 1; i < first + words; ++i) form.append(" ").append(view.lower(i));
      if (const auto at = tables.cues.find(form); at != tables.cues.end()) return &at->second;
    }
  }
  return nullptr;
}

std::vector<Attribution> link_attributions(std::string_view text, const Annotations& layers, const ClaimTables& tables,
                                           const std::vector<LabelledSpan>& spans) {
  return Linker(text, layers, tables, spans).link();
}

namespace {

bool holds(TokenRange outer, TokenRange inner) { return outer.first <= inner.first && inner.end <= outer.end; }

/// "The report said |that| officials had warned ...": the content of `outer` has one of `all` in it whole, from its first word to its last.
bool holds_whole(const Attribution& outer, const std::vector<Attribution>& all) {  // `all` in the order of cues
  if (outer.content.size() != 1 || outer.verb == nullptr || outer.source.empty() || outer.content[0].first < outer.cue.end + 1) return false;
  const TokenRange room = outer.content[0];
  const auto in_front = std::partition_point(all.begin(), all.end(), [&](const Attribution& a) { return a.cue.first < room.first; });
  bool any = false;
  for (auto a = in_front; a != all.end() && a->cue.first < room.end; ++a) {
    const bool whole = holds(room, a->cue) && !a->source.empty() && holds(room, a->source) &&
                       std::all_of(a->content.begin(), a->content.end(), [&](TokenRange c) { return holds(room, c); });
    if (!whole) return false;
    any = true;
  }
  if (in_front != all.begin()) {
    const auto& before = *std::prev(in_front);
    for (const TokenRange c : before.content) any = any && c.end <= room.first;
  }
  return any;
}

}  // namespace

std::vector<Attribution> merge_attributions(std::vector<Attribution> model, std::vector<Attribution> rules) {
  std::vector<TokenRange> taken;
  for (const Attribution& a : model) taken.insert(taken.end(), a.content.begin(), a.content.end());
  std::sort(taken.begin(), taken.end(), [](TokenRange a, TokenRange b) { return a.first < b.first; });
  const auto overlaps = [&](TokenRange range) {
    const auto after = std::lower_bound(taken.begin(), taken.end(), range.end, [](TokenRange t, Index end) { return t.first < end; });
    return after != taken.begin() && std::prev(after)->end > range.first;
  };
  std::stable_sort(model.begin(), model.end(), [](const Attribution& a, const Attribution& b) { return a.cue.first < b.cue.first; });
  std::erase_if(rules, [&](const Attribution& a) { return std::any_of(a.content.begin(), a.content.end(), overlaps) && !holds_whole(a, model); });
  model.insert(model.end(), std::make_move_iterator(rules.begin()), std::make_move_iterator(rules.end()));
  return model;
}

}  // namespace onrecord
