// SequenceModel: labels for a sequence of tokens, from hashed features and label transitions. A linear model with 8-bit weights.
//
// A model file is a text head, readable with `head`, an empty line, and the weights:
//
//   onrecord-model 1                 format version
//   task pos                         one word
//   features 4f1c02aa93be5d10        fingerprint of the code that makes the features: another one must not read these weights
//   bits 18                          weights are hashed into 2^bits rows
//   classes 1                        transition tables
//   labels ADJ ADP ...               separated by spaces
//   corpora ...                      what it was trained on
//   licence ...                      of the weights
//   sha256 ...                       of the body
//
//   body: transitions, 32-bit little endian, [class][from][to]; then the rows that are not empty, in order:
//   distance to the row before as LEB128, a bit mask of the labels with a weight (one byte for 8 labels), one signed byte a weight.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "extract/labeller/feature_rows.h"
#include "extract/labeller/viterbi.h"

namespace onrecord {

struct ModelHead {
  std::string task;
  std::string features;  ///< fingerprint, 16 hex digits
  std::uint32_t bits = 18;
  std::uint32_t classes = 1;
  std::vector<std::string> labels;
  std::string corpora;
  std::string licence;
};

/// Immutable; safe to share between threads.
class SequenceModel {
 public:
  /// `weights` holds [row][label] for 2^bits rows, in the unit of the transitions.
  SequenceModel(ModelHead head, Transitions transitions, std::span<const std::int8_t> weights);

  /// `name` stands for the file in messages.
  [[nodiscard]] static Result<SequenceModel> parse(std::string_view bytes, const std::string& name);
  [[nodiscard]] static Result<SequenceModel> load(const std::filesystem::path& path);
  [[nodiscard]] std::string to_bytes() const;

  [[nodiscard]] const ModelHead& head() const { return head_; }

  /// One label number (into head().labels) a row. `classes`: see find_best_path.
  [[nodiscard]] std::vector<std::uint8_t> decode(const FeatureRows& rows, std::span<const std::uint8_t> classes = {}) const;
  /// Scores of all labels, labels().size() a row: what decode starts from.
  [[nodiscard]] std::vector<std::int32_t> score(const FeatureRows& rows) const;
  [[nodiscard]] const Transitions& transitions() const { return transitions_; }

 private:
  SequenceModel() = default;

  ModelHead head_;
  Transitions transitions_;
  std::size_t stride_ = 0;            ///< labels rounded up to a multiple of 8: the inner loop has a fixed length
  std::vector<std::int8_t> weights_;  ///< [row][stride]
};

/// The row that a feature falls into.
[[nodiscard]] constexpr std::size_t feature_bucket(std::uint64_t hash, std::uint32_t bits) {
  return static_cast<std::size_t>((hash * 0x9E3779B97F4A7C15ULL) >> (64 - bits));
}

}  // namespace onrecord
