// Quotations: which tokens stand between quote marks, over sentences.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/annotations.h"
#include "core/claim.h"
#include "extract/claims/token_range.h"

namespace onrecord {

/// `unseen`: words in quotations are read as any others.
enum class QuoteMarks : std::uint8_t { seen, unseen };

/// Tokens [first, end) between two marks; the marks stand outside.
struct Quotation {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
};

/// Text order, disjoint. Double marks of every style and '' pairs. A mark left open ends with its paragraph.
[[nodiscard]] std::vector<Quotation> find_quotations(std::string_view text, const std::vector<Token>& tokens);

/// Token -> index of the quotation around it; kNone outside all.
[[nodiscard]] std::vector<std::uint32_t> quotation_of_tokens(const std::vector<Quotation>& quotations, std::size_t tokens);

/// How much of `content` stands in quotations: all but a tenth of its tokens, some, none.
[[nodiscard]] QuoteType quote_type(const std::vector<Quotation>& quotations, const std::vector<TokenRange>& content);

}  // namespace onrecord
