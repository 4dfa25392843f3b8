#include "extract/claims/carried_quotes.h"

#include <algorithm>

namespace onrecord {
namespace {

using Index = std::uint32_t;

constexpr Index kShortest = 3;  ///< tokens of a paragraph of speech

bool breaks(std::string_view text, const Token& before, const Token& after) {
  return text.substr(before.span.end, after.span.begin - before.span.end).find("\n\n") != std::string_view::npos;
}
bool overlap(TokenRange a, TokenRange b) { return a.first < b.end && b.first < a.end; }

/// The speech goes on: `a` ends with its paragraph without a mark, `b` opens the next.
bool goes_on(std::string_view text, const std::vector<Token>& tokens, Quotation a, Quotation b) {
  return a.end > a.first && a.end + 1 == b.first && a.end < tokens.size() && breaks(text, tokens[a.end - 1], tokens[a.end]);
}

/// The attributions by the first token of each of their contents, to be found by a quotation.
struct Owned {
  TokenRange content;
  std::size_t owner = 0;
};
std::vector<Owned> owners_of(const std::vector<Attribution>& found) {
  std::vector<Owned> all;
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (const TokenRange content : found[i].content) all.push_back({content, i});
  }
  std::sort(all.begin(), all.end(), [](const Owned& a, const Owned& b) { return a.content.first < b.content.first; });
  return all;
}

const Owned* owner_of(const std::vector<Owned>& all, Quotation q) {
  auto at = std::lower_bound(all.begin(), all.end(), q.end, [](const Owned& one, Index end) { return one.content.first < end; });
  return at != all.begin() && overlap(std::prev(at)->content, {q.first, q.end}) ? &*std::prev(at) : nullptr;
}

}  // namespace

std::vector<Attribution> carry_quotes(std::string_view text, const std::vector<Token>& tokens, std::vector<Attribution> found) {
  const std::vector<Quotation> quotations = find_quotations(text, tokens);
  const std::vector<Owned> owned = owners_of(found);
  for (std::size_t first = 0; first < quotations.size();) {
    std::size_t end = first + 1;
    while (end < quotations.size() && goes_on(text, tokens, quotations[end - 1], quotations[end])) ++end;
    const Owned* owner = nullptr;
    for (std::size_t q = first; q < end && owner == nullptr; ++q) owner = owner_of(owned, quotations[q]);
    for (std::size_t q = first; owner != nullptr && end - first > 1 && q < end; ++q) {
      if (owner_of(owned, quotations[q]) != nullptr || quotations[q].end - quotations[q].first < kShortest) continue;
      Index last = quotations[q].end;
      while (last > quotations[q].first && tokens[last - 1].kind == TokenKind::punctuation) --last;
      found[owner->owner].content.push_back({quotations[q].first, last});
    }
    first = end;
  }
  for (Attribution& a : found) std::sort(a.content.begin(), a.content.end(), [](TokenRange x, TokenRange y) { return x.first < y.first; });
  return found;
}

}  // namespace onrecord
