// From real weights to the 8 bits of a SequenceModel.
#pragma once

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "extract/labeller/sequence_model.h"

namespace onrecord {

struct Quantisation {
  double smallest = 0.6;  ///< weights below this many steps are dropped
  double clip = 0.0005;   ///< share of the largest weights that are clipped
};

/// `weight(i)` for i = row * labels + label, `used(i)` whether training ever changed it; `steps` as Transitions::scores, in the unit of the weights.
template <typename Weight, typename Used>
[[nodiscard]] SequenceModel quantise(const ModelHead& head, std::span<const double> steps, const std::vector<bool>& forbidden,
                                     const Quantisation& how, const Weight& weight, const Used& used) {
  std::vector<std::int8_t> small((std::size_t{1} << head.bits) * head.labels.size());
  std::vector<double> sizes;
  for (std::size_t i = 0; i < small.size(); ++i) {
    if (used(i)) sizes.push_back(std::fabs(weight(i)));
  }
  std::sort(sizes.begin(), sizes.end());
  const double largest = sizes.empty() ? 1 : sizes[static_cast<std::size_t>(static_cast<double>(sizes.size() - 1) * (1 - how.clip))];
  const double scale = 127.0 / std::max(largest, 1e-9);
  for (std::size_t i = 0; i < small.size(); ++i) {
    const double value = weight(i) * scale;
    if (std::fabs(value) >= how.smallest) small[i] = static_cast<std::int8_t>(std::clamp(std::lround(value), -127L, 127L));
  }
  Transitions transitions{static_cast<std::uint32_t>(head.labels.size()), head.classes, {}};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    transitions.scores.push_back(forbidden[i] ? kForbidden : static_cast<std::int32_t>(std::lround(steps[i] * scale)));
  }
  return {head, std::move(transitions), small};
}

}  // namespace onrecord
