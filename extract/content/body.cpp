#include "extract/content/body.h"

#include <algorithm>
#include <map>

#include "core/table.h"
#include "extract/content/clean.h"
#include "extract/content/text_tools.h"

namespace onrecord {
namespace {

std::string name_of(const Dom& dom, std::uint32_t node) {
  std::string name = gumbo_normalized_tagname(dom.nodes()[node].tag);
  const std::string_view classes = trim(dom.attribute(node, "class"));
  if (!classes.empty()) name += "." + std::string(classes.substr(0, classes.find_first_of(" \t\r\n")));
  return name;
}

/// Down from `node` as long as one child holds nearly all of the prose.
std::uint32_t descend(const Dom& dom, std::uint32_t node) {
  const auto& nodes = dom.nodes();
  for (;;) {
    std::uint32_t best = 0;
    for (std::uint32_t child = node + 1; child < nodes[node].end; child = nodes[child].end) {
      if (!nodes[child].is_text && nodes[child].drop == Drop::none && (best == 0 || nodes[child].prose > nodes[best].prose)) best = child;
    }
    const bool holds = best != 0 && nodes[best].tag != GUMBO_TAG_P && nodes[best].prose * 5 >= nodes[node].prose * 4 && nodes[best].prose > 0;
    if (!holds) return node;
    node = best;
  }
}

std::uint32_t common_ancestor(const Dom& dom, std::uint32_t a, std::uint32_t b) {
  while (!dom.is_below(b, a)) a = dom.nodes()[a].parent;
  return a;
}

/// The outermost elements that `accept` takes, the one with most prose; several of them that share the prose are joined in their ancestor.
template <typename Accept>
void propose(const Dom& dom, std::vector<BodyCandidate>& out, std::string_view reason, const Accept& accept) {
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
  if (found.empty()) return;
  std::uint32_t best = found[0];
  std::uint64_t sum = 0;
  for (const std::uint32_t i : found) {
    if (nodes[i].prose > nodes[best].prose) best = i;
    sum += nodes[i].prose;
  }
  const auto add = [&](std::uint32_t node, std::string why) { out.push_back({node, name_of(dom, node), std::move(why), nodes[node].prose, false}); };
  if (found.size() > 1 && nodes[best].prose * 4 < sum * 3) {
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

std::vector<BodyCandidate> find_candidates(const Dom& dom, const ContentTables& tables) {
  std::vector<BodyCandidate> all;
  propose(dom, all, "itemprop articleBody",
          [&](std::uint32_t i) { return dom.attribute(i, "itemprop").find("articleBody") != std::string_view::npos; });
  propose(dom, all, "class word", [&](std::uint32_t i) {
    const GumboTag tag = dom.nodes()[i].tag;
    return (tag == GUMBO_TAG_DIV || tag == GUMBO_TAG_SECTION || tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_TD || tag == GUMBO_TAG_SPAN) &&
           class_meaning(dom, i, tables, ClassMeaning::body) == ClassMeaning::body;
  });
  propose(dom, all, "article", [&](std::uint32_t i) { return dom.nodes()[i].tag == GUMBO_TAG_ARTICLE; });
  propose(dom, all, "main", [&](std::uint32_t i) { return dom.nodes()[i].tag == GUMBO_TAG_MAIN || dom.attribute(i, "role") == "main"; });
  all.push_back({0, "html", "whole page", dom.nodes()[0].prose, false});
  return all;
}

std::size_t choose(std::vector<BodyCandidate>& candidates, std::uint32_t page_prose) {
  std::size_t best = candidates.size() - 1;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i].prose >= 250 && candidates[i].prose * 2 >= page_prose) {
      best = i;
      break;
    }
  }
  candidates[best].won = true;
  return best;
}

// ---- blocks ----------------------------------------------------------------------------------------------------------

class BlockReader {
 public:
  BlockReader(const Dom& dom, Body& body, bool explain) : dom_(dom), body_(body), explain_(explain) {}

  void read(std::uint32_t root) {
    const auto& nodes = dom_.nodes();
    std::vector<std::uint32_t> open;  // elements whose end lies ahead
    for (std::uint32_t i = root; i < nodes[root].end;) {
      while (!open.empty() && nodes[open.back()].end <= i) close(open);
      const Node& node = nodes[i];
      if (node.drop != Drop::none && i != root) {
        note(i, node.drop);
        if (is_block_tag(node.tag)) flush(open);
        i = node.end;
        continue;
      }
      if (node.is_text) {
        take(i, open);
      } else {
        if (is_block_tag(node.tag)) flush(open);
        if (node.tag == GUMBO_TAG_BR) line_break(i, open);
        if (node.tag == GUMBO_TAG_TD || node.tag == GUMBO_TAG_TH) text_ += ' ';
        if (node.end > i + 1) open.push_back(i);
      }
      ++i;
    }
    while (!open.empty()) close(open);
  }

 private:
  void note(std::uint32_t node, Drop why) {
    if (!explain_) return;
    std::string text = dom_.line(node);
    if (!text.empty()) body_.dropped.push_back({std::move(text), std::string(to_string(why)) + " " + name_of(dom_, node)});
  }

  void close(std::vector<std::uint32_t>& open) {
    if (is_block_tag(dom_.nodes()[open.back()].tag)) flush(open);
    open.pop_back();
  }

  void take(std::uint32_t i, const std::vector<std::uint32_t>& open) {
    text_ += dom_.text(i);
    const std::uint32_t chars = dom_.nodes()[i].chars;
    chars_ += chars;
    for (const std::uint32_t o : open) {
      if (dom_.nodes()[o].tag == GUMBO_TAG_A) {
        link_chars_ += chars;
        break;
      }
    }
  }

  /// Two <br> in a row part paragraphs; one is a space.
  void line_break(std::uint32_t i, const std::vector<std::uint32_t>& open) {
    const auto& nodes = dom_.nodes();
    std::uint32_t next = i + 1;
    while (next < nodes.size() && nodes[next].is_text && nodes[next].chars == 0) ++next;
    text_ += ' ';
    if (next < nodes.size() && nodes[next].tag == GUMBO_TAG_BR) flush(open);
  }

  void flush(const std::vector<std::uint32_t>& open) {
    RawBlock block;
    block.text = to_clean_line(text_);
    block.chars = chars_;
    block.link_chars = link_chars_;
    text_.clear();
    chars_ = link_chars_ = 0;
    if (block.text.empty()) return;
    std::uint8_t lists = 0;
    std::uint8_t quotes = 0;
    for (const std::uint32_t o : open) {
      const GumboTag tag = dom_.nodes()[o].tag;
      if (tag == GUMBO_TAG_LI) ++lists;
      if (tag == GUMBO_TAG_BLOCKQUOTE) ++quotes;
      if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) {
        block.kind = BlockKind::heading;
        block.level = static_cast<std::uint8_t>(tag - GUMBO_TAG_H1 + 1);
      }
      if (tag == GUMBO_TAG_TR && block.kind == BlockKind::paragraph) block.kind = BlockKind::table;
    }
    if (block.kind == BlockKind::heading) lists = quotes = 0;
    if (lists > 0)
      block = with_kind(std::move(block), BlockKind::list_item, lists);
    else if (quotes > 0)
      block = with_kind(std::move(block), BlockKind::quote, quotes);
    body_.blocks.push_back(std::move(block));
  }

  static RawBlock with_kind(RawBlock block, BlockKind kind, std::uint8_t level) {
    block.kind = kind;
    block.level = level;
    return block;
  }

  const Dom& dom_;
  Body& body_;
  bool explain_;
  std::string text_;
  std::uint32_t chars_ = 0;
  std::uint32_t link_chars_ = 0;
};

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

}  // namespace

Body find_body(Dom& dom, const ContentTables& tables, std::string_view title, bool explain) {
  Body body;
  mark_furniture(dom, tables, true);
  if (dom.nodes()[0].prose < 140 && dom.nodes()[0].chars < 250) {  // too much was taken
    for (Node& node : dom.nodes()) {
      if (node.drop == Drop::class_word || node.drop == Drop::hidden) node.drop = Drop::none;
    }
    mark_furniture(dom, tables, false);
  }
  body.candidates = find_candidates(dom, tables);
  const std::size_t won = choose(body.candidates, dom.nodes()[0].prose);
  body.root = body.candidates[won].node;
  if (won >= 2 || body.root == 0) body.root = descend(dom, body.root);
  mark_link_farms(dom, body.root);
  BlockReader(dom, body, explain).read(body.root);
  drop_lines(body, tables, title, explain);
  std::uint32_t kept = 0;
  for (const RawBlock& block : body.blocks) kept += block.chars;
  const double share = dom.nodes()[0].prose == 0 ? 0 : std::min(1.0, static_cast<double>(dom.nodes()[body.root].prose) / dom.nodes()[0].prose);
  body.confidence = std::min(1.0, kept / 1000.0) * (0.5 + 0.5 * share) * (won + 1 < body.candidates.size() ? 1.0 : 0.7);
  return body;
}

}  // namespace onrecord
