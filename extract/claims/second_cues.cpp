#include "extract/claims/second_cues.h"

#include <algorithm>
#include <optional>
#include <string>

namespace onrecord {
namespace {

using Index = std::uint32_t;

constexpr Index kShortest = 3;  ///< tokens of a content

bool is_mark(std::string_view word) { return word == "\"" || word == "“" || word == "”" || word == "''" || word == "``"; }

/// The place of a participle that reports: behind a comma, before "that" or a clause; kNone: none.
Index find_participle(const TokenView& view, const ClaimTables& tables, TokenRange content) {
  bool quoted = false;
  for (Index i = content.first + 1; i + kShortest < content.end; ++i) {
    if (is_mark(view.lower(i))) quoted = !quoted;
    if (quoted || !view.is(i - 1, ",") || !view.lower(i).ends_with("ing") || view.pos(i) != Pos::verb) continue;
    const auto cue = tables.cues.find(view.lower(i));
    if (cue == tables.cues.end() || cue->second.frame != CueFrame::that || cue->second.kind == CueKind::mental) continue;
    const bool factive = cue->second.kind == CueKind::factive || cue->second.kind == CueKind::distancing;
    if (view.is(i + 1, "that") || (!factive && !view.is(i + 1, "to") && view.pos(i + 1) != Pos::adp)) return i;
  }
  return kNone;
}

std::optional<Attribution> part(const TokenView& view, const ClaimTables& tables, Attribution& a) {
  for (std::size_t c = 0; c < a.content.size(); ++c) {
    const TokenRange whole = a.content[c];
    const Index at = find_participle(view, tables, whole);
    if (at == kNone || at < whole.first + kShortest || whole.first < a.cue.first) continue;
    Attribution second;
    second.source = a.source;
    second.cue = {at, at + 1};
    second.verb = &tables.cues.find(view.lower(at))->second;
    second.content.push_back({view.is(at + 1, "that") ? at + 2 : at + 1, whole.end});
    second.content.insert(second.content.end(), a.content.begin() + static_cast<std::ptrdiff_t>(c) + 1, a.content.end());
    second.rule = "second-cue";
    a.content.resize(c + 1);
    a.content[c].end = at - 1;
    return second;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Attribution> part_second_cues(const TokenView& view, const ClaimTables& tables, std::vector<Attribution> found) {
  for (std::size_t i = 0; i < found.size(); ++i) {  // a tail may have a third
    if (auto second = part(view, tables, found[i])) found.push_back(std::move(*second));
  }
  return found;
}

std::vector<Attribution> join_as(const TokenView& view, std::vector<Attribution> found) {
  std::vector<Attribution> joined;
  for (Attribution& a : found) {
    const bool as = !joined.empty() && a.cue.end == a.cue.first + 1 && view.is(a.cue.first, "as");
    if (as && joined.back().verb != nullptr && joined.back().content.back().end == a.cue.first) {
      joined.back().content.back().end = a.content.back().end;
    } else {
      joined.push_back(std::move(a));
    }
  }
  return joined;
}

}  // namespace onrecord
