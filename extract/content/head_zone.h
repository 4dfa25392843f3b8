// Where a page prints who wrote its article and when: from a little above the title to the first paragraphs.
#pragma once

#include <string>

#include "extract/content/dom.h"

namespace onrecord {

struct HeadZone {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  ///< of nodes; empty where the page has no title heading and no article
  std::uint32_t article_begin = 0;
  std::uint32_t article_end = 0;  ///< of the <article> or <main> that the title stands in; the whole page where there is none

  [[nodiscard]] bool holds(std::uint32_t node) const { return node >= begin && node < end; }
  [[nodiscard]] bool in_article(std::uint32_t node) const { return node >= article_begin && node < article_end; }
};

/// The <h1> that says the title, else the first line that does; 0: none.
[[nodiscard]] std::uint32_t find_title_node(const Dom& dom, std::string_view title);
/// Reads Node::chars and prose: run count_text() before.
[[nodiscard]] HeadZone find_head_zone(const Dom& dom, std::uint32_t title_node);

}  // namespace onrecord
