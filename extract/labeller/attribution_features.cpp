#include "extract/labeller/attribution_features.h"

#include <algorithm>

#include "extract/labeller/bio.h"
#include "extract/labeller/fingerprint.h"

namespace onrecord {
namespace {

constexpr std::uint64_t kEdge = 0xED6E;

enum Template : std::uint64_t {
  kBias = 500,
  kWord,
  kLower,
  kShape,
  kSuffix,
  kNear = 510,
  kNearPos = 520,
  kPosTriple = 530,
  kPosPairAfter,
  kPosPairBefore,
  kPairBefore,
  kPairAfter,
  kQuote,
  kQuoteWord,
  kVerbLeft,
  kVerbRight,
  kVerbBoth,
  kPosition,
  kName,
  kNameNear,
  kQuoteSize,
  kQuoteEnd,
  kFirstWords,
  kVerbLeftPos,
  kVerbRightPos,
  kTime,
  kCue,
  kCueNear,
  kCueLeft,
  kCueRight,
  kCueLeftWord,
  kCueRightWord,
  kCueBetween,
  kNoun,
  kNounNear,
  kClauseLeft,
  kClauseRight,
  kSecond = 600,
  kSecondPair = 610,
  kSecondTriple,
  kSecondCueLeft,
  kSecondCueRight,
  kSecondSource,
  kSecondRun,
  kSecondWord
};

std::uint64_t bucket(std::size_t distance) { return distance < 4 ? distance : distance < 8 ? 4 : distance < 16 ? 5 : 6; }

/// Columns over the tokens of one paragraph, counted from its first.
struct Columns {
  std::vector<std::uint8_t> quote;                 ///< 0 outside, 1 inside, 2 a mark
  std::vector<std::uint8_t> quote_size;            ///< bucket of the length of the quotation around it; 0 outside
  std::vector<std::size_t> start;                  ///< first token of its sentence
  std::vector<std::size_t> left_verb, right_verb;  ///< nearest in the sentence outside quotes; `end` where there is none
  std::vector<std::size_t> left_cue, right_cue;    ///< the same for words of the cue table
  std::vector<std::size_t> commas;                 ///< commas and "that" before it in the paragraph
};

void find_quotes(std::span<const TokenFacts> facts, std::size_t first, std::size_t end, Columns& columns) {
  bool inside = false;
  std::size_t open = first;
  const auto close = [&](std::size_t at) {
    for (std::size_t i = open; i < at; ++i) columns.quote_size[i - first] = static_cast<std::uint8_t>(1 + bucket(at - open));
  };
  columns.quote_size.assign(end - first, 0);
  for (std::size_t i = first; i < end; ++i) {
    if (facts[i].quote_mark && inside) close(i);
    if (facts[i].quote_mark) {
      inside = !inside;
      open = i + 1;
    }
    columns.quote.push_back(facts[i].quote_mark ? 2 : inside ? 1 : 0);
  }
  if (inside) close(end);
}

/// Nearest token before and after each one, in its sentence, that `is` holds for.
template <typename Is>
void find_nearest(std::span<const Token> tokens, std::size_t first, std::size_t end, Is is, std::vector<std::size_t>& left,
                  std::vector<std::size_t>& right) {
  left.assign(end - first, end);
  right.assign(end - first, end);
  std::size_t last = end;
  for (std::size_t i = first; i < end; ++i) {
    if (tokens[i].starts_sentence) last = end;
    left[i - first] = last;
    if (is(i)) last = i;
  }
  last = end;
  for (std::size_t i = end; i-- > first;) {
    right[i - first] = last;
    if (is(i)) last = i;
    if (tokens[i].starts_sentence) last = end;
  }
}

Columns find_columns(std::span<const TokenFacts> facts, std::span<const Token> tokens, std::span<const LayerFacts> layers, std::size_t first,
                     std::size_t end) {
  static const std::uint64_t kThat = hash_lower("that");
  static const std::uint64_t kComma = hash_lower(",");
  Columns columns;
  find_quotes(facts, first, end, columns);
  std::size_t start = first;
  std::size_t commas = 0;
  for (std::size_t i = first; i < end; ++i) {
    if (tokens[i].starts_sentence) start = i;
    columns.start.push_back(start);
    columns.commas.push_back(commas);
    commas += facts[i].lower == kComma ? 1 : facts[i].lower == kThat ? 16 : 0;
  }
  const auto outside = [&](std::size_t i) { return columns.quote[i - first] == 0; };
  find_nearest(
      tokens, first, end, [&](std::size_t i) { return tokens[i].pos == Pos::verb && outside(i); }, columns.left_verb, columns.right_verb);
  find_nearest(
      tokens, first, end, [&](std::size_t i) { return layers[i].cue != 0 && outside(i) && tokens[i].pos != Pos::propn; }, columns.left_cue,
      columns.right_cue);
  return columns;
}

/// What the first pass says around a token.
void add_second_pass(std::span<const TokenFacts> facts, std::span<const Token> tokens, std::span<const LayerFacts> layers, std::size_t first,
                     std::size_t end, const Columns& columns, std::size_t i, FeatureRows& rows) {
  const auto label = [&](std::size_t at) { return at >= first && at < end ? std::uint64_t{layers[at].first} : 9; };
  for (std::size_t n = 0; n < 7; ++n) rows.add(mix_feature(kSecond + n, label(i + n - 3)));
  rows.add(mix_feature(kSecondPair, label(i) * 16 + label(i + 1), facts[i].lower));
  rows.add(mix_feature(kSecondTriple, (label(i - 1) * 16 + label(i)) * 16 + label(i + 1)));
  rows.add(mix_feature(kSecondWord, label(i), columns.quote[i - first]));
  // The nearest labelled cue on each side, and what the sentence has at its start and end.
  constexpr std::size_t kReach = 30;
  std::size_t left = i;
  while (left > columns.start[i - first] && i - left < kReach && (layers[left].first != 3 || left == i)) --left;
  const bool has_left = left != i && layers[left].first == 3;
  std::size_t right = i + 1;
  while (right < end && right - i < kReach && !tokens[right].starts_sentence && layers[right].first != 3) ++right;
  const bool has_right = right < end && layers[right].first == 3;
  rows.add(mix_feature(kSecondCueLeft, has_left ? facts[left].lower : 1, has_left ? bucket(i - left) : 9));
  rows.add(mix_feature(kSecondCueRight, has_right ? facts[right].lower : 1, has_right ? bucket(right - i) : 9));
  rows.add(mix_feature(kSecondSource, (label(columns.start[i - first]) * 4 + (has_left ? 1 : 0) + (has_right ? 2 : 0)) * 16 + label(i)));
}

}  // namespace

const std::vector<std::string>& attribution_labels() {
  static const std::vector<std::string> kLabels = make_bio_labels({"source", "cue", "content"});
  return kLabels;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> find_paragraphs(const std::vector<Sentence>& sentences) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> paragraphs;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (i == 0 || sentences[i].paragraph != sentences[i - 1].paragraph) paragraphs.emplace_back(sentences[i].first_token, 0);
    paragraphs.back().second = sentences[i].end_token;
  }
  return paragraphs;
}

void add_attribution_features(std::span<const TokenFacts> facts, std::span<const Token> tokens, std::span<const LayerFacts> layers, std::size_t first,
                              std::size_t end, Pass pass, FeatureRows& rows, std::vector<std::uint8_t>& classes) {
  const Columns columns = find_columns(facts, tokens, layers, first, end);
  const auto inside = [&](std::size_t at) { return at >= first && at < end; };
  const auto lower = [&](std::size_t at) { return inside(at) ? facts[at].lower : kEdge; };
  const auto pos = [&](std::size_t at) { return inside(at) ? static_cast<std::uint64_t>(tokens[at].pos) : 30; };
  const auto name = [&](std::size_t at) { return inside(at) ? std::uint64_t{layers[at].name} : 0; };
  const auto cue = [&](std::size_t at) { return inside(at) ? std::uint64_t{layers[at].cue} : 63; };
  const auto noun = [&](std::size_t at) { return inside(at) ? std::uint64_t{layers[at].noun} : 31; };
  const auto quote = [&](std::size_t at) { return inside(at) ? std::uint64_t{columns.quote[at - first]} : 3; };
  // Commas and "that" between two tokens, few told apart.
  const auto between = [&](std::size_t a, std::size_t b) {
    const std::size_t passed = columns.commas[b - first] - columns.commas[a - first];
    return std::uint64_t{std::min<std::size_t>(passed % 16, 2) * 2 + (passed >= 16 ? 1 : 0)};
  };
  for (std::size_t i = first; i < end; ++i) {
    const TokenFacts& fact = facts[i];
    const std::size_t left = columns.left_verb[i - first];
    const std::size_t right = columns.right_verb[i - first];
    const std::size_t left_cue = columns.left_cue[i - first];
    const std::size_t right_cue = columns.right_cue[i - first];
    const std::size_t start = columns.start[i - first];
    const std::uint64_t state = quote(i);
    rows.add(mix_feature(kBias, 0));
    rows.add(mix_feature(kWord, fact.word));
    rows.add(mix_feature(kLower, fact.lower));
    rows.add(mix_feature(kShape, fact.shape));
    rows.add(mix_feature(kSuffix, fact.suffix[2]));
    for (std::size_t n = 0; n < 7; ++n) {
      if (n != 3) rows.add(mix_feature(kNear + n, lower(i + n - 3)));
      rows.add(mix_feature(kNearPos + n, pos(i + n - 3)));
    }
    rows.add(mix_feature(kPosTriple, (pos(i - 1) * 32 + pos(i)) * 32 + pos(i + 1)));
    rows.add(mix_feature(kPosPairAfter, (pos(i) * 32 + pos(i + 1)) * 32 + pos(i + 2)));
    rows.add(mix_feature(kPosPairBefore, (pos(i - 2) * 32 + pos(i - 1)) * 32 + pos(i)));
    rows.add(mix_feature(kPairBefore, lower(i - 1), fact.lower));
    rows.add(mix_feature(kPairAfter, fact.lower, lower(i + 1)));
    rows.add(mix_feature(kQuote, (quote(i - 1) * 4 + state) * 4 + quote(i + 1)));
    rows.add(mix_feature(kQuoteWord, state, fact.lower));
    rows.add(mix_feature(kQuoteSize, columns.quote_size[i - first] * 4 + state, pos(i)));
    rows.add(mix_feature(kQuoteEnd, lower(i - 1), state * 4 + quote(i - 2)));
    rows.add(mix_feature(kVerbLeft, lower(left), state));
    rows.add(mix_feature(kVerbRight, lower(right), state));
    rows.add(mix_feature(kVerbBoth, lower(left), lower(right)));
    rows.add(mix_feature(kVerbLeftPos, mix_feature(1, lower(left), pos(i)), inside(left) ? bucket(i - left) : 9));
    rows.add(mix_feature(kVerbRightPos, mix_feature(1, lower(right), pos(i)), inside(right) ? bucket(right - i) : 9));
    rows.add(mix_feature(kPosition, bucket(i - start), pos(i)));
    rows.add(mix_feature(kFirstWords, lower(start), lower(start + 1)));
    rows.add(mix_feature(kName, name(i), pos(i - 1)));
    rows.add(mix_feature(kNameNear, name(i - 1) * 64 + name(i) * 8 + name(i + 1), lower(right)));
    rows.add(mix_feature(kTime, inside(i - 1) ? layers[i - 1].time : 3, layers[i].time * 4ULL + (inside(i + 1) ? layers[i + 1].time : 3)));
    rows.add(mix_feature(kNoun, noun(i), noun(i + 1)));
    rows.add(mix_feature(kNounNear, noun(i) * 32 + noun(i - 1), cue(right_cue) * 64 + cue(left_cue)));
    rows.add(mix_feature(kCue, cue(i), pos(i)));
    rows.add(mix_feature(kCueNear, (cue(i - 1) * 64 + cue(i)) * 64 + cue(i + 1), state));
    rows.add(mix_feature(kCueLeft, cue(left_cue) * 8 + state, inside(left_cue) ? bucket(i - left_cue) * 8 + between(left_cue, i) : 99));
    rows.add(mix_feature(kCueRight, cue(right_cue) * 8 + state, inside(right_cue) ? bucket(right_cue - i) * 8 + between(i, right_cue) : 99));
    rows.add(mix_feature(kCueLeftWord, lower(left_cue), mix_feature(2, lower(inside(left_cue) ? left_cue + 1 : end), pos(i))));
    rows.add(mix_feature(kCueRightWord, lower(right_cue), mix_feature(2, lower(inside(right_cue) ? right_cue - 1 : end), pos(i))));
    rows.add(mix_feature(kCueBetween, cue(left_cue) * 64 + cue(right_cue),
                         (inside(left_cue) ? between(left_cue, i) : 7) * 8 + (inside(right_cue) ? between(i, right_cue) : 7)));
    rows.add(
        mix_feature(kClauseLeft, cue(left_cue) * 64 + (inside(left) && inside(left_cue) ? bucket(i - left_cue) * 8 + bucket(i - left) : 63), pos(i)));
    rows.add(mix_feature(kClauseRight,
                         cue(right_cue) * 64 + (inside(right) && inside(right_cue) ? bucket(right_cue - i) * 8 + bucket(right - i) : 63), pos(i)));
    if (pass == Pass::second) add_second_pass(facts, tokens, layers, first, end, columns, i, rows);
    rows.end_row();
    classes.push_back(static_cast<std::uint8_t>(state == 2 ? 2 : state == 1 ? 1 : tokens[i].starts_sentence ? 3 : 0));
  }
}

std::string attribution_fingerprint(Pass pass) {
  const std::vector<Token> tokens = probe_tokens();
  const std::vector<TokenFacts> facts = find_facts(probe_text(), tokens);
  std::vector<LayerFacts> layers;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto n = static_cast<std::uint8_t>(i);
    layers.push_back({static_cast<std::uint8_t>(n % 5), static_cast<std::uint8_t>(n % 2), static_cast<std::uint8_t>(n % 7 == 3 ? 5 : 0),
                      static_cast<std::uint8_t>(n % 3), static_cast<std::uint8_t>(n % 7)});
  }
  FeatureRows rows;
  std::vector<std::uint8_t> classes;
  add_attribution_features(facts, tokens, layers, 0, tokens.size(), pass, rows, classes);
  return to_fingerprint(rows);
}

}  // namespace onrecord
