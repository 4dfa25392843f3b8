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
  kHook,
  kThat,
  kFirstWords,
  kQuoteBefore,
  kVerbLeftPos,
  kVerbRightPos,
  kSentenceHasQuote,
  kCommas,
  kFirstVerb,
  kNounLeft,
  kWide = 560
};

std::uint64_t bucket(std::size_t distance) { return distance < 4 ? distance : distance < 8 ? 4 : distance < 16 ? 5 : 6; }

struct Quotes {
  std::vector<std::uint8_t> state;  ///< 0 outside, 1 inside, 2 a mark
};

Quotes find_quotes(std::span<const TokenFacts> facts, std::size_t first, std::size_t end) {
  Quotes quotes;
  bool inside = false;
  for (std::size_t i = first; i < end; ++i) {
    if (facts[i].quote_mark) inside = !inside;
    quotes.state.push_back(facts[i].quote_mark ? 2 : inside ? 1 : 0);
  }
  return quotes;
}

/// For each token the nearest verb to the left and to the right within the sentence, outside quotes; `end` where there is none.
struct Verbs {
  std::vector<std::size_t> left, right;
};

Verbs find_verbs(std::span<const Token> tokens, const Quotes& quotes, std::size_t first, std::size_t end) {
  Verbs verbs{std::vector<std::size_t>(end - first, end), std::vector<std::size_t>(end - first, end)};
  std::size_t last = end;
  for (std::size_t i = first; i < end; ++i) {
    if (tokens[i].starts_sentence) last = end;
    verbs.left[i - first] = last;
    if (tokens[i].pos == Pos::verb && quotes.state[i - first] == 0) last = i;
  }
  last = end;
  for (std::size_t i = end; i-- > first;) {
    verbs.right[i - first] = last;
    if (tokens[i].pos == Pos::verb && quotes.state[i - first] == 0) last = i;
    if (tokens[i].starts_sentence) last = end;
  }
  return verbs;
}

std::vector<std::size_t> find_sentence_starts(std::span<const Token> tokens, std::size_t first, std::size_t end) {
  std::vector<std::size_t> starts;
  std::size_t start = first;
  for (std::size_t i = first; i < end; ++i) {
    if (tokens[i].starts_sentence) start = i;
    starts.push_back(start);
  }
  return starts;
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

void add_attribution_features(std::span<const TokenFacts> facts, std::span<const Token> tokens, std::size_t first, std::size_t end,
                              std::span<const std::uint8_t> names, std::span<const std::uint32_t> hook, FeatureRows& rows,
                              std::vector<std::uint8_t>& classes) {
  const Quotes quotes = find_quotes(facts, first, end);
  const Verbs verbs = find_verbs(tokens, quotes, first, end);
  const std::vector<std::size_t> starts = find_sentence_starts(tokens, first, end);
  const auto inside = [&](std::size_t at) { return at >= first && at < end; };
  const auto lower = [&](std::size_t at) { return inside(at) ? facts[at].lower : kEdge; };
  const auto pos = [&](std::size_t at) { return inside(at) ? static_cast<std::uint64_t>(tokens[at].pos) : 30; };
  const auto name = [&](std::size_t at) { return inside(at) && !names.empty() ? std::uint64_t{names[at]} : 0; };
  const auto quote = [&](std::size_t at) { return inside(at) ? std::uint64_t{quotes.state[at - first]} : 3; };
  for (std::size_t i = first; i < end; ++i) {
    const TokenFacts& fact = facts[i];
    const std::size_t left = verbs.left[i - first];
    const std::size_t right = verbs.right[i - first];
    const std::size_t start = starts[i - first];
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
    rows.add(mix_feature(kVerbLeft, lower(left), state));
    rows.add(mix_feature(kVerbRight, lower(right), state));
    rows.add(mix_feature(kVerbBoth, lower(left), lower(right)));
    rows.add(mix_feature(kVerbLeftPos, mix_feature(1, lower(left), pos(i)), inside(left) ? bucket(i - left) : 9));
    rows.add(mix_feature(kVerbRightPos, mix_feature(1, lower(right), pos(i)), inside(right) ? bucket(right - i) : 9));
    rows.add(mix_feature(kPosition, bucket(i - start), pos(i)));
    rows.add(mix_feature(kFirstWords, lower(start), lower(start + 1)));
    rows.add(mix_feature(kName, name(i), pos(i - 1)));
    rows.add(mix_feature(kNameNear, name(i - 1) * 64 + name(i) * 8 + name(i + 1), lower(right)));
    if (!hook.empty()) rows.add(mix_feature(kHook, hook[i]));
    rows.end_row();
    classes.push_back(static_cast<std::uint8_t>(state == 2 ? 2 : state == 1 ? 1 : tokens[i].starts_sentence ? 3 : 0));
  }
}

std::string attribution_fingerprint() {
  const std::vector<Token> tokens = probe_tokens();
  const std::vector<TokenFacts> facts = find_facts(probe_text(), tokens);
  FeatureRows rows;
  std::vector<std::uint8_t> classes;
  add_attribution_features(facts, tokens, 0, tokens.size(), {}, {}, rows, classes);
  return to_fingerprint(rows);
}

}  // namespace onrecord
