// ChainMarginals: how likely each label and each step from label to label is in one sequence, under a linear chain.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace onrecord {

/// e^x to about 1e-12, from operations that give the same bits everywhere.
[[nodiscard]] double exact_exp(double x);

class ChainMarginals {
 public:
  explicit ChainMarginals(std::size_t labels) : labels_(labels), steps((labels + 1) * labels) {}

  /// `emissions`: labels scores a token, not exponentiated. `transitions`: [from 0..labels][to], exponentiated, 0 where forbidden; row `labels`
  /// is the start. `allowed`: a bit mask of labels for each token, or empty: all.
  void run(std::span<const double> emissions, std::span<const double> transitions, std::span<const std::uint32_t> allowed);

 private:
  std::size_t labels_;
  std::vector<double> local_, forward_, backward_, scale_;

 public:
  std::vector<double> tokens;  ///< after run: [token][label], each row sums to 1
  std::vector<double> steps;   ///< after run: expected number of steps [from][to]
};

}  // namespace onrecord
