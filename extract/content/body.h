// The article's body: which element holds it, and which of its blocks are the article's.
#pragma once

#include <string>
#include <vector>

#include "core/article.h"
#include "extract/content/candidates.h"
#include "extract/content/dom.h"

namespace onrecord {

struct DroppedBlock {
  std::string text;
  std::string reason;
};

struct RawBlock {
  std::string text;  ///< one clean line
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;
  std::uint32_t chars = 0;
  std::uint32_t link_chars = 0;
  std::uint32_t links = 0;
};

struct Body {
  std::vector<RawBlock> blocks;
  std::vector<BodyCandidate> candidates;
  std::vector<DroppedBlock> dropped;  ///< filled where `explain` was asked
  std::uint32_t root = 0;
  double confidence = 0;
};

/// Marks furniture in `dom` as a side effect. `title`: a first heading that repeats it is no part of the body.
[[nodiscard]] Body find_body(Dom& dom, const ContentTables& tables, std::string_view title, bool explain);

/// Takes from `blocks` what the words of its lines show to be furniture.
void drop_lines(Body& body, const ContentTables& tables, std::string_view title, bool explain);

}  // namespace onrecord
