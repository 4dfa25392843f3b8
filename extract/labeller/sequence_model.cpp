#include "extract/labeller/sequence_model.h"

#include <array>

#include "core/hash.h"
#include "core/table.h"
#include "extract/labeller/model_bytes.h"

namespace onrecord {
namespace {

constexpr std::size_t kLane = 8;
constexpr std::size_t kMostLabels = 64;

std::size_t round_up(std::size_t labels) { return (labels + kLane - 1) / kLane * kLane; }

}  // namespace

SequenceModel::SequenceModel(ModelHead head, Transitions transitions, std::span<const std::int8_t> weights)
    : head_(std::move(head)), transitions_(std::move(transitions)), stride_(round_up(head_.labels.size())) {
  const std::size_t labels = head_.labels.size();
  const std::size_t rows = std::size_t{1} << head_.bits;
  weights_.assign(rows * stride_, 0);
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t label = 0; label < labels; ++label) weights_[row * stride_ + label] = weights[row * labels + label];
  }
}

std::vector<std::int32_t> SequenceModel::score(const FeatureRows& rows) const {
  const std::size_t labels = head_.labels.size();
  std::vector<std::int32_t> scores(rows.size() * labels);
  std::array<std::int32_t, kMostLabels> sums{};
  for (std::size_t at = 0; at < rows.size(); ++at) {
    sums.fill(0);
    for (const std::uint64_t hash : rows.row(at)) {
      const std::int8_t* weights = weights_.data() + feature_bucket(hash, head_.bits) * stride_;
      for (std::size_t lane = 0; lane < stride_; lane += kLane) {
        for (std::size_t i = 0; i < kLane; ++i) sums[lane + i] += weights[lane + i];
      }
    }
    for (std::size_t label = 0; label < labels; ++label) scores[at * labels + label] = sums[label];
  }
  return scores;
}

std::vector<std::uint8_t> SequenceModel::decode(const FeatureRows& rows, std::span<const std::uint8_t> classes) const {
  return find_best_path(score(rows), classes, transitions_);
}

std::string SequenceModel::to_bytes() const {
  const std::size_t labels = head_.labels.size();
  std::string body;
  for (const std::int32_t score : transitions_.scores) append_int32(body, score);
  std::size_t last = 0;
  for (std::size_t row = 0; row < weights_.size() / stride_; ++row) {
    const std::span<const std::int8_t> weights(weights_.data() + row * stride_, labels);
    if (append_row(body, weights, row - last)) last = row;
  }
  return to_text(head_, sha256_hex(body)) + body;
}

Result<SequenceModel> SequenceModel::parse(std::string_view bytes, const std::string& name) {
  auto read = read_head(bytes, name);
  if (!read) return read.error();
  const std::string_view body = bytes.substr(read->body);
  if (sha256_hex(body) != read->sha256) return Error{Failure::data, name + ": body does not match its sha256"};

  SequenceModel model;
  model.head_ = std::move(read->head);
  const std::size_t labels = model.head_.labels.size();
  if (labels == 0 || labels > kMostLabels) return Error{Failure::data, name + ": unusable number of labels " + std::to_string(labels)};
  model.stride_ = round_up(labels);
  model.transitions_ = {static_cast<std::uint32_t>(labels), model.head_.classes, {}};
  ByteReader reader(body);
  model.transitions_.scores.resize(model.head_.classes * (labels + 1) * labels);
  for (std::int32_t& score : model.transitions_.scores) score = reader.take_int32();

  model.weights_.assign((std::size_t{1} << model.head_.bits) * model.stride_, 0);
  std::size_t row = 0;
  while (reader.good() && !reader.at_end()) {
    row += reader.take_leb128();
    if (row * model.stride_ >= model.weights_.size()) return Error{Failure::data, name + ": weight row out of range"};
    reader.take_row(std::span<std::int8_t>(model.weights_.data() + row * model.stride_, labels));
  }
  if (!reader.good()) return Error{Failure::data, name + ": body is cut short"};
  return model;
}

Result<SequenceModel> SequenceModel::load(const std::filesystem::path& path) {
  const auto bytes = read_file(path);
  if (!bytes) return bytes.error();
  return parse(*bytes, path.string());
}

}  // namespace onrecord
