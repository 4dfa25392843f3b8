#include "extract/content/head_zone.h"

#include <algorithm>

#include "core/utf8.h"
#include "extract/content/text_tools.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kNodesAbove = 60;   // a byline may stand above the title
constexpr std::uint32_t kNodesBelow = 500;  // pictures, share bars and a summary may stand before the text
constexpr int kMostHeadings = 100;
constexpr std::uint32_t kProse = 500;  // letters of paragraphs after which the article has begun

bool is_article_tag(GumboTag tag) { return tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN; }

/// The first element outside links whose text is the title; counted letters spare the comparison of most.
std::uint32_t find_title_line(const Dom& dom, const std::vector<std::string>& words, std::uint32_t letters) {
  const auto& nodes = dom.nodes();
  int left = kMostHeadings;
  for (std::uint32_t i = 1; i < nodes.size() && left > 0; ++i) {
    const Node& node = nodes[i];
    if (node.is_text || node.tag == GUMBO_TAG_A || node.tag == GUMBO_TAG_TITLE || node.link_chars > 0) continue;
    if (node.chars + 2 < letters || node.chars > letters + 2) continue;
    --left;
    if (to_words(dom.line(i)) == words) return i;
  }
  return 0;
}

}  // namespace

std::uint32_t find_title_node(const Dom& dom, std::string_view title) {
  const auto words = to_words(title);
  const auto& nodes = dom.nodes();
  int headings = 0;
  for (std::uint32_t i = 0; i < nodes.size() && headings < kMostHeadings; ++i) {
    if (nodes[i].tag != GUMBO_TAG_H1 || nodes[i].chars > kLongestField) continue;
    ++headings;
    const auto heading = to_words(dom.line(i));  // the site's name may stand before the title
    const bool says =
        heading.size() >= words.size() && heading.size() <= words.size() + 4 && std::equal(words.rbegin(), words.rend(), heading.rbegin());
    if (heading == words || (says && words.size() >= 3)) return i;
  }
  return words.size() >= 3 ? find_title_line(dom, words, static_cast<std::uint32_t>(count_code_points(title))) : 0;
}

HeadZone find_head_zone(const Dom& dom, std::uint32_t title_node) {
  const auto& nodes = dom.nodes();
  HeadZone zone;
  zone.article_end = static_cast<std::uint32_t>(nodes.size());
  std::uint32_t start = title_node;
  if (title_node != 0) {
    for (std::uint32_t at = title_node; at != 0; at = nodes[at].parent) {
      if (!is_article_tag(nodes[at].tag)) continue;
      zone.article_begin = at;
      zone.article_end = nodes[at].end;
      break;
    }
    zone.begin = std::max(zone.article_begin, title_node > kNodesAbove ? title_node - kNodesAbove : 0);
  } else {
    const auto found = std::find_if(nodes.begin(), nodes.end(), [](const Node& node) { return is_article_tag(node.tag); });
    if (found == nodes.end()) return zone;
    start = zone.begin = zone.article_begin = static_cast<std::uint32_t>(found - nodes.begin());
    zone.article_end = found->end;
  }
  std::uint32_t prose = 0;
  std::uint32_t at = start;
  for (; at < zone.article_end && at < start + kNodesBelow && prose < kProse; ++at) {
    if (nodes[at].tag == GUMBO_TAG_P && nodes[at].prose >= 80) prose += nodes[at].prose;
  }
  zone.end = at;
  return zone;
}

}  // namespace onrecord
