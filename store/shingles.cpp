#include "store/shingles.h"

#include <algorithm>

#include "core/hash.h"
#include "core/table.h"
#include "store/fold.h"
#include "store/state.h"

namespace onrecord {
namespace {

/// Odd multipliers, one a minhash: the golden ratio stepped through a mixer, so that they are the same everywhere.
std::array<std::uint64_t, kBands * kRowsPerBand> multipliers() {
  std::array<std::uint64_t, kBands * kRowsPerBand> out{};
  std::uint64_t seed = 0x9E3779B97F4A7C15ULL;
  for (std::uint64_t& m : out) {
    seed += 0x9E3779B97F4A7C15ULL;
    m = ((seed ^ (seed >> 31)) * 0xBF58476D1CE4E5B9ULL) | 1;
  }
  return out;
}

}  // namespace

std::vector<std::uint64_t> shingles_of(std::string_view text) {
  const std::string folded = fold_words(text);
  std::vector<std::uint64_t> words;
  for (const std::string_view word : split(folded, ' ')) words.push_back(stable_hash(word));
  if (words.size() <= kShingleWords) return {stable_hash(folded)};
  std::vector<std::uint64_t> out;
  out.reserve(words.size() - kShingleWords + 1);
  for (std::size_t i = 0; i + kShingleWords <= words.size(); ++i) {
    std::uint64_t h = 0;
    for (std::size_t k = 0; k < kShingleWords; ++k) h = (h ^ words[i + k]) * 0x100000001B3ULL + (h >> 29);
    out.push_back(h ^ (h >> 32));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::array<std::int64_t, kBands> bands_of(const std::vector<std::uint64_t>& shingles) {
  static const auto kMultipliers = multipliers();
  std::array<std::uint64_t, kBands * kRowsPerBand> least;
  least.fill(UINT64_MAX);
  for (const std::uint64_t s : shingles) {
    for (std::size_t i = 0; i < least.size(); ++i) least[i] = std::min(least[i], (s * kMultipliers[i]) ^ (s >> 17));
  }
  std::array<std::int64_t, kBands> out{};
  for (std::size_t band = 0; band < kBands; ++band) {
    std::uint64_t h = band + 1;
    for (std::size_t row = 0; row < kRowsPerBand; ++row) h = (h ^ least[band * kRowsPerBand + row]) * 0x9E3779B97F4A7C15ULL;
    out[band] = static_cast<std::int64_t>(h >> 16);  // 48 bits: two bytes less in every row
  }
  return out;
}

Overlap overlap(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t shared = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) {
      ++shared;
      ++x;
      ++y;
    } else if (*x < *y) {
      ++x;
    } else {
      ++y;
    }
  }
  const auto part = [&](std::size_t of) { return of == 0 ? 0.0 : static_cast<double>(shared) / static_cast<double>(of); };
  return {part(std::min(a.size(), b.size())), part(std::max(a.size(), b.size()))};
}

void put_bands(Store::State& state, std::int64_t version, const std::array<std::int64_t, kBands>& bands) {
  std::vector<std::tuple<std::int64_t, std::int64_t>> rows;
  for (const std::int64_t band : bands) rows.emplace_back(band, version);
  state.insert_rows<kBands>("INSERT OR IGNORE INTO text_bands VALUES(?,?),(?,?),(?,?),(?,?),(?,?),(?,?),(?,?)",
                            "INSERT OR IGNORE INTO text_bands VALUES(?,?)", rows);
}

}  // namespace onrecord
