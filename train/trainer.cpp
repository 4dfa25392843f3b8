#include "train/trainer.h"

#include <algorithm>
#include <cstdio>
#include <numeric>

#include "train/generator.h"
#include "train/quantise.h"

namespace onrecord {
namespace {

constexpr std::size_t kLane = 8;

/// Weights and, for their average, the sum of updates times the moment they were made.
struct Averaged {
  std::vector<std::int32_t> now;
  std::vector<std::int64_t> past;

  explicit Averaged(std::size_t size) : now(size), past(size) {}
  void add(std::size_t index, std::int32_t by, std::int64_t moment) {
    now[index] += by;
    past[index] += by * moment;
  }
  [[nodiscard]] double mean(std::size_t index, std::int64_t moment) const {
    return static_cast<double>(now[index]) - static_cast<double>(past[index]) / static_cast<double>(moment);
  }
};

class Perceptron {
 public:
  Perceptron(const ModelHead& head, const TrainOptions& options, Forbidden forbidden)
      : head_(head),
        options_(options),
        labels_(head.labels.size()),
        stride_((labels_ + kLane - 1) / kLane * kLane),
        weights_((std::size_t{1} << head.bits) * stride_),
        steps_(head.classes * (labels_ + 1) * labels_) {
    transitions_ = {static_cast<std::uint32_t>(labels_), head.classes, std::vector<std::int32_t>(steps_.now.size())};
    forbidden_.resize(steps_.now.size());
    for (std::size_t c = 0; c < head.classes; ++c) {
      for (std::size_t from = 0; from <= labels_; ++from) {
        for (std::size_t to = 0; to < labels_; ++to) {
          if (forbidden != nullptr && forbidden(head.labels, from, to)) forbidden_[transitions_.index(c, from, to)] = true;
        }
      }
    }
  }

  /// True where the guess was right.
  bool learn(const Example& example) {
    ++moment_;
    const std::vector<std::int32_t> plain = score(example.rows);
    std::vector<std::int32_t> costly = plain;
    std::vector<std::int32_t> kept = plain;
    bool open = false;
    for (std::size_t at = 0; at < example.allowed.size(); ++at) {
      open = open || (example.allowed[at] & (example.allowed[at] - 1)) != 0;
      for (std::size_t label = 0; label < labels_; ++label) {
        if ((example.allowed[at] >> label & 1) == 0) {
          kept[at * labels_ + label] = kForbidden / 2;
          costly[at * labels_ + label] += options_.margin + (label == 0 ? options_.missed : 0);
        }
      }
    }
    for (std::size_t i = 0; i < steps_.now.size(); ++i) transitions_.scores[i] = forbidden_[i] ? kForbidden : steps_.now[i];
    const std::vector<std::uint8_t> guess = find_best_path(costly, example.classes, transitions_);
    bool right = true;
    for (std::size_t at = 0; at < guess.size(); ++at) right = right && (example.allowed[at] >> guess[at] & 1) != 0;
    if (right) return true;
    const std::vector<std::uint8_t> gold = open ? find_best_path(kept, example.classes, transitions_) : only_labels(example);
    update(example, gold, guess);
    return false;
  }

  [[nodiscard]] SequenceModel finish() const {
    std::vector<double> steps;
    for (std::size_t i = 0; i < steps_.now.size(); ++i) steps.push_back(steps_.mean(i, moment_ + 1));
    const auto place = [&](std::size_t i) { return i / labels_ * stride_ + i % labels_; };
    return quantise(
        head_, steps, forbidden_, {options_.smallest, options_.clip}, [&](std::size_t i) { return weights_.mean(place(i), moment_ + 1); },
        [&](std::size_t i) { return weights_.now[place(i)] != 0 || weights_.past[place(i)] != 0; });
  }

 private:
  [[nodiscard]] std::vector<std::int32_t> score(const FeatureRows& rows) const {
    std::vector<std::int32_t> scores(rows.size() * labels_);
    std::vector<std::int32_t> sums(stride_);
    for (std::size_t at = 0; at < rows.size(); ++at) {
      std::fill(sums.begin(), sums.end(), 0);
      for (const std::uint64_t hash : rows.row(at)) {
        const std::int32_t* weights = weights_.now.data() + feature_bucket(hash, head_.bits) * stride_;
        for (std::size_t lane = 0; lane < stride_; lane += kLane) {
          for (std::size_t i = 0; i < kLane; ++i) sums[lane + i] += weights[lane + i];
        }
      }
      std::copy_n(sums.begin(), labels_, scores.begin() + static_cast<std::ptrdiff_t>(at * labels_));
    }
    return scores;
  }

  static std::vector<std::uint8_t> only_labels(const Example& example) {
    std::vector<std::uint8_t> labels;
    for (const std::uint32_t mask : example.allowed) labels.push_back(static_cast<std::uint8_t>(__builtin_ctz(mask)));
    return labels;
  }

  void update(const Example& example, const std::vector<std::uint8_t>& gold, const std::vector<std::uint8_t>& guess) {
    for (std::size_t at = 0; at < gold.size(); ++at) {
      const std::size_t token_class = example.classes.empty() ? 0 : example.classes[at];
      const std::size_t gold_from = at == 0 ? labels_ : gold[at - 1];
      const std::size_t guess_from = at == 0 ? labels_ : guess[at - 1];
      if (gold[at] != guess[at] || gold_from != guess_from) {
        steps_.add(transitions_.index(token_class, gold_from, gold[at]), 1, moment_);
        steps_.add(transitions_.index(token_class, guess_from, guess[at]), -1, moment_);
      }
      if (gold[at] == guess[at]) continue;
      for (const std::uint64_t hash : example.rows.row(at)) {
        const std::size_t first = feature_bucket(hash, head_.bits) * stride_;
        weights_.add(first + gold[at], 1, moment_);
        weights_.add(first + guess[at], -1, moment_);
      }
    }
  }

  ModelHead head_;
  TrainOptions options_;
  std::size_t labels_;
  std::size_t stride_;  ///< labels rounded up: the inner loop has a fixed length
  Averaged weights_;
  Averaged steps_;
  std::vector<bool> forbidden_;
  Transitions transitions_;
  std::int64_t moment_ = 0;
};

}  // namespace

SequenceModel train(const ModelHead& head, const std::vector<Example>& examples, const TrainOptions& options, Forbidden forbidden) {
  Perceptron perceptron(head, options, forbidden);
  std::vector<std::size_t> order(examples.size());
  std::iota(order.begin(), order.end(), 0);
  Generator generator;
  for (int epoch = 1; epoch <= options.epochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[generator.below(i)]);
    std::size_t right = 0;
    for (const std::size_t index : order) right += perceptron.learn(examples[index]) ? 1 : 0;
    std::fprintf(stderr, "%s: epoch %d of %d, %zu of %zu sequences right\n", head.task.c_str(), epoch, options.epochs, right, examples.size());
  }
  return perceptron.finish();
}

}  // namespace onrecord
