// Texts with labelled spans: JSON lines with "text" and "entities" or "attributions" (offsets in code points).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

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

}  // namespace onrecord
