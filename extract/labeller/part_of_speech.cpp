#include "extract/labeller/part_of_speech.h"

#include <algorithm>

#include "extract/labeller/fingerprint.h"

namespace onrecord {
namespace {

enum Template : std::uint64_t {
  kBias = 100,
  kWord,
  kLower,
  kShape,
  kPrefix,
  kSuffix = 110,
  kBefore = 120,
  kBefore2,
  kAfter,
  kAfter2,
  kSuffixBefore,
  kSuffixAfter,
  kShapeBefore,
  kShapeAfter,
  kBeforeAndThis,
  kThisAndAfter,
  kAround,
  kTwoBefore,
  kTwoAfter,
  kSuffixPair,
  kSuffixNext,
  kKind,
  kCapital
};

const TokenFacts& at_or_edge(std::span<const TokenFacts> facts, std::ptrdiff_t at) {
  static const TokenFacts kEdge = [] {
    TokenFacts edge;
    edge.word = edge.lower = edge.shape = 0xED6E;
    return edge;
  }();
  return at < 0 || at >= static_cast<std::ptrdiff_t>(facts.size()) ? kEdge : facts[static_cast<std::size_t>(at)];
}

/// A sentence in capitals says nothing by its capitals.
bool is_shouted(std::span<const TokenFacts> facts) {
  std::size_t words = 0;
  std::size_t upper = 0;
  for (const TokenFacts& fact : facts) {
    words += fact.letters ? 1 : 0;
    upper += fact.all_upper ? 1 : 0;
  }
  return words >= 4 && upper * 3 >= words * 2;
}

}  // namespace

const std::vector<std::string>& part_of_speech_labels() {
  static const std::vector<std::string> kLabels = {"ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
                                                   "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};
  return kLabels;
}

void add_part_of_speech_features(std::span<const TokenFacts> facts, std::span<const Token> tokens, FeatureRows& rows) {
  const bool shouted = is_shouted(facts);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const auto at = static_cast<std::ptrdiff_t>(i);
    const TokenFacts& fact = facts[i];
    const TokenFacts& before = at_or_edge(facts, at - 1);
    const TokenFacts& before2 = at_or_edge(facts, at - 2);
    const TokenFacts& after = at_or_edge(facts, at + 1);
    const TokenFacts& after2 = at_or_edge(facts, at + 2);
    rows.add(mix_feature(kBias, 0));
    if (!shouted) rows.add(mix_feature(kWord, fact.word));
    rows.add(mix_feature(kLower, fact.lower));
    if (!shouted) rows.add(mix_feature(kShape, fact.shape, i == 0 ? 1 : 0));
    for (std::size_t n = 0; n < TokenFacts::kAffixes; ++n) {
      if (fact.suffix[n] != 0) rows.add(mix_feature(kSuffix + n, fact.suffix[n]));
      if (n < 3 && fact.prefix[n] != 0) rows.add(mix_feature(kPrefix + n, fact.prefix[n]));
    }
    rows.add(mix_feature(kBefore, before.lower));
    rows.add(mix_feature(kBefore2, before2.lower));
    rows.add(mix_feature(kAfter, after.lower));
    rows.add(mix_feature(kAfter2, after2.lower));
    rows.add(mix_feature(kSuffixBefore, before.suffix[2]));
    rows.add(mix_feature(kSuffixAfter, after.suffix[2]));
    rows.add(mix_feature(kSuffixNext, after.suffix[1], fact.suffix[1]));
    rows.add(mix_feature(kSuffixPair, before.suffix[1], fact.suffix[2]));
    if (!shouted) {
      rows.add(mix_feature(kShapeBefore, before.shape, fact.shape));
      rows.add(mix_feature(kShapeAfter, after.shape, fact.shape));
    }
    rows.add(mix_feature(kBeforeAndThis, before.lower, fact.lower));
    rows.add(mix_feature(kThisAndAfter, fact.lower, after.lower));
    rows.add(mix_feature(kAround, before.lower, after.lower));
    rows.add(mix_feature(kTwoBefore, before2.lower, before.lower));
    rows.add(mix_feature(kTwoAfter, after.lower, after2.lower));
    rows.add(mix_feature(kKind, static_cast<std::uint64_t>(tokens[i].kind) * 2 + (tokens[i].space_before ? 1 : 0)));
    if (fact.capital && !shouted) rows.add(mix_feature(kCapital, i == 0 ? 1 : 0, fact.suffix[2]));
    rows.end_row();
  }
}

std::string part_of_speech_fingerprint() {
  return probe_fingerprint(
      [](std::span<const TokenFacts> facts, std::span<const Token> tokens, FeatureRows& rows) { add_part_of_speech_features(facts, tokens, rows); });
}

}  // namespace onrecord
