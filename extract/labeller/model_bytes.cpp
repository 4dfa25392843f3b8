#include "extract/labeller/model_bytes.h"

#include <algorithm>
#include <charconv>

#include "core/table.h"

namespace onrecord {
namespace {

constexpr std::string_view kMagic = "onrecord-model 1\n";
constexpr std::uint32_t kMostBits = 24;
constexpr std::uint32_t kMostClasses = 64;

std::uint32_t to_number(std::string_view digits) {
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

void set_field(ReadHead& read, std::string_view key, std::string_view value) {
  if (key == "task") read.head.task = value;
  if (key == "features") read.head.features = value;
  if (key == "bits") read.head.bits = to_number(value);
  if (key == "classes") read.head.classes = to_number(value);
  if (key == "corpora") read.head.corpora = value;
  if (key == "licence") read.head.licence = value;
  if (key == "sha256") read.sha256 = value;
  if (key != "labels") return;
  for (const std::string_view label : split(value, ' ')) read.head.labels.emplace_back(label);
}

}  // namespace

std::string to_text(const ModelHead& head, std::string_view sha256) {
  std::string text(kMagic);
  text += "task " + head.task + "\nfeatures " + head.features + "\nbits " + std::to_string(head.bits) + "\nclasses " + std::to_string(head.classes) +
          "\nlabels";
  for (const std::string& label : head.labels) text += " " + label;
  text += "\ncorpora " + head.corpora + "\nlicence " + head.licence + "\nsha256 " + std::string(sha256) + "\n\n";
  return text;
}

Result<ReadHead> read_head(std::string_view bytes, const std::string& name) {
  if (!bytes.starts_with(kMagic)) return Error{Failure::data, name + ": not a model of format 1"};
  ReadHead read;
  read.head.bits = read.head.classes = 0;
  std::size_t at = kMagic.size();
  for (;;) {
    const std::size_t end = bytes.find('\n', at);
    if (end == std::string_view::npos) return Error{Failure::data, name + ": head without end"};
    const std::string_view line = bytes.substr(at, end - at);
    at = end + 1;
    if (line.empty()) break;
    const std::size_t space = std::min(line.find(' '), line.size());
    set_field(read, line.substr(0, space), space < line.size() ? line.substr(space + 1) : std::string_view());
  }
  read.body = at;
  if (read.head.bits == 0 || read.head.bits > kMostBits) return Error{Failure::data, name + ": unusable 'bits'"};
  if (read.head.classes == 0 || read.head.classes > kMostClasses) return Error{Failure::data, name + ": unusable 'classes'"};
  return read;
}

void append_int32(std::string& out, std::int32_t value) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>((static_cast<std::uint32_t>(value) >> shift) & 0xFF);
}

bool append_row(std::string& out, std::span<const std::int8_t> weights, std::uint64_t distance) {
  std::string mask((weights.size() + 7) / 8, '\0');
  std::string values;
  for (std::size_t label = 0; label < weights.size(); ++label) {
    if (weights[label] == 0) continue;
    mask[label / 8] = static_cast<char>(static_cast<unsigned char>(mask[label / 8]) | (1U << (label % 8)));
    values += static_cast<char>(weights[label]);
  }
  if (values.empty()) return false;
  for (; distance >= 0x80; distance >>= 7) out += static_cast<char>((distance & 0x7F) | 0x80);
  out += static_cast<char>(distance);
  out += mask + values;
  return true;
}

std::uint8_t ByteReader::take_byte() {
  if (at_end()) {
    good_ = false;
    return 0;
  }
  return static_cast<std::uint8_t>(bytes_[at_++]);
}

std::int32_t ByteReader::take_int32() {
  std::uint32_t value = 0;
  for (int shift = 0; shift < 32; shift += 8) value |= std::uint32_t{take_byte()} << shift;
  return static_cast<std::int32_t>(value);
}

std::uint64_t ByteReader::take_leb128() {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 63; shift += 7) {
    const std::uint8_t byte = take_byte();
    value |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return value;
  }
  good_ = false;
  return 0;
}

void ByteReader::take_row(std::span<std::int8_t> weights) {
  std::uint64_t mask = 0;
  for (std::size_t byte = 0; byte < (weights.size() + 7) / 8; ++byte) mask |= std::uint64_t{take_byte()} << (8 * byte);
  for (std::size_t label = 0; label < weights.size(); ++label) {
    if ((mask >> label & 1) != 0) weights[label] = static_cast<std::int8_t>(take_byte());
  }
}

}  // namespace onrecord
