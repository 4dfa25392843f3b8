// Viterbi: the best label sequence under first-order transitions, in integers, so that every machine finds the same one.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace onrecord {

inline constexpr std::int32_t kForbidden = -1'000'000'000;

/// Scores of going from one label to the next. One table for each class of token (inside quotes, sentence start, ...): the class is that
/// of the token gone to. Row `labels` of a table is the start of the sequence.
struct Transitions {
  std::uint32_t labels = 0;
  std::uint32_t classes = 1;
  std::vector<std::int32_t> scores;  ///< [class][from 0..labels][to]

  [[nodiscard]] std::size_t index(std::size_t token_class, std::size_t from, std::size_t to) const {
    return (token_class * (labels + 1) + from) * labels + to;
  }
};

/// `emissions` holds `labels` scores a token; `classes` one class a token, or is empty where all are of class 0.
/// A tie goes to the lower label. Returns one label a token.
[[nodiscard]] std::vector<std::uint8_t> find_best_path(std::span<const std::int32_t> emissions, std::span<const std::uint8_t> classes,
                                                       const Transitions& transitions);

}  // namespace onrecord
