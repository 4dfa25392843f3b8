#include "extract/claims/source_head.h"
#include "extract/text/one_of.h"

#include <algorithm>
#include <array>

namespace onrecord {
namespace {

using Index = std::uint32_t;

/// Words that end the head phrase: what follows them describes it.
bool ends_head(const TokenView& view, Index i) {
  return is_one_of(view.lower(i), {"of", "for", "at", "in", "from", "with",      "on", "who",   "whose", "which", "that", "to",    "by",
                                   ",",  "(",   ":",  "–",  "—",    "including", "as", "about", "near",  "after", "and",  "inside"}) ||
         (view.is(i, "-") && !view.glued(i)) || (view.pos(i) == Pos::verb && view.pos(i - 1) != Pos::verb);  // "a memo |seen by ...|"
}

Index first_mention(const Annotations& layers, std::uint32_t byte) {
  const auto at =
      std::lower_bound(layers.mentions.begin(), layers.mentions.end(), byte, [](const Mention& m, std::uint32_t b) { return m.span.end <= b; });
  return static_cast<Index>(at - layers.mentions.begin());
}

/// The mention that ends with token `last`, where its word is the head.
bool ends_with(const TokenView& view, const Mention& mention, Index last) {
  return mention.span.begin <= view[last].span.begin && mention.span.end >= view[last].span.end;
}

class HeadReader {
 public:
  HeadReader(const TokenView& view, const Annotations& layers, const ClaimTables& tables, TokenRange source)
      : view_(view), layers_(layers), tables_(tables), source_(source) {}

  SourceHead read() {
    Index first = source_.first;
    while (first + 1 < source_.end && !view_.is_word(first) && !view_.digits(first)) ++first;
    head_.pronoun =
        is_one_of(view_.lower(first), {"he", "she", "they", "it", "we", "i", "his", "her", "their", "its", "my", "our"}) && first + 1 >= source_.end;
    head_.definite = is_one_of(view_.lower(first), {"the", "this", "that"});
    Index end = first + 1;
    while (end < source_.end && !(ends_head(view_, end) && !inside_name(end))) ++end;
    Index last = end - 1;
    while (last > first && is_one_of(view_.lower(last), {"'s", "’s", "'", "’", "also", "himself", "herself", "itself"})) --last;
    while (last > first && view_.capital(last) && is_one_of(view_.lower(last), {"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"})) --last;  // no surname
    head_.tokens = {first, last + 1};
    head_.word = std::string(view_.lower(last));
    find_noun();
    find_mentions(last, end);
    return std::move(head_);
  }

 private:
  /// "and", "of" and "for" inside a name ("Bank of Norvale") do not end the head.
  [[nodiscard]] bool inside_name(Index i) const {
    const Index m = first_mention(layers_, view_[i].span.begin);
    return m < layers_.mentions.size() && layers_.mentions[m].span.begin < view_[i].span.begin && layers_.mentions[m].span.end > view_[i].span.end;
  }
  void find_noun() {
    if (const auto at = tables_.sources.find(head_.word); at != tables_.sources.end()) head_.noun = &at->second;
    head_.plural = head_.word.size() > 3 && head_.word.ends_with("s") && !head_.word.ends_with("ss");
    head_.plural = head_.plural || is_one_of(head_.word, {"people", "men", "women", "police", "staff", "they"});
  }
  void find_mentions(Index last, Index end) {
    const auto& mentions = layers_.mentions;
    const std::uint32_t until = view_[source_.end - 1].span.end;
    for (Index m = first_mention(layers_, view_[source_.first].span.begin); m < mentions.size() && mentions[m].span.begin < until; ++m) {
      if (has_title(mentions[m])) {
        head_.mention = m;
        return;
      }
      if (ends_with(view_, mentions[m], last) && mentions[m].form != CountryForm::demonym) {
        if (head_.mention == kNone) head_.mention = m;
      } else if (is_apposition(mentions[m], end)) {
        head_.mention = m;
      } else if (head_.of == kNone) {
        head_.of = m;
      }
    }
  }
  /// "US Secretary of State |Ana Ruiz|": a person whose role stands right before the name and opens the source, or hangs on no preposition.
  [[nodiscard]] bool has_title(const Mention& mention) const {
    if (mention.type != MentionType::person || mention.entity >= layers_.entities.size()) return false;
    Index name = source_.first;
    while (name < source_.end && view_[name].span.begin < mention.span.begin) ++name;
    Index behind = name;
    while (behind < source_.end && view_[behind].span.begin < mention.span.end) ++behind;
    if (behind < source_.end && is_one_of(view_.lower(behind), {"'s", "’s", "'", "’", "and"})) return false;
    const Index title = title_start(layers_.entities[mention.entity].role, name);
    for (Index i = source_.first; i < title; ++i) {
      if (is_one_of(view_.lower(i), {"of", "for", "by", "from", "with", "to", "and", ",", "that", "who", "'s", "’s"})) return false;
    }
    return title < name;
  }
  /// First token of `role` where it ends right before token `name`; `name` where it does not.
  [[nodiscard]] Index title_start(std::string_view role, Index name) const {
    Index first = name;
    while (!role.empty() && first > source_.first && role.ends_with(view_.word(first - 1))) {
      role.remove_suffix(view_.word(--first).size());
      while (role.ends_with(' ')) role.remove_suffix(1);
    }
    return role.empty() ? first : name;
  }
  /// "the mayor, |Ana Ruiz|": a person behind the head's comma, of a head that is one person.
  [[nodiscard]] bool is_apposition(const Mention& mention, Index end) const {
    const bool is_other = head_.mention != kNone && layers_.mentions[head_.mention].type == MentionType::other;  // "the top |Republican|, Ana Ruiz"
    if ((head_.mention != kNone && !is_other) || head_.plural) return false;
    if (mention.type == MentionType::organization) return is_body_apposed(mention, end);
    if (mention.type != MentionType::person) return false;
    if (mention.span.end <= view_[end - 1].span.end) return false;
    for (Index i = end; i + 1 < source_.end; ++i) {
      if (!view_.is(i, ",")) continue;
      Index name = i + 1;
      while (name + 1 < source_.end && view_[name].span.begin < mention.span.begin && (view_.capital(name) || view_.is(name, "."))) ++name;  // "Dr."
      if (view_[name].span.begin == mention.span.begin) return true;
    }
    return stands_under(mention, end);
  }
  /// "the developer, |Quay Works|": a body that its noun leads in. Where the noun has more to it ("a bank in Norvale, ...") it is another's.
  [[nodiscard]] bool is_body_apposed(const Mention& mention, Index end) const {
    const bool body = head_.noun != nullptr && (head_.noun->kind == SourceNounKind::body || head_.noun->kind == SourceNounKind::government);
    return body && end + 1 < source_.end && view_.is(end, ",") && view_[end + 1].span.begin == mention.span.begin;
  }
  /// "Quay Board head of staff |Ana Ruiz|": the last name of a source, behind the noun of its post, which has no capital. "An aide of minister Ana
  /// Ruiz" is another.
  [[nodiscard]] bool stands_under(const Mention& mention, Index end) const {
    if (mention.span.end != view_[source_.end - 1].span.end || is_one_of(view_.lower(source_.first), {"a", "an", "one"})) return false;
    for (Index i = end; i < source_.end; ++i) {
      if (is_one_of(view_.lower(i), {"for", "by", "from", "with", "to", "and", ",", "that", "who"})) return false;
    }
    Index post = source_.end - 1;
    while (post > source_.first && view_.capital(post)) --post;
    return post > source_.first && view_[post].span.end < mention.span.begin && (view_.pos(post) == Pos::noun || view_.pos(post) == Pos::none);
  }

  const TokenView& view_;
  const Annotations& layers_;
  const ClaimTables& tables_;
  TokenRange source_;
  SourceHead head_;
};

}  // namespace

SourceHead find_source_head(const TokenView& view, const Annotations& layers, const ClaimTables& tables, TokenRange source) {
  return HeadReader(view, layers, tables, source).read();
}

}  // namespace onrecord
