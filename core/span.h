// Span: a half-open range of UTF-8 bytes in one text.
//
// Inside the program every offset is a byte offset into Article::text. At the border (JSON, SQLite, reports) it becomes
// a Unicode code point offset: see core/text_offsets.h.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace onrecord {

struct Span {
  std::uint32_t begin = 0;  ///< first byte
  std::uint32_t end = 0;    ///< one past the last byte

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin >= end; }
  [[nodiscard]] constexpr bool contains(std::uint32_t at) const { return begin <= at && at < end; }
  [[nodiscard]] constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }

  /// The bytes of `text` that the span covers. Precondition: end <= text.size().
  [[nodiscard]] constexpr std::string_view of(std::string_view text) const { return text.substr(begin, size()); }

  /// Text order: by begin, then by end.
  friend constexpr auto operator<=>(Span, Span) = default;
};

/// The smallest span that covers both.
[[nodiscard]] constexpr Span cover(Span a, Span b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

}  // namespace onrecord
