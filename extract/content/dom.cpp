#include "extract/content/dom.h"

#include <array>

#include "extract/content/text_tools.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kMostLineNodes = 20000;  // a line that many elements ask for must not be read whole each time

}  // namespace
std::string_view to_string(Drop drop) {
  static constexpr std::string_view kNames[] = {"none", "tag", "class-word", "hidden", "links", "line", "duplicate", "outside"};
  return kNames[static_cast<std::size_t>(drop)];
}

bool is_block_tag(GumboTag tag) {
  static const auto kBlock = [] {
    std::array<bool, GUMBO_TAG_LAST + 1> block{};
    for (const GumboTag t :
         {GUMBO_TAG_P,        GUMBO_TAG_DIV,     GUMBO_TAG_H1,         GUMBO_TAG_H2,      GUMBO_TAG_H3,         GUMBO_TAG_H4,     GUMBO_TAG_H5,
          GUMBO_TAG_H6,       GUMBO_TAG_UL,      GUMBO_TAG_OL,         GUMBO_TAG_LI,      GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_TABLE,  GUMBO_TAG_TR,
          GUMBO_TAG_TBODY,    GUMBO_TAG_THEAD,   GUMBO_TAG_SECTION,    GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN,       GUMBO_TAG_ASIDE,  GUMBO_TAG_HEADER,
          GUMBO_TAG_FOOTER,   GUMBO_TAG_NAV,     GUMBO_TAG_FIGURE,     GUMBO_TAG_PRE,     GUMBO_TAG_DL,         GUMBO_TAG_DT,     GUMBO_TAG_DD,
          GUMBO_TAG_BODY,     GUMBO_TAG_HTML,    GUMBO_TAG_FIGCAPTION, GUMBO_TAG_ADDRESS, GUMBO_TAG_FORM,       GUMBO_TAG_HR,     GUMBO_TAG_CENTER,
          GUMBO_TAG_FIELDSET, GUMBO_TAG_DETAILS, GUMBO_TAG_SUMMARY,    GUMBO_TAG_TFOOT,   GUMBO_TAG_CAPTION,    GUMBO_TAG_HGROUP, GUMBO_TAG_TD,
          GUMBO_TAG_TH}) {
      block[t] = true;
    }
    return block;
  }();
  return kBlock[tag];
}

Dom::Dom(std::string_view html, std::size_t nodes) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  output_ = gumbo_parse_with_options(&options, html.data(), html.size());
  nodes_.reserve(nodes);
  flatten();
}

Dom::~Dom() { gumbo_destroy_output(&kGumboDefaultOptions, output_); }

void Dom::flatten() {
  struct Open {
    const GumboVector* children;
    unsigned next;
    std::uint32_t index;
  };
  std::vector<Open> stack;
  const auto enter = [&](const GumboNode* node, std::uint32_t parent) {
    Node flat;
    flat.gumbo = node;
    flat.parent = parent;
    flat.end = static_cast<std::uint32_t>(nodes_.size() + 1);
    if (node->type == GUMBO_NODE_ELEMENT) {
      flat.tag = node->v.element.tag;
      stack.push_back({&node->v.element.children, 0, flat.end - 1});
    } else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA) {
      flat.is_text = true;
      flat.chars = kUncounted;
    } else {
      return;
    }
    nodes_.push_back(flat);
  };
  enter(output_->root, 0);
  while (!stack.empty()) {
    Open& top = stack.back();
    if (top.next < top.children->length) {
      const std::uint32_t parent = top.index;
      const auto* child = static_cast<const GumboNode*>(top.children->data[top.next++]);
      enter(child, parent);
    } else {
      nodes_[top.index].end = static_cast<std::uint32_t>(nodes_.size());
      stack.pop_back();
    }
  }
}

std::string_view Dom::attribute(std::uint32_t node, const char* name) const {
  if (nodes_[node].is_text) return {};
  const GumboAttribute* found = gumbo_get_attribute(&nodes_[node].gumbo->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool Dom::has_attribute(std::uint32_t node, const char* name) const {
  return !nodes_[node].is_text && gumbo_get_attribute(&nodes_[node].gumbo->v.element.attributes, name) != nullptr;
}

std::string_view Dom::text(std::uint32_t node) const { return nodes_[node].gumbo->v.text.text; }

std::string Dom::line(std::uint32_t node, bool all) const {
  std::string raw;
  const std::uint32_t end = nodes_[node].end;
  std::uint32_t left = kMostLineNodes;
  for (std::uint32_t i = node; i < end && left > 0; --left) {
    const Node& n = nodes_[i];
    const bool skip = n.tag == GUMBO_TAG_SCRIPT || n.tag == GUMBO_TAG_STYLE || n.tag == GUMBO_TAG_NOSCRIPT || n.tag == GUMBO_TAG_SVG ||
                      (!all && n.drop != Drop::none);
    if (skip) {
      i = n.end;
      continue;
    }
    if (n.is_text) {
      raw += text(i);
    } else if (is_block_tag(n.tag) || n.tag == GUMBO_TAG_BR) {
      raw += ' ';
    }
    ++i;
  }
  return to_clean_line(raw);
}

}  // namespace onrecord
