// Features and labels of the attribution tagger: source, cue and content of reported speech, one label a token, over paragraphs.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/annotations.h"
#include "extract/labeller/feature_rows.h"
#include "extract/labeller/token_facts.h"

namespace onrecord {

[[nodiscard]] const std::vector<std::string>& attribution_labels();
inline constexpr std::uint32_t kAttributionClasses = 4;  ///< transition tables: plain, in quotes, quote mark, sentence start

/// What other layers and tables say of one token; all numbers are 0 where they say nothing.
struct LayerFacts {
  std::uint8_t name = 0;   ///< kind of name that it belongs to
  std::uint8_t time = 0;   ///< stands in a time expression
  std::uint8_t cue = 0;    ///< kind of cue that a table knows it for
  std::uint8_t noun = 0;   ///< kind of speaker noun that a table knows it for
  std::uint8_t first = 0;  ///< label that a first pass gave it
};

/// The label of a first pass is a feature of the second.
enum class Pass : std::uint8_t { first, second };

/// One row and one transition class a token of the paragraph [first, end). Reads Token::pos and starts_sentence. `layers`: one entry a
/// token of the text. A model is bound to the pass that it was trained for.
void add_attribution_features(std::span<const TokenFacts> facts, std::span<const Token> tokens, std::span<const LayerFacts> layers, std::size_t first,
                              std::size_t end, Pass pass, FeatureRows& rows, std::vector<std::uint8_t>& classes);

/// First and end token of each stretch that is labelled as one sequence: a paragraph.
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> find_paragraphs(const std::vector<Sentence>& sentences);

[[nodiscard]] std::string attribution_fingerprint(Pass pass);

}  // namespace onrecord
