// Shingles: runs of words of a text, hashed; texts that share most of them are copies (Broder 1997), bands of minhashes find the candidates.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "store/store.h"

namespace onrecord {

inline constexpr std::size_t kShingleWords = 5;
inline constexpr std::size_t kBands = 7;
inline constexpr std::size_t kRowsPerBand = 3;

/// Hashes of all runs of five folded words, sorted, each once; of a shorter text the hash of all its words.
[[nodiscard]] std::vector<std::uint64_t> shingles_of(std::string_view text);

/// One key a band: two texts that share 70 % of their shingles share a band with probability 0.95, unrelated ones almost never.
[[nodiscard]] std::array<std::int64_t, kBands> bands_of(const std::vector<std::uint64_t>& shingles);

/// Shared shingles by the smaller and by the larger text, each 0..1.
struct Overlap {
  double of_smaller = 0, of_larger = 0;
};
[[nodiscard]] Overlap overlap(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

/// Writes the bands of a version into text_bands.
void put_bands(Store::State& state, std::int64_t version, const std::array<std::int64_t, kBands>& bands);

}  // namespace onrecord
