#include "train/crf.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

#include "train/chain.h"
#include "train/generator.h"
#include "train/quantise.h"

namespace onrecord {
namespace {

/// One example with its features as rows of the weight table, rare ones left out.
struct Compact {
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> ends;  ///< one past the last row of each token
  const std::vector<std::uint32_t>* allowed = nullptr;
};

class Crf {
 public:
  Crf(const ModelHead& head, const CrfOptions& options, Forbidden forbidden)
      : head_(head),
        options_(options),
        labels_(head.labels.size()),
        counts_(std::size_t{1} << head.bits),
        weights_(counts_.size() * labels_),
        squares_(weights_.size(), 0.01F),
        sums_(weights_.size()),
        steps_((labels_ + 1) * labels_),
        step_squares_(steps_.size(), 0.01),
        step_sums_(steps_.size()),
        forbidden_(steps_.size()),
        free_(labels_),
        gold_(labels_) {
    for (std::size_t from = 0; from <= labels_; ++from) {
      for (std::size_t to = 0; to < labels_; ++to) forbidden_[from * labels_ + to] = forbidden != nullptr && forbidden(head.labels, from, to);
    }
  }

  std::vector<Compact> compact(const std::vector<Example>& examples) {
    for (const Example& example : examples) {
      for (std::size_t at = 0; at < example.rows.size(); ++at) {
        for (const std::uint64_t hash : example.rows.row(at)) ++counts_[feature_bucket(hash, head_.bits)];
      }
    }
    std::vector<Compact> all;
    for (const Example& example : examples) {
      Compact one;
      one.allowed = &example.allowed;
      for (std::size_t at = 0; at < example.rows.size(); ++at) {
        for (const std::uint64_t hash : example.rows.row(at)) {
          const std::size_t row = feature_bucket(hash, head_.bits);
          if (counts_[row] >= static_cast<std::uint32_t>(options_.rare)) one.rows.push_back(static_cast<std::uint32_t>(row));
        }
        one.ends.push_back(static_cast<std::uint32_t>(one.rows.size()));
      }
      all.push_back(std::move(one));
    }
    return all;
  }

  void learn(const Compact& example) {
    drop(example);
    const std::size_t size = ends_.size();
    emissions_.assign(size * labels_, 0);
    for (std::size_t at = 0, i = 0; at < size; ++at) {
      double* sums = emissions_.data() + at * labels_;
      for (; i < ends_[at]; ++i) {
        const float* weights = weights_.data() + std::size_t{rows_[i]} * labels_;
        for (std::size_t label = 0; label < labels_; ++label) sums[label] += static_cast<double>(weights[label]) * unthinned();
      }
    }
    transitions_.resize(steps_.size());
    for (std::size_t i = 0; i < steps_.size(); ++i) transitions_[i] = forbidden_[i] ? 0 : exact_exp(steps_[i]);
    free_.run(emissions_, transitions_, {});
    gold_.run(emissions_, transitions_, *example.allowed);
    update();
  }

  void end_epoch() {
    ++epochs_;
    for (std::size_t i = 0; i < weights_.size(); ++i) sums_[i] += weights_[i];
    for (std::size_t i = 0; i < steps_.size(); ++i) step_sums_[i] += steps_[i];
  }

  [[nodiscard]] SequenceModel finish() const {
    std::vector<double> steps = step_sums_;
    for (std::size_t from = 0; from <= labels_; ++from) steps[from * labels_] -= options_.bold * epochs_;
    return quantise(
        head_, steps, forbidden_, {options_.smallest, options_.clip}, [&](std::size_t i) { return static_cast<double>(sums_[i]); },
        [&](std::size_t i) { return sums_[i] != 0; });
  }

 private:
  [[nodiscard]] double unthinned() const { return 1 / (1 - options_.drop); }

  void drop(const Compact& example) {
    rows_.clear();
    ends_.clear();
    const auto limit = static_cast<std::uint64_t>(options_.drop * 65536);
    for (std::size_t at = 0, i = 0; at < example.ends.size(); ++at) {
      for (; i < example.ends[at]; ++i) {
        if ((generator_.next() >> 48) >= limit) rows_.push_back(example.rows[i]);
      }
      ends_.push_back(static_cast<std::uint32_t>(rows_.size()));
    }
  }

  void update() {
    for (std::size_t at = 0, i = 0; at < ends_.size(); ++at) {
      const double* free = free_.tokens.data() + at * labels_;
      const double* gold = gold_.tokens.data() + at * labels_;
      double worst = 0;
      for (std::size_t label = 0; label < labels_; ++label) worst = std::max(worst, std::fabs(gold[label] - free[label]));
      if (worst < 1e-4) {
        i = ends_[at];
        continue;
      }
      for (; i < ends_[at]; ++i) {
        const std::size_t first = std::size_t{rows_[i]} * labels_;
        const double decay = options_.l2 / counts_[rows_[i]];
        for (std::size_t label = 0; label < labels_; ++label) {
          const double slope = (gold[label] - free[label]) * unthinned() - decay * static_cast<double>(weights_[first + label]);
          const double square = static_cast<double>(squares_[first + label]) + slope * slope;
          squares_[first + label] = static_cast<float>(square);
          weights_[first + label] += static_cast<float>(options_.rate * slope / std::sqrt(square));
        }
      }
    }
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      const double slope = gold_.steps[i] - free_.steps[i];
      step_squares_[i] += slope * slope;
      steps_[i] += options_.rate * slope / std::sqrt(step_squares_[i]);
    }
  }

  int epochs_ = 0;  ///< that the sums are of
  ModelHead head_;
  CrfOptions options_;
  std::size_t labels_;
  std::vector<std::uint32_t> counts_;  ///< how often each row is met
  std::vector<float> weights_, squares_, sums_;
  std::vector<double> steps_, step_squares_, step_sums_;
  std::vector<bool> forbidden_;
  ChainMarginals free_, gold_;
  Generator generator_;
  std::vector<std::uint32_t> rows_, ends_;  ///< of the sequence at hand, thinned
  std::vector<double> emissions_, transitions_;
};

}  // namespace

SequenceModel train_crf(const ModelHead& head, const std::vector<Example>& examples, const CrfOptions& options, Forbidden forbidden) {
  Crf crf(head, options, forbidden);
  const std::vector<Compact> all = crf.compact(examples);
  std::vector<std::size_t> order(all.size());
  std::iota(order.begin(), order.end(), 0);
  Generator generator;
  for (int epoch = 1; epoch <= options.epochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[generator.below(i)]);
    for (const std::size_t index : order) crf.learn(all[index]);
    if (epoch * 2 > options.epochs) crf.end_epoch();  // the mean of the later epochs
    std::fprintf(stderr, "%s: epoch %d of %d\n", head.task.c_str(), epoch, options.epochs);
  }
  return crf.finish();
}

}  // namespace onrecord
