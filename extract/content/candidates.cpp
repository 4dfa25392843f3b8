#include "extract/content/candidates.h"

#include <algorithm>

#include "core/table.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kLeastProse = 250;  // letters of a body that is worth the name

std::uint32_t common_ancestor(const Dom& dom, std::uint32_t a, std::uint32_t b) {
  while (!dom.is_below(b, a)) a = dom.nodes()[a].parent;
  return a;
}

/// The outermost elements that `accept` takes and that have prose.
template <typename Accept>
std::vector<std::uint32_t> outermost(const Dom& dom, const Accept& accept) {
  const auto& nodes = dom.nodes();
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < nodes.size();) {
    if (nodes[i].drop != Drop::none) {
      i = nodes[i].end;
    } else if (!nodes[i].is_text && nodes[i].prose > 0 && accept(i)) {
      found.push_back(i);
      i = nodes[i].end;
    } else {
      ++i;
    }
  }
  return found;
}

/// Of several articles on a page the one is meant that the title stands in, or else the one with most prose.
std::uint32_t main_one(const Dom& dom, const std::vector<std::uint32_t>& found, std::uint32_t title_node) {
  const auto& nodes = dom.nodes();
  std::uint32_t best = found[0];
  for (const std::uint32_t i : found) {
    if (nodes[i].prose > nodes[best].prose) best = i;
  }
  for (const std::uint32_t i : found) {
    if (title_node != 0 && dom.is_below(title_node, i) && nodes[i].prose >= kLeastProse && nodes[i].prose * 6 >= nodes[best].prose) return i;
  }
  return best;
}

/// The element with most prose of those found; several of one make that share the prose are joined in their ancestor.
void propose(const Dom& dom, std::vector<BodyCandidate>& out, std::string_view reason, std::uint32_t title_node, bool wide,
             const std::vector<std::uint32_t>& found) {
  if (found.empty()) return;
  const auto& nodes = dom.nodes();
  const std::uint32_t best = main_one(dom, found, title_node);
  const auto add = [&](std::uint32_t node, std::string why) {
    out.push_back({node, name_of(dom, node), std::move(why), nodes[node].prose, false, wide});
  };
  std::uint64_t sum = 0;
  for (const std::uint32_t i : found) sum += nodes[i].prose;
  if (found.size() > 1 && nodes[best].prose * 4ULL < sum * 3) {
    const std::string_view klass = dom.attribute(best, "class");
    std::uint32_t joined = best;
    std::size_t parts = 0;
    for (const std::uint32_t i : found) {
      if (dom.attribute(i, "class") != klass || nodes[i].tag != nodes[best].tag || nodes[i].tag == GUMBO_TAG_ARTICLE) continue;
      joined = common_ancestor(dom, joined, i);
      ++parts;
    }
    if (parts > 1 && nodes[joined].prose < nodes[best].prose * 6) add(joined, std::string(reason) + ", parts joined");
  }
  add(best, std::string(reason));
}

bool may_be_body(GumboTag tag) {
  return tag == GUMBO_TAG_DIV || tag == GUMBO_TAG_SECTION || tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_TD || tag == GUMBO_TAG_SPAN;
}

/// Two elements of which none is in the other.
bool apart(const Dom& dom, std::uint32_t a, std::uint32_t b) { return !dom.is_below(a, b) && !dom.is_below(b, a); }

}  // namespace

std::string name_of(const Dom& dom, std::uint32_t node) {
  std::string name = gumbo_normalized_tagname(dom.nodes()[node].tag);
  const std::string_view classes = trim(dom.attribute(node, "class"));
  if (!classes.empty()) name += "." + std::string(classes.substr(0, classes.find_first_of(" \t\r\n")));
  return name;
}

std::vector<BodyCandidate> find_candidates(const Dom& dom, std::uint32_t title_node) {
  const auto& nodes = dom.nodes();
  std::vector<BodyCandidate> all;
  propose(dom, all, "itemprop articleBody", title_node, false,
          outermost(dom, [&](std::uint32_t i) { return dom.attribute(i, "itemprop").find("articleBody") != std::string_view::npos; }));
  propose(dom, all, "class word", title_node, false,
          outermost(dom, [&](std::uint32_t i) { return may_be_body(nodes[i].tag) && nodes[i].means(ClassMeaning::body); }));
  propose(dom, all, "article", title_node, true, outermost(dom, [&](std::uint32_t i) { return nodes[i].tag == GUMBO_TAG_ARTICLE; }));
  propose(dom, all, "main", title_node, true,
          outermost(dom, [&](std::uint32_t i) { return nodes[i].tag == GUMBO_TAG_MAIN || dom.attribute(i, "role") == "main"; }));
  all.push_back({0, "html", "whole page", nodes[0].prose, false, true});
  return all;
}

std::uint32_t find_densest(const Dom& dom) {
  const auto& nodes = dom.nodes();
  std::vector<float> weight(nodes.size(), 0.0F);
  for (std::uint32_t i = 1; i < nodes.size(); ++i) {
    const Node& node = nodes[i];
    const bool paragraph = node.tag == GUMBO_TAG_P || node.tag == GUMBO_TAG_PRE || (node.tag == GUMBO_TAG_DIV && node.prose == node.chars);
    if (!paragraph || node.chars < 25) continue;
    const float own = (1.0F + std::min(static_cast<float>(node.chars) / 100.0F, 3.0F)) *
                      (1.0F - static_cast<float>(node.link_chars) / static_cast<float>(node.chars));
    weight[node.parent] += own;
    weight[nodes[node.parent].parent] += own / 2;
  }
  std::uint32_t best = 0;
  float most = 0;
  for (std::uint32_t i = 1; i < nodes.size(); ++i) {
    if (weight[i] == 0 || nodes[i].chars == 0) continue;
    const float value = weight[i] * (1.0F - static_cast<float>(nodes[i].link_chars) / static_cast<float>(nodes[i].chars));
    if (value > most) {
      most = value;
      best = i;
    }
  }
  return best;
}

std::size_t choose_candidate(const Dom& dom, std::uint32_t densest, std::vector<BodyCandidate>& candidates) {
  const auto& nodes = dom.nodes();
  const std::uint32_t page = nodes[0].prose;
  const std::uint32_t dense = densest == 0 ? 0 : nodes[densest].prose;
  std::size_t best = candidates.size() - 1;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const BodyCandidate& c = candidates[i];
    const bool most_of_page = c.prose * 2 >= page;
    const bool agreed = densest != 0 && !apart(dom, c.node, densest) && c.prose * 3 >= page && c.prose * 3 >= dense * 2;
    if (c.prose < kLeastProse || (!most_of_page && !agreed)) continue;
    best = i;
    break;
  }
  const BodyCandidate& own = candidates[best];
  const bool contradicts = dense >= 400 && apart(dom, own.node, densest) && dense >= own.prose * 2;
  const bool narrows = own.node == 0 && dense * 5 >= page * 4 && dense >= kLeastProse;
  if (contradicts || narrows) {
    candidates.insert(candidates.begin() + static_cast<std::ptrdiff_t>(best),
                      {densest, name_of(dom, densest), "densest paragraphs", dense, false, false});
  }
  candidates[best].won = true;
  return best;
}

}  // namespace onrecord
