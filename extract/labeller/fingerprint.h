// A feature fingerprint that nobody has to remember to change: a digest of the features of one built-in sentence.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/annotations.h"
#include "core/hash.h"
#include "extract/labeller/feature_rows.h"
#include "extract/labeller/token_facts.h"

namespace onrecord {

/// The tokens of the built-in sentence, with parts of speech; spans are into probe_text().
[[nodiscard]] std::string_view probe_text();
[[nodiscard]] std::vector<Token> probe_tokens();

[[nodiscard]] std::string to_fingerprint(const FeatureRows& rows);

/// `add(facts, tokens, rows)` adds the features of the sentence.
template <typename Add>
[[nodiscard]] std::string probe_fingerprint(const Add& add) {
  const std::vector<Token> tokens = probe_tokens();
  const std::vector<TokenFacts> facts = find_facts(probe_text(), tokens);
  FeatureRows rows;
  add(std::span<const TokenFacts>(facts), std::span<const Token>(tokens), rows);
  return to_fingerprint(rows);
}

}  // namespace onrecord
