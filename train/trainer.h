// Trainer: averaged structured perceptron with a margin, over hashed features. Deterministic: integers, a fixed order, an own generator.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/labeller/sequence_model.h"

namespace onrecord {

struct Example {
  FeatureRows rows;
  std::vector<std::uint8_t> classes;   ///< transition classes; empty: all 0
  std::vector<std::uint32_t> allowed;  ///< a bit mask of the labels that may be right, one a token
};

struct TrainOptions {
  int epochs = 8;
  std::int32_t margin = 0;  ///< a wrong label gets this much while training, in units of one update
  std::int32_t missed = 0;  ///< extra where the wrong label is label 0 ("O"): makes the model bolder
  double smallest = 0.6;    ///< weights below this many quantisation steps are dropped
  double clip = 0.0005;     ///< share of the largest weights that are clipped to 8 bits
};

/// `forbidden(from, to)` tells impossible transitions; from == labels is the start.
using Forbidden = bool (*)(const std::vector<std::string>& labels, std::size_t from, std::size_t to);

[[nodiscard]] SequenceModel train(const ModelHead& head, const std::vector<Example>& examples, const TrainOptions& options, Forbidden forbidden);

}  // namespace onrecord
