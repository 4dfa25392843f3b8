#include "extract/content/body.h"

#include <algorithm>

#include "extract/content/blocks.h"
#include "extract/content/clean.h"
#include "extract/content/head_zone.h"

namespace onrecord {
namespace {

/// Down from `node` as long as one child holds nearly all of the prose; down from an article that means nine tenths, since a lead may stand apart.
std::uint32_t descend(const Dom& dom, std::uint32_t node) {
  const std::uint64_t tenths = node == 0 ? 8 : 9;
  const auto& nodes = dom.nodes();
  for (;;) {
    std::uint32_t best = 0;
    for (std::uint32_t child = node + 1; child < nodes[node].end; child = nodes[child].end) {
      if (!nodes[child].is_text && nodes[child].drop == Drop::none && (best == 0 || nodes[child].prose > nodes[best].prose)) best = child;
    }
    const bool holds =
        best != 0 && nodes[best].tag != GUMBO_TAG_P && nodes[best].prose * 10ULL >= nodes[node].prose * tenths && nodes[best].prose > 0;
    if (!holds) return node;
    node = best;
  }
}

/// Lists and boxes that are mostly links go; a paragraph of prose keeps its links.
void mark_link_farms(Dom& dom, std::uint32_t root) {
  auto& nodes = dom.nodes();
  for (std::uint32_t i = root + 1; i < nodes[root].end;) {
    Node& node = nodes[i];
    const bool box = node.tag == GUMBO_TAG_UL || node.tag == GUMBO_TAG_OL || node.tag == GUMBO_TAG_DIV || node.tag == GUMBO_TAG_SECTION ||
                     node.tag == GUMBO_TAG_TABLE || node.tag == GUMBO_TAG_DL;
    if (node.drop == Drop::none && box && node.prose < 100 && node.link_chars * 10 >= node.chars * 7 && node.chars > 0) node.drop = Drop::links;
    i = node.drop != Drop::none ? node.end : i + 1;
  }
}

/// Undoes what class words did to the densest element where it holds far more than what they left.
void rescue(Dom& dom, std::uint32_t densest, std::uint32_t dense_prose) {
  auto& nodes = dom.nodes();
  if (densest == 0 || dense_prose < 400 || dense_prose < nodes[0].prose * 2) return;
  for (std::uint32_t at = densest; at != 0; at = nodes[at].parent) {
    if (nodes[at].drop == Drop::class_word) nodes[at].drop = Drop::none;
  }
  count_text(dom);
}

void mark_furniture(Dom& dom, std::uint32_t& densest) {
  mark_by_tag(dom);
  densest = find_densest(dom);
  const std::uint32_t dense_prose = dom.nodes()[densest].prose;
  mark_by_class(dom);
  rescue(dom, densest, dense_prose);
  if (dom.nodes()[0].prose >= 140 || dom.nodes()[0].chars >= 250) return;
  for (Node& node : dom.nodes()) {  // too much was taken
    if (node.drop == Drop::class_word || node.drop == Drop::hidden) node.drop = Drop::none;
  }
  count_text(dom);
  mark_by_tag(dom);
  densest = find_densest(dom);
}

/// What stands beside the body, for explanations.
void note_outside(const Dom& dom, Body& body) {
  const auto& nodes = dom.nodes();
  for (std::uint32_t i = 1; i < nodes.size();) {
    if (i != body.root && dom.is_below(body.root, i)) {
      ++i;
      continue;
    }
    const bool read = i == body.root || nodes[i].tag == GUMBO_TAG_HEAD || nodes[i].tag == GUMBO_TAG_SCRIPT || nodes[i].tag == GUMBO_TAG_STYLE;
    std::string text = read ? "" : dom.line(i);
    const std::string why(to_string(nodes[i].drop == Drop::none ? Drop::outside : nodes[i].drop));
    if (!text.empty()) body.dropped.push_back({std::move(text), nodes[i].is_text ? why : why + " " + name_of(dom, i)});
    i = nodes[i].end;
  }
}

}  // namespace

Body find_body(Dom& dom, const ContentTables& tables, std::string_view title, bool explain) {
  Body body;
  std::uint32_t densest = 0;
  mark_furniture(dom, densest);
  body.candidates = find_candidates(dom, find_title_node(dom, title));
  const std::size_t won = choose_candidate(dom, densest, body.candidates);
  body.root = body.candidates[won].node;
  if (body.candidates[won].wide) body.root = descend(dom, body.root);
  if (body.root != body.candidates[won].node) body.candidates[won].reason += ", down to " + name_of(dom, body.root);
  if (explain) note_outside(dom, body);
  mark_link_farms(dom, body.root);
  read_blocks(dom, tables, body.root, title, explain, body);
  drop_lines(body, tables, title, explain);
  std::uint32_t kept = 0;
  for (const RawBlock& block : body.blocks) kept += block.chars;
  const double share = dom.nodes()[0].prose == 0 ? 0 : std::min(1.0, static_cast<double>(dom.nodes()[body.root].prose) / dom.nodes()[0].prose);
  body.confidence = std::min(1.0, kept / 1000.0) * (0.5 + 0.5 * share) * (won + 1 < body.candidates.size() ? 1.0 : 0.7);
  return body;
}

}  // namespace onrecord
