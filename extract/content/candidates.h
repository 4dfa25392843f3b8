// Which element holds the article: proposals from what elements are called, and a second opinion from where the paragraphs are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/content/dom.h"

namespace onrecord {

struct BodyCandidate {
  std::uint32_t node = 0;
  std::string name;    ///< "div.entry-content"
  std::string reason;  ///< which rule proposed it
  std::uint32_t prose = 0;
  bool won = false;
  bool wide = false;  ///< proposed by a tag that often holds more than the body
};

/// "div.entry-content": an element's tag and its first class.
[[nodiscard]] std::string name_of(const Dom& dom, std::uint32_t node);

/// Proposals in order of trust, the whole page last. `title_node`: the heading that is the title; 0: none.
[[nodiscard]] std::vector<BodyCandidate> find_candidates(const Dom& dom, std::uint32_t title_node);

/// The element whose own paragraphs weigh most, whatever it is called (the scoring that Readability made known): each paragraph gives its
/// weight to its parent and half of it to the grandparent. 0: no element has paragraphs.
[[nodiscard]] std::uint32_t find_densest(const Dom& dom);

/// The first candidate that holds enough of the page's prose; its index. Where the densest element contradicts on clear evidence, that one is added
/// and wins.
std::size_t choose_candidate(const Dom& dom, std::uint32_t densest, std::vector<BodyCandidate>& candidates);

}  // namespace onrecord
