// Features and labels of the name tagger: PER, ORG, LOC, MISC by CoNLL-2003 habit.
#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/annotations.h"
#include "extract/labeller/feature_rows.h"
#include "extract/labeller/name_hints.h"
#include "extract/labeller/token_facts.h"

namespace onrecord {

[[nodiscard]] const std::vector<std::string>& name_labels();

/// What a document, or a section of a very long one, tells about its words: case elsewhere, and the neighbours of their other occurrences.
class DocumentWords {
 public:
  /// The three have one entry a token and outlive this.
  DocumentWords(std::span<const Token> tokens, std::span<const TokenFacts> facts, std::span<const NameHint> hints);
  /// Adds what other places of the document say about the word at `at`.
  void add(std::size_t at, FeatureRows& rows) const;

 private:
  struct Word {
    std::vector<std::uint32_t> places;  ///< the first few
    std::uint32_t lower = 0;
    std::uint32_t capital_inside = 0;  ///< with a capital, not at a sentence's start
  };
  std::span<const TokenFacts> facts_;
  std::span<const NameHint> hints_;
  std::unordered_map<std::uint64_t, Word> words_;
};

/// One row a token of the sentence [first, end). Reads Token::pos.
void add_name_features(std::span<const TokenFacts> facts, std::span<const Token> tokens, std::span<const NameHint> hints, std::size_t first,
                       std::size_t end, const DocumentWords& document, FeatureRows& rows);

[[nodiscard]] std::string name_fingerprint();

}  // namespace onrecord
