#include "extract/claims/content_force.h"
#include "extract/text/one_of.h"

#include <algorithm>

namespace onrecord {
namespace {

using Index = std::uint32_t;

constexpr Index kBefore = 3;   ///< tokens before a phrase that may take its force away
constexpr Index kClause = 24;  ///< tokens of a main clause

}  // namespace

bool is_negation(std::string_view word) { return is_one_of(word, {"not", "n't", "n’t", "never", "no", "nobody", "nothing", "neither", "nor"}); }

ContentForce::ContentForce(const TokenView& view, const Annotations& layers, const ClaimTables& tables, TokenRange content, QuoteType quote,
                           const Speaker& speaker)
    : view_(view), layers_(layers), tables_(tables), content_(content), quote_(quote), speaker_(speaker) {
  content_.end = std::min(content_.end, content_.first + kForceReach);
}

std::optional<ClaimClass> ContentForce::class_of_words() const {
  std::size_t best = tables_.forces.size();
  for (Index i = content_.first; i < content_.end; ++i) {
    const auto [first, last] = tables_.force_phrases.equal_range(std::string(view_.lower(i)));
    for (auto at = first; at != last; ++at) {
      if (at->second.row < best && stands_at(at->second.words, i) && !is_undone(tables_.forces[at->second.row], i)) best = at->second.row;
    }
  }
  if (best == tables_.forces.size()) return std::nullopt;
  return tables_.forces[best].claim_class;
}

bool ContentForce::stands_at(const std::vector<std::string>& words, Index i) const {
  Index at = i;
  for (const std::string& word : words) {
    while (at > i && at < content_.end && view_.lower(at) != word && view_.lower(at).ends_with("ly")) ++at;  // "is |wholly| false"
    if (at >= content_.end || view_.lower(at) != word) return false;
    ++at;
  }
  return true;
}

bool ContentForce::is_undone(const ForceRow& row, Index at) const {
  for (Index i = at > content_.first + kBefore ? at - kBefore : content_.first; i < at; ++i) {
    if (std::find(row.unless.begin(), row.unless.end(), view_.lower(i)) != row.unless.end()) return true;
  }
  return false;
}

std::uint32_t ContentForce::main_clause_end() const {
  const Index end = std::min(content_.end, content_.first + kClause);
  for (Index i = content_.first + 1; i < end; ++i) {
    if (view_.starts_sentence(i) || is_one_of(view_.lower(i), {"who", "which", "that", "because", "if", "when", "after", "until", ";", "unless"}))
      return i;
  }
  return end;
}

bool ContentForce::denies_deed() const {
  if (speaker_.kind == SpeakerKind::document) return false;
  const Index end = main_clause_end();
  for (Index i = content_.first + 1; i + 1 < end; ++i) {
    if (!is_one_of(view_.lower(i), {"not", "n't", "n’t", "never"})) continue;
    if (tables_.lists(WordList::no_deed, view_.lower(i + 1))) continue;
    const bool never = view_.is(i, "never") && is_one_of(view_.lower(i - 1), {"have", "had", "'ve", "’ve"});
    const bool was =
        is_one_of(view_.lower(i - 1), {"was", "were"}) || (is_one_of(view_.lower(i - 1), {"are", "am"}) && view_.lower(i + 1).ends_with("ing"));
    if (view_.is(i - 1, "did")) return is_speaker(i - 1) || quote_ == QuoteType::indirect;
    if ((never || was) && is_speaker(i - 1) && !measures(i, end) && !contrasts(i)) return true;
  }
  return false;
}

/// "we are not selling it, |we are| lending it": what is done instead is said.
bool ContentForce::contrasts(Index negation) const {
  for (Index i = negation + 1; i + 1 < content_.end && negation >= 2; ++i) {
    if (view_.lower(i) == view_.lower(negation - 2) && view_.lower(i + 1) == view_.lower(negation - 1)) return true;
  }
  return false;
}

/// "have never finished one in |less than| 40 days": a figure of what was done.
bool ContentForce::measures(Index from, Index end) const {
  for (Index i = from; i + 1 < end; ++i) {
    if (view_.is(i + 1, "than") || view_.digits(i)) return true;
  }
  return false;
}

bool ContentForce::is_month(Index i) const { return view_.is(i, "may") && view_.capital(i) && !view_.starts_sentence(i); }

std::optional<ClaimClass> ContentForce::class_of_modal() const {
  const Index end = main_clause_end();
  for (Index i = content_.first; i < end; ++i) {
    const std::string_view word = view_.lower(i);
    if (view_.is(i + 1, "-")) continue;  // "a would-be ally"
    const bool going = word == "going" && view_.is(i + 1, "to");
    if (is_one_of(word, {"must", "should", "ought"}) || (is_one_of(word, {"need", "needs"}) && view_.is(i + 1, "to"))) return ClaimClass::urge;
    const bool plans = going || is_one_of(word, {"will", "'ll", "’ll", "wo", "would", "shall"});
    if (!plans && (!is_one_of(word, {"could", "may", "might"}) || is_month(i))) continue;
    return class_of_future(i, going ? i + 2 : i + 1, plans);
  }
  return std::nullopt;
}

/// `verb`: the token behind the modal; negation and adverbs may stand before the verb.
std::optional<ClaimClass> ContentForce::class_of_future(Index modal, Index verb, bool plans) const {
  while (is_negation(view_.lower(verb)) || view_.lower(verb).ends_with("ly") || is_one_of(view_.lower(verb), {"longer", "also", "soon"})) ++verb;
  if (view_.is(verb, "have")) return std::nullopt;  // "would have gone": no future
  const bool is_state = view_.is(verb, "be") && !view_.lower(verb + 1).ends_with("ing");
  if (plans && !is_state && is_speaker(modal)) return ClaimClass::promise;
  if (is_state && is_one_of(view_.lower(verb + 1), {"able", "required"})) return std::nullopt;
  if (is_state && (view_.lower(verb + 1).ends_with("ed") || view_.lower(verb + 1).ends_with("en"))) return std::nullopt;  // a rule, not a forecast
  return ClaimClass::predict;
}

/// The subject just before the modal at `i` is the one who speaks.
bool ContentForce::is_speaker(Index i) const {
  const Index from = i > content_.first + 3 ? i - 3 : content_.first;
  for (Index at = i; at-- > from;) {
    const std::string_view word = view_.lower(at);
    if (is_one_of(word, {"i", "we"})) return true;
    if (quote_ != QuoteType::direct && at <= content_.first + 1 && may_be_speaker(word)) return true;
  }
  return names_speaker(i);
}

/// "It" is no person, "he" and "she" are no body.
bool ContentForce::may_be_speaker(std::string_view pronoun) const {
  if (pronoun == "it") return speaker_.kind != SpeakerKind::person;
  if (is_one_of(pronoun, {"he", "she"})) return speaker_.kind != SpeakerKind::organization && speaker_.kind != SpeakerKind::government;
  return pronoun == "they";
}

/// A name that ends just before token `i` is the speaker's, its body's or its country's.
bool ContentForce::names_speaker(Index i) const {
  if (i == content_.first) return false;
  const Span before = view_[i - 1].span;
  auto m = std::lower_bound(layers_.mentions.begin(), layers_.mentions.end(), before.begin,
                            [](const Mention& one, std::uint32_t byte) { return one.span.end <= byte; });
  if (m == layers_.mentions.end() || m->span.end != before.end || m->span.begin < view_[content_.first].span.begin) return false;
  if (m->country && speaker_.country && *m->country == *speaker_.country) return true;
  if (m->entity >= layers_.entities.size()) return false;
  return m->entity == speaker_.entity || (!speaker_.organization.empty() && layers_.entities[m->entity].name == speaker_.organization);
}

}  // namespace onrecord
