// From byte offsets to Unicode code point offsets and back, for one text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace onrecord {

/// A span counted in Unicode code points, half-open: what JSON, SQLite's substr() and Python slices mean.
struct CodePointSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend constexpr auto operator<=>(CodePointSpan, CodePointSpan) = default;
};

/// Built once in O(size); each answer costs at most 64 bytes of scanning. Keeps a view of `text`: it must outlive this.
/// An ASCII text is recognised and costs nothing.
class TextOffsets {
 public:
  explicit TextOffsets(std::string_view text);

  /// Code points before byte `at`; `at` lies on a code point's first byte or at the end.
  [[nodiscard]] std::uint32_t code_points(std::uint32_t at) const;
  /// First byte of code point number `index`; the text's size where there are fewer.
  [[nodiscard]] std::uint32_t bytes(std::uint32_t index) const;

  [[nodiscard]] CodePointSpan to_code_points(Span span) const { return {code_points(span.begin), code_points(span.end)}; }
  [[nodiscard]] Span to_bytes(CodePointSpan span) const { return {bytes(span.begin), bytes(span.end)}; }

 private:
  std::string_view text_;
  bool ascii_ = true;
  std::vector<std::uint32_t> before_;  ///< code points before each block of kBlock bytes
};

}  // namespace onrecord
