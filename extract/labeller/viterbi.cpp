#include "extract/labeller/viterbi.h"

namespace onrecord {

std::vector<std::uint8_t> find_best_path(std::span<const std::int32_t> emissions, std::span<const std::uint8_t> classes,
                                         const Transitions& transitions) {
  const std::size_t labels = transitions.labels;
  const std::size_t size = labels == 0 ? 0 : emissions.size() / labels;
  std::vector<std::uint8_t> path(size);
  if (size == 0) return path;

  std::vector<std::uint8_t> from_best(size * labels);
  std::vector<std::int64_t> before(labels);
  std::vector<std::int64_t> now(labels);
  for (std::size_t at = 0; at < size; ++at) {
    const std::int32_t* table = transitions.scores.data() + transitions.index(classes.empty() ? 0 : classes[at], 0, 0);
    if (at == 0) {
      for (std::size_t to = 0; to < labels; ++to) now[to] = std::int64_t{table[labels * labels + to]} + emissions[to];
    } else {
      for (std::size_t to = 0; to < labels; ++to) {
        std::size_t best = 0;
        std::int64_t score = before[0] + table[to];
        for (std::size_t from = 1; from < labels; ++from) {
          const std::int64_t other = before[from] + table[from * labels + to];
          if (other > score) {
            score = other;
            best = from;
          }
        }
        now[to] = score + emissions[at * labels + to];
        from_best[at * labels + to] = static_cast<std::uint8_t>(best);
      }
    }
    std::swap(before, now);
  }

  std::size_t label = 0;
  for (std::size_t other = 1; other < labels; ++other) {
    if (before[other] > before[label]) label = other;
  }
  for (std::size_t at = size; at-- > 0;) {
    path[at] = static_cast<std::uint8_t>(label);
    label = from_best[at * labels + label];
  }
  return path;
}

}  // namespace onrecord
