#include "extract/claims/together.h"
#include "extract/text/one_of.h"

#include <algorithm>

namespace onrecord {
namespace {

using Index = std::uint32_t;

constexpr Index kGap = 14;  ///< tokens between two names that stand side by side

/// "ministers" -> "minister", "secretaries" -> "secretary".
std::string singular(std::string_view word) {
  if (word.ends_with("ies")) return std::string(word.substr(0, word.size() - 3)) + "y";
  return std::string(word.ends_with("s") ? word.substr(0, word.size() - 1) : word);
}

}  // namespace

/// Nothing but titles, marks, party letters and an apposition stand between two names; an "and" or, before earlier ones, a comma.
bool TogetherFinder::links(Index from, Index to, bool last) const {
  if (to <= from || to - from > kGap) return false;
  bool joint = false;
  for (Index i = from; i < to; ++i) {
    joint = joint || view_.is(i, "and") || view_.is(i, "nor") || (view_.is(i, "&") && i + 1 == to) || (!last && view_.is(i, ","));
    const Pos pos = view_.pos(i);
    if (pos == Pos::verb || pos == Pos::aux || pos == Pos::pron || is_one_of(view_.lower(i), {"who", "whose", "which", "by", "with", "from", "to"}))
      return false;
  }
  return joint;
}

/// The entities of the names that a source is a list of; fewer than two where it is none.
std::vector<std::uint32_t> TogetherFinder::names_of(TokenRange source) const {
  std::vector<std::uint32_t> entities;
  const auto& mentions = layers_.mentions;
  auto m = std::lower_bound(mentions.begin(), mentions.end(), view_[source.first].span.begin,
                            [](const Mention& one, std::uint32_t byte) { return one.span.begin < byte; });
  const std::uint32_t until = view_[source.end - 1].span.end;
  auto last = m;
  while (last != mentions.end() && last->span.begin < until) ++last;
  const bool people = std::any_of(m, last, [](const Mention& one) { return one.type == MentionType::person; });
  Index at = source.first;
  Index end = source.first;
  for (; m != last; ++m) {
    if (m->entity >= layers_.entities.size() || m->form == CountryForm::demonym) continue;
    while (at < source.end && view_[at].span.begin < m->span.begin) ++at;
    if (people && m->type != MentionType::person) continue;  // a title's body: "|Norvale| Mayor Ana Ruiz"
    if (!entities.empty() && !links(end, at, true) && !links(end, at, false)) return {};
    if (std::find(entities.begin(), entities.end(), m->entity) == entities.end()) entities.push_back(m->entity);
    while (at < source.end && view_[at].span.begin < m->span.end) ++at;
    end = at;
  }
  return entities;
}

Together TogetherFinder::of(const std::vector<std::uint32_t>& entities, std::string_view how) const {
  Together found;
  found.how = how;
  for (const std::uint32_t entity : entities) found.speakers.push_back(phrases_.of_entity(entity));
  if (entities.size() < 2) return found;
  found.speaker.kind = found.speakers.front().kind;
  for (std::size_t i = 0; i < found.speakers.size(); ++i) {
    found.speaker.name += (i == 0 ? "" : i + 1 < found.speakers.size() ? ", " : " and ") + found.speakers[i].name;
  }
  return found;
}

Together TogetherFinder::joined(TokenRange source) const {
  const auto has_and = [&] {
    for (Index i = source.first; i < source.end; ++i) {
      if (is_one_of(view_.lower(i), {"and", "&", "nor"})) return true;
    }
    return false;
  };
  if (source.end < source.first + 3 || !has_and()) return {};
  return of(names_of(source), "names joined");
}

Together TogetherFinder::counted(TokenRange source) const {
  Index at = source.first;
  if (view_.is(at, "the") || view_.is(at, "these")) ++at;
  if (at >= source.end) return {};
  const bool definite = at > source.first;
  const bool two = is_one_of(view_.lower(at), {"both", "two", "neither", "pair", "duo", "each"});
  if (!two && !definite) return {};
  Index noun = two && !is_one_of(view_.lower(at), {"pair", "duo"}) ? at + 1 : at;
  while (noun + 1 < source.end && is_one_of(view_.lower(noun), {"the", "of", "two", "them"})) ++noun;
  if (noun + 1 < source.end) return {};  // "both sides of the debate"
  const std::string_view word = noun < source.end ? view_.lower(noun) : std::string_view();
  const bool any = word.empty() || is_one_of(word, {"pair", "duo", "two", "them"});
  const auto plural = tables_.plurals.find(word);
  if (plural != tables_.plurals.end() && plural->second == PluralOf::states) {
    if (const auto states = antecedents_.latest_states(source.first, 2); states.size() == 2) return of(states, "counted");
    return {};
  }
  const bool people = any || plural != tables_.plurals.end();
  if (!two && !word.ends_with("s")) return {};
  return of(antecedents_.latest_people(source.first, 2, people ? std::string() : singular(word)), "counted");
}

}  // namespace onrecord
