#include "extract/claims/quotations.h"

#include <algorithm>

namespace onrecord {
namespace {

enum class Mark : std::uint8_t { none, open, close, either };

Mark mark_of(std::string_view word) {
  if (word == "\"" || word == "''") return Mark::either;
  if (word == "“" || word == "„" || word == "«" || word == "``") return Mark::open;
  if (word == "”" || word == "»") return Mark::close;
  return Mark::none;
}

bool breaks_paragraph(std::string_view text, Token before, Token after) {
  return text.substr(before.span.end, after.span.begin - before.span.end).find('\n') != std::string_view::npos;
}

}  // namespace

std::vector<Quotation> find_quotations(std::string_view text, const std::vector<Token>& tokens) {
  std::vector<Quotation> quotations;
  bool open = false;
  std::uint32_t first = 0;
  const auto close = [&](std::uint32_t end) {
    if (open && end > first) quotations.push_back({first, end});
    open = false;
  };
  const auto size = static_cast<std::uint32_t>(tokens.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    if (i > 0 && breaks_paragraph(text, tokens[i - 1], tokens[i])) close(i);
    const std::string_view word = tokens[i].span.of(text);
    Mark mark = mark_of(word);
    std::uint32_t width = 1;
    if (word == "'" && i + 1 < size && tokens[i + 1].span.of(text) == "'" && !tokens[i + 1].space_before) {
      mark = Mark::either;
      width = 2;
    }
    if (mark == Mark::none) continue;
    const bool closes = mark == Mark::close || (mark == Mark::either && open);
    if (closes) {
      close(i);
    } else {
      if (open) close(i);
      open = true;
      first = i + width;
    }
    i += width - 1;
  }
  close(size);
  return quotations;
}

std::vector<std::uint32_t> quotation_of_tokens(const std::vector<Quotation>& quotations, std::size_t tokens) {
  std::vector<std::uint32_t> quote_of(tokens, kNone);
  for (std::uint32_t q = 0; q < quotations.size(); ++q) std::fill(quote_of.begin() + quotations[q].first, quote_of.begin() + quotations[q].end, q);
  return quote_of;
}

QuoteType quote_type(const std::vector<Quotation>& quotations, const std::vector<TokenRange>& content) {
  std::size_t quoted = 0;
  std::size_t all = 0;
  for (const TokenRange range : content) {
    auto q = std::partition_point(quotations.begin(), quotations.end(), [&](const Quotation& one) { return one.end <= range.first; });
    for (; q != quotations.end() && q->first < range.end; ++q) quoted += std::min(q->end, range.end) - std::max(q->first, range.first);
    all += range.end - range.first;
  }
  if (quoted * 10 >= all * 9) return QuoteType::direct;
  return quoted > 0 ? QuoteType::mixed : QuoteType::indirect;
}

}  // namespace onrecord
