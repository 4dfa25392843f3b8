// Features and labels of the part-of-speech tagger.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/annotations.h"
#include "extract/labeller/feature_rows.h"
#include "extract/labeller/token_facts.h"

namespace onrecord {

/// Label number n of the model is Pos n + 1.
[[nodiscard]] const std::vector<std::string>& part_of_speech_labels();

/// One row a token of one sentence.
void add_part_of_speech_features(std::span<const TokenFacts> facts, std::span<const Token> tokens, FeatureRows& rows);

/// Changes with the features: 16 hex digits.
[[nodiscard]] std::string part_of_speech_fingerprint();

}  // namespace onrecord
