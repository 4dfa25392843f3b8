#include "extract/labeller/document_evidence.h"

#include <algorithm>
#include <unordered_map>

namespace onrecord {
namespace {

constexpr std::size_t kMostTypes = 8;

struct Sum {
  std::int64_t places = 0;
  std::int64_t of_type[kMostTypes] = {};
};

/// What speaks for type `type` of a name, at its begin or inside, against no name.
std::int64_t evidence(const std::int32_t* row, std::size_t type) { return std::int64_t{std::max(row[1 + 2 * type], row[2 + 2 * type])} - row[0]; }

}  // namespace

void share_evidence(std::span<const TokenFacts> facts, std::size_t labels, std::span<std::int32_t> scores) {
  const std::size_t types = std::min(kMostTypes, (labels - 1) / 2);
  std::unordered_map<std::uint64_t, Sum> sums;
  for (std::size_t at = 0; at < facts.size(); ++at) {
    if (!facts[at].capital) continue;
    Sum& sum = sums[facts[at].word];
    ++sum.places;
    for (std::size_t type = 0; type < types; ++type) sum.of_type[type] += evidence(scores.data() + at * labels, type);
  }
  for (std::size_t at = 0; at < facts.size(); ++at) {
    if (!facts[at].capital) continue;
    const Sum& sum = sums.find(facts[at].word)->second;
    if (sum.places < 2) continue;
    std::int32_t* row = scores.data() + at * labels;
    for (std::size_t type = 0; type < types; ++type) {
      const auto move = static_cast<std::int32_t>((sum.of_type[type] / sum.places - evidence(row, type)) / 2);
      row[1 + 2 * type] += move;
      row[2 + 2 * type] += move;
    }
  }
}

}  // namespace onrecord
