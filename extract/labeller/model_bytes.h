// The bytes of a model file: see sequence_model.h for the format.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/result.h"
#include "extract/labeller/sequence_model.h"

namespace onrecord {

struct ReadHead {
  ModelHead head;
  std::string sha256;
  std::size_t body = 0;  ///< first byte of the body
};

[[nodiscard]] std::string to_text(const ModelHead& head, std::string_view sha256);
[[nodiscard]] Result<ReadHead> read_head(std::string_view bytes, const std::string& name);

void append_int32(std::string& out, std::int32_t value);
/// Appends `distance` and the weights that are not 0; false, and nothing appended, where all are 0.
bool append_row(std::string& out, std::span<const std::int8_t> weights, std::uint64_t distance);

/// Reads forwards; past the end it gives zeros and is no longer good().
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool at_end() const { return at_ >= bytes_.size(); }
  std::int32_t take_int32();
  std::uint64_t take_leb128();
  void take_row(std::span<std::int8_t> weights);

 private:
  std::uint8_t take_byte();

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool good_ = true;
};

}  // namespace onrecord
