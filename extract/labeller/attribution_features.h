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

/// One row and one transition class a token of the paragraph [first, end). Reads Token::pos and starts_sentence. `names`: a number
/// for the kind of name that each token of the text belongs to, 0 for none. `hook`: extra structural facts of each token from other
/// rooms, as numbers (quote state, cue lexicon class, ...), or empty; a model is bound to the hook that it was trained with.
void add_attribution_features(std::span<const TokenFacts> facts, std::span<const Token> tokens, std::size_t first, std::size_t end,
                              std::span<const std::uint8_t> names, std::span<const std::uint32_t> hook, FeatureRows& rows,
                              std::vector<std::uint8_t>& classes);

/// First and end token of each stretch that is labelled as one sequence: a paragraph.
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> find_paragraphs(const std::vector<Sentence>& sentences);

[[nodiscard]] std::string attribution_fingerprint();

}  // namespace onrecord
