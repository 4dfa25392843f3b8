#include "extract/labeller/sequence_model.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

SequenceModel make_toy() {
  ModelHead head{"toy", "0123456789abcdef", 4, 1, {"O", "B", "I"}, "none", "none"};
  Transitions transitions{3, 1, std::vector<std::int32_t>(12)};
  transitions.scores[transitions.index(0, 3, 2)] = kForbidden;  // start -> I
  transitions.scores[transitions.index(0, 0, 2)] = kForbidden;  // O -> I
  std::vector<std::int8_t> weights(16 * 3);
  weights[feature_bucket(1, 4) * 3 + 0] = 5;
  weights[feature_bucket(2, 4) * 3 + 2] = 127;
  weights[feature_bucket(2, 4) * 3 + 1] = -128;
  return {head, transitions, weights};
}

FeatureRows rows_of(const std::vector<std::uint64_t>& hashes) {
  FeatureRows rows;
  for (const std::uint64_t hash : hashes) {
    rows.add(hash);
    rows.end_row();
  }
  return rows;
}

TEST(SequenceModel, ForbiddenTransitionsAreNotTaken) {
  const SequenceModel toy = make_toy();
  EXPECT_EQ(toy.decode(rows_of({1, 1})), (std::vector<std::uint8_t>{0, 0}));
  EXPECT_EQ(toy.decode(rows_of({1, 2})), (std::vector<std::uint8_t>{1, 2}));
  EXPECT_TRUE(toy.decode(rows_of({})).empty());
}

TEST(SequenceModel, FileKeepsEverything) {
  const std::string bytes = make_toy().to_bytes();
  const auto read = SequenceModel::parse(bytes, "toy");
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->to_bytes(), bytes);
  EXPECT_EQ(read->head().labels, (std::vector<std::string>{"O", "B", "I"}));
  EXPECT_EQ(read->decode(rows_of({1, 2})), (std::vector<std::uint8_t>{1, 2}));
}

TEST(SequenceModel, BrokenFilesAreRefused) {
  const std::string bytes = make_toy().to_bytes();
  for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(SequenceModel::parse(bytes.substr(0, size), "toy")) << size;
  std::string flipped = bytes;
  flipped.back() = static_cast<char>(flipped.back() + 1);
  EXPECT_FALSE(SequenceModel::parse(flipped, "toy"));
}

}  // namespace
}  // namespace onrecord
