// Texts with labelled spans: JSON lines with "text" and "entities" or "attributions" (offsets in code points).
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/annotations.h"
#include "core/result.h"
#include "core/span.h"

namespace onrecord {

struct GoldSpan {
  Span span;             ///< bytes
  std::size_t name = 0;  ///< PER ORG LOC MISC, or source cue content
};

struct SpanText {
  std::string id;
  std::string text;
  std::vector<GoldSpan> names;
  bool misc_complete = true;                        ///< false: what is MISC elsewhere may be unmarked here
  std::vector<std::vector<GoldSpan>> attributions;  ///< the spans of each, text order
};

[[nodiscard]] Result<std::vector<SpanText>> load_spans(const std::filesystem::path& path);

/// Writes the BIO label of each token that begins in the span.
void mark_tokens(const std::vector<Token>& tokens, const GoldSpan& gold, std::vector<std::uint8_t>& labels);

struct SpanScore {
  std::size_t right = 0, found = 0, gold = 0;
};
/// Exact spans of both labellings, by name.
void count_spans(std::span<const Token> tokens, std::span<const std::uint8_t> gold, std::span<const std::uint8_t> guess,
                 std::vector<SpanScore>& scores);
void print_scores(const std::vector<SpanScore>& scores, const std::vector<std::string>& names);

}  // namespace onrecord
