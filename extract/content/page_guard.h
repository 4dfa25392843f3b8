// What of a page the parser may see: depth, memory and time of parsing are bounded before it starts, by counts, never by a clock.
#pragma once

#include <cstddef>
#include <string_view>

namespace onrecord {

struct GuardedPage {
  std::size_t end = 0;    ///< bytes of the page that are safe to parse
  std::size_t nodes = 0;  ///< a guess at the nodes that they make, to reserve for
  std::string_view note;  ///< "too-deep" or "too-large" where `end` cuts the page
};

/// One pass over the tags of `html`, reading them as a tokenizer does. It counts elements that stay open never lower than the parser would: a
/// closing tag counts only where the parser is sure to obey it.
[[nodiscard]] GuardedPage guard_page(std::string_view html);

}  // namespace onrecord
