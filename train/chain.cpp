#include "train/chain.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace onrecord {

double exact_exp(double x) {
  if (x < -700) return 0;
  const double whole = std::floor(x * 1.4426950408889634 + 0.5);
  const double rest = x - whole * 0.6931471805599453;
  double sum = 1;
  for (int n = 13; n > 0; --n) sum = 1 + sum * rest / n;
  return sum * std::bit_cast<double>(static_cast<std::uint64_t>(1023 + static_cast<std::int64_t>(std::min(whole, 1000.0))) << 52);
}

void ChainMarginals::run(std::span<const double> emissions, std::span<const double> transitions, std::span<const std::uint32_t> allowed) {
  const std::size_t size = emissions.size() / labels_;
  local_.assign(emissions.size(), 0);
  forward_.assign(emissions.size(), 0);
  backward_.assign(emissions.size(), 0);
  tokens.assign(emissions.size(), 0);
  std::fill(steps.begin(), steps.end(), 0);
  for (std::size_t at = 0; at < size; ++at) {
    const auto row = emissions.subspan(at * labels_, labels_);
    const double most = *std::max_element(row.begin(), row.end());
    for (std::size_t label = 0; label < labels_; ++label) {
      if (allowed.empty() || (allowed[at] >> label & 1) != 0) local_[at * labels_ + label] = exact_exp(row[label] - most);
    }
    double total = 0;
    for (std::size_t to = 0; to < labels_; ++to) {
      double sum = at == 0 ? transitions[labels_ * labels_ + to] : 0;
      for (std::size_t from = 0; at > 0 && from < labels_; ++from) sum += forward_[(at - 1) * labels_ + from] * transitions[from * labels_ + to];
      total += forward_[at * labels_ + to] = sum * local_[at * labels_ + to];
    }
    if (total <= 0) return tokens.assign(emissions.size(), 0);  // the allowed labels cannot follow one another
    for (std::size_t to = 0; to < labels_; ++to) forward_[at * labels_ + to] /= total;
  }
  for (std::size_t at = size; at-- > 0;) {
    double total = 0;
    for (std::size_t from = 0; from < labels_; ++from) {
      double sum = at + 1 == size ? 1 : 0;
      for (std::size_t to = 0; at + 1 < size && to < labels_; ++to) {
        sum += transitions[from * labels_ + to] * local_[(at + 1) * labels_ + to] * backward_[(at + 1) * labels_ + to];
      }
      total += backward_[at * labels_ + from] = sum;
    }
    for (std::size_t from = 0; from < labels_; ++from) backward_[at * labels_ + from] /= total;
  }
  for (std::size_t at = 0; at < size; ++at) {
    double* row = tokens.data() + at * labels_;
    double total = 0;
    for (std::size_t label = 0; label < labels_; ++label) total += row[label] = forward_[at * labels_ + label] * backward_[at * labels_ + label];
    for (std::size_t label = 0; label < labels_; ++label) row[label] /= total;
    if (at == 0) {
      for (std::size_t to = 0; to < labels_; ++to) steps[labels_ * labels_ + to] += row[to];
      continue;
    }
    const auto step = [&](std::size_t from, std::size_t to) {
      return forward_[(at - 1) * labels_ + from] * transitions[from * labels_ + to] * local_[at * labels_ + to] * backward_[at * labels_ + to];
    };
    double all = 0;
    for (std::size_t from = 0; from < labels_; ++from) {
      for (std::size_t to = 0; to < labels_; ++to) all += step(from, to);
    }
    for (std::size_t from = 0; from < labels_; ++from) {
      for (std::size_t to = 0; to < labels_; ++to) steps[from * labels_ + to] += step(from, to) / all;
    }
  }
}

}  // namespace onrecord
