#include "core/text_offsets.h"

#include <algorithm>

namespace onrecord {
namespace {

constexpr std::size_t kBlock = 64;

bool starts_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

}  // namespace

TextOffsets::TextOffsets(std::string_view text) : text_(text) {
  ascii_ = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii_) return;
  std::uint32_t count = 0;
  before_.reserve(text.size() / kBlock + 2);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at % kBlock == 0) before_.push_back(count);
    if (starts_code_point(text[at])) ++count;
  }
  before_.push_back(count);
}

std::uint32_t TextOffsets::code_points(std::uint32_t at) const {
  if (ascii_ || text_.empty()) return at;
  const std::size_t end = std::min<std::size_t>(at, text_.size());
  const std::size_t block = end / kBlock;
  std::uint32_t count = before_[std::min(block, before_.size() - 1)];
  if (block >= before_.size() - 1 && end == text_.size()) return before_.back();
  for (std::size_t i = block * kBlock; i < end; ++i) count += starts_code_point(text_[i]) ? 1U : 0U;
  return count;
}

std::uint32_t TextOffsets::bytes(std::uint32_t index) const {
  if (ascii_ || text_.empty()) return std::min<std::uint32_t>(index, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::upper_bound(before_.begin(), before_.end() - 1, index);
  const auto block = static_cast<std::size_t>(after - before_.begin()) - 1;
  std::uint32_t count = before_[block];
  for (std::size_t at = block * kBlock; at < text_.size(); ++at) {
    if (!starts_code_point(text_[at])) continue;
    if (count == index) return static_cast<std::uint32_t>(at);
    ++count;
  }
  return static_cast<std::uint32_t>(text_.size());
}

}  // namespace onrecord
