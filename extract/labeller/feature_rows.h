// FeatureRows: the features of one sequence, a row of 64-bit hashes for each token. FeatureHash: how one is made.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace onrecord {

/// One feature is one number: template and values mixed, no strings. Equal input, equal number on every machine.
[[nodiscard]] constexpr std::uint64_t mix_feature(std::uint64_t feature_template, std::uint64_t value) {
  std::uint64_t h = (value ^ (feature_template * 0x9E3779B97F4A7C15ULL)) * 0xBF58476D1CE4E5B9ULL;
  h ^= h >> 31;
  return h * 0x94D049BB133111EBULL;
}
[[nodiscard]] constexpr std::uint64_t mix_feature(std::uint64_t feature_template, std::uint64_t first, std::uint64_t second) {
  return mix_feature(feature_template, mix_feature(0x51, first) + 0x2545F4914F6CDD1DULL * (second + 1));
}

class FeatureRows {
 public:
  void clear() {
    hashes_.clear();
    ends_.clear();
  }
  /// Adds to the row that is being written.
  void add(std::uint64_t hash) { hashes_.push_back(hash); }
  /// Ends the row of one token.
  void end_row() { ends_.push_back(static_cast<std::uint32_t>(hashes_.size())); }

  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] std::span<const std::uint64_t> row(std::size_t index) const {
    const std::uint32_t begin = index == 0 ? 0 : ends_[index - 1];
    return {hashes_.data() + begin, ends_[index] - begin};
  }

 private:
  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint32_t> ends_;
};

}  // namespace onrecord
