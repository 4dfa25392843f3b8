// Stretches: which tokens a tagger labels as one sequence, and which sequences it prepares together. Both are bounded, so that the memory of a
// tagger does not grow with a page that has no sentences or no end.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/annotations.h"

namespace onrecord {

/// Tokens [first, end).
struct Stretch {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  [[nodiscard]] std::uint32_t size() const { return end - first; }
};

/// The sentences; one of more than 1000 tokens in pieces.
[[nodiscard]] std::vector<Stretch> find_sentence_stretches(const std::vector<Sentence>& sentences);
/// The paragraphs; one of more than 5000 tokens in pieces, which begin with a sentence where one is not longer than that.
[[nodiscard]] std::vector<Stretch> find_paragraph_stretches(const std::vector<Sentence>& sentences);

/// Neighbouring stretches of some 20,000 tokens, more than nearly any article has: what is prepared at one time.
struct Section {
  Stretch tokens;
  std::span<const Stretch> stretches;  ///< into the list that was given
};
[[nodiscard]] std::vector<Section> find_sections(std::span<const Stretch> stretches);

}  // namespace onrecord
