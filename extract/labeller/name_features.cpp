#include "extract/labeller/name_features.h"

#include <algorithm>

#include "extract/labeller/bio.h"
#include "extract/labeller/fingerprint.h"

namespace onrecord {
namespace {

constexpr std::size_t kPlaces = 6;
constexpr std::uint64_t kEdge = 0xED6E;

enum Template : std::uint64_t {
  kBias = 300,
  kWord,
  kLower,
  kShape,
  kPrefix,
  kSuffix = 310,
  kNear = 320,
  kNearShape = 330,
  kNearPos = 340,
  kPos = 350,
  kPairBefore,
  kPairAfter,
  kShapes,
  kPosPair,
  kCaseElsewhere,
  kBeforeElsewhere,
  kAfterElsewhere,
  kFirst,
  kSuffixBefore,
  kSuffixAfter,
  kPosAround,
  kRunLength,
  kRunEnd,
  kRunBegin,
  kRunBefore,
  kRunAfter,
  kBeforeShape,
  kPhrase = 380,
  kWords = 390,
  kPhraseWords = 400,
  kWordsTriple,
  kWordsShape,
  kPhraseTriple,
  kRunFirstWords,
  kRunLastWords,
  kRunBeforeWords,
  kRunAfterWords,
  kRunBothWords,
  kRunPhrases,
  kBeforeWordsElsewhere,
  kAfterWordsElsewhere,
  kBeforePhraseElsewhere,
  kAfterPhraseElsewhere,
  kSentenceCase,
  kKnown = 420,
  kKnownShape = 430,
  kKnownBoth,
  kKnownRun,
  kKnownAround
};

/// A run of capitalised words with "of", "the", "and", "for" inside: first and one past the last.
std::vector<std::pair<std::size_t, std::size_t>> find_runs(std::span<const TokenFacts> facts, std::size_t first, std::size_t end) {
  std::vector<std::pair<std::size_t, std::size_t>> runs(end - first, {0, 0});
  for (std::size_t i = first; i < end;) {
    if (!facts[i].capital) {
      ++i;
      continue;
    }
    std::size_t stop = i + 1;
    while (stop < end && facts[stop].capital) ++stop;
    for (std::size_t j = i; j < stop; ++j) runs[j - first] = {i, stop};
    i = stop;
  }
  return runs;
}

/// 0: usual; 1: no word of three letters and more in lower case; 2: at most a third of them, as in headlines.
std::uint64_t case_of(std::span<const TokenFacts> facts, std::size_t first, std::size_t end) {
  std::size_t long_words = 0;
  std::size_t lower = 0;
  for (std::size_t i = first; i < end; ++i) {
    if (!facts[i].letters || facts[i].length < 3) continue;
    ++long_words;
    lower += facts[i].capital ? 0 : 1;
  }
  return lower == 0 ? 1 : lower * 3 <= long_words ? 2 : 0;
}

template <typename Phrase, typename Words>
void add_hint_features(const TokenFacts& fact, std::size_t i, const Phrase& phrase, const Words& words, FeatureRows& rows) {
  for (std::size_t n = 0; n < 5; ++n) {
    rows.add(mix_feature(kPhrase + n, phrase(i + n - 2)));
    rows.add(mix_feature(kWords + n, words(i + n - 2)));
  }
  rows.add(mix_feature(kPhraseWords, phrase(i), words(i)));
  rows.add(mix_feature(kWordsTriple, words(i - 1), words(i) * 0x10000 + words(i + 1)));
  rows.add(mix_feature(kWordsShape, words(i), fact.shape));
  rows.add(mix_feature(kPhraseTriple, phrase(i - 1), phrase(i) * 256 + phrase(i + 1)));
}

}  // namespace

const std::vector<std::string>& name_labels() {
  static const std::vector<std::string> kLabels = make_bio_labels({"PER", "ORG", "LOC", "MISC"});
  return kLabels;
}

DocumentWords::DocumentWords(std::span<const Token> tokens, std::span<const TokenFacts> facts, std::span<const NameHint> hints)
    : facts_(facts), hints_(hints) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!facts[i].letters) continue;
    Word& word = words_[facts[i].lower];
    if (!facts[i].capital) {
      ++word.lower;
    } else {
      if (!tokens[i].starts_sentence) ++word.capital_inside;
      if (word.places.size() < kPlaces) word.places.push_back(static_cast<std::uint32_t>(i));
    }
  }
}

void DocumentWords::add(std::size_t at, FeatureRows& rows) const {
  const auto found = words_.find(facts_[at].lower);
  if (found == words_.end() || !facts_[at].capital) return;
  const Word& word = found->second;
  rows.add(mix_feature(kCaseElsewhere, (word.lower > 0 ? 1 : 0) + (word.capital_inside > 0 ? 2 : 0) + (word.capital_inside > 1 ? 4 : 0)));
  for (const std::uint32_t place : word.places) {
    if (place == at) continue;
    rows.add(mix_feature(kBeforeElsewhere, place == 0 ? kEdge : facts_[place - 1].lower));
    rows.add(mix_feature(kAfterElsewhere, place + 1 == facts_.size() ? kEdge : facts_[place + 1].lower));
    const NameHint before = place == 0 ? NameHint{} : hints_[place - 1];
    const NameHint after = place + 1 == hints_.size() ? NameHint{} : hints_[place + 1];
    rows.add(mix_feature(kBeforeWordsElsewhere, before.words));
    rows.add(mix_feature(kAfterWordsElsewhere, after.words));
    rows.add(mix_feature(kBeforePhraseElsewhere, before.phrase));
    rows.add(mix_feature(kAfterPhraseElsewhere, after.phrase));
  }
}

void add_name_features(std::span<const TokenFacts> facts, std::span<const Token> tokens, std::span<const NameHint> hints, std::size_t first,
                       std::size_t end, const DocumentWords& document, FeatureRows& rows) {
  const auto runs = find_runs(facts, first, end);
  const auto lower = [&](std::size_t at) { return at >= first && at < end ? facts[at].lower : kEdge; };
  const auto shape = [&](std::size_t at) { return at >= first && at < end ? facts[at].shape : kEdge; };
  const auto pos = [&](std::size_t at) { return at >= first && at < end ? static_cast<std::uint64_t>(tokens[at].pos) : 30; };
  const auto phrase = [&](std::size_t at) { return at >= first && at < end ? std::uint64_t{hints[at].phrase} : 255; };
  const auto known = [&](std::size_t at) { return at >= first && at < end ? std::uint64_t{hints[at].known} : 255; };
  const auto words = [&](std::size_t at) { return at >= first && at < end ? std::uint64_t{hints[at].words} : 0xFFFF; };
  const std::uint64_t sentence_case = case_of(facts, first, end);
  for (std::size_t i = first; i < end; ++i) {
    const TokenFacts& fact = facts[i];
    rows.add(mix_feature(kBias, 0));
    add_hint_features(fact, i, phrase, words, rows);
    for (std::size_t n = 0; n < 3; ++n) rows.add(mix_feature(kKnown + n, known(i + n - 1)));
    rows.add(mix_feature(kKnownShape, known(i), fact.shape));
    rows.add(mix_feature(kKnownBoth, known(i), words(i - 1) * 0x10000 + words(i)));
    rows.add(mix_feature(kKnownAround, known(i), lower(i - 1)));
    rows.add(mix_feature(kSentenceCase, sentence_case, fact.shape));
    rows.add(mix_feature(kWord, fact.word));
    rows.add(mix_feature(kLower, fact.lower));
    rows.add(mix_feature(kShape, fact.shape, fact.length));
    rows.add(mix_feature(kPos, pos(i)));
    rows.add(mix_feature(kFirst, i == first ? 1 : 0, fact.shape));
    for (std::size_t n = 0; n < TokenFacts::kAffixes; ++n) {
      if (fact.suffix[n] != 0) rows.add(mix_feature(kSuffix + n, fact.suffix[n]));
      if (n > 0 && fact.prefix[n] != 0) rows.add(mix_feature(kPrefix + n, fact.prefix[n]));
    }
    for (std::size_t n = 0; n < 5; ++n) {
      if (n == 2) continue;
      rows.add(mix_feature(kNear + n, lower(i + n - 2)));
      rows.add(mix_feature(kNearShape + n, shape(i + n - 2)));
      rows.add(mix_feature(kNearPos + n, pos(i + n - 2)));
    }
    rows.add(mix_feature(kPairBefore, lower(i - 1), fact.lower));
    rows.add(mix_feature(kPairAfter, fact.lower, lower(i + 1)));
    rows.add(mix_feature(kBeforeShape, lower(i - 1), fact.shape));
    rows.add(mix_feature(kShapes, mix_feature(1, shape(i - 1), fact.shape), shape(i + 1)));
    rows.add(mix_feature(kPosPair, pos(i - 1) * 32 + pos(i)));
    rows.add(mix_feature(kPosAround, (pos(i - 1) * 32 + pos(i)) * 32 + pos(i + 1)));
    if (i > first) rows.add(mix_feature(kSuffixBefore, facts[i - 1].suffix[2]));
    if (i + 1 < end) rows.add(mix_feature(kSuffixAfter, facts[i + 1].suffix[2]));
    if (const auto [begin, stop] = runs[i - first]; stop > begin) {
      rows.add(mix_feature(kRunLength, std::min<std::size_t>(stop - begin, 6), i - begin));
      rows.add(mix_feature(kRunBegin, lower(begin)));
      rows.add(mix_feature(kRunEnd, lower(stop - 1)));
      rows.add(mix_feature(kRunBefore, lower(begin - 1)));
      rows.add(mix_feature(kRunAfter, lower(stop)));
      rows.add(mix_feature(kRunFirstWords, words(begin), i - begin));
      rows.add(mix_feature(kRunLastWords, words(stop - 1), stop - i));
      rows.add(mix_feature(kRunBeforeWords, words(begin - 1), stop - begin));
      rows.add(mix_feature(kRunAfterWords, words(stop)));
      rows.add(mix_feature(kRunBothWords, words(begin), words(stop - 1)));
      rows.add(mix_feature(kKnownRun, known(begin) * 256 + known(stop - 1), stop - begin));
      rows.add(mix_feature(kRunPhrases, phrase(begin) * 256 + phrase(stop - 1), stop - begin));
    }
    document.add(i, rows);
    rows.end_row();
  }
}

std::string name_fingerprint() {
  const std::vector<Token> tokens = probe_tokens();
  const std::vector<TokenFacts> facts = find_facts(probe_text(), tokens);
  FeatureRows rows;
  NameHints hints;
  for (std::size_t i = 0; i < tokens.size(); ++i)
    hints.push_back({static_cast<std::uint8_t>(i % 11), static_cast<std::uint8_t>(i % 7), static_cast<std::uint16_t>(i % 5)});
  add_name_features(facts, tokens, hints, 0, tokens.size(), DocumentWords(tokens, facts, hints), rows);
  return to_fingerprint(rows);
}

}  // namespace onrecord
