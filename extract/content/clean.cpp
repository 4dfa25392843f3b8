#include "extract/content/clean.h"

#include <algorithm>

#include "extract/content/text_tools.h"

namespace onrecord {
namespace {

bool is_furniture_tag(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_MAP:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_H1: return true;
    default: return false;
  }
}

/// Ways through the site: no body, however much text they hold.
bool is_never_body(GumboTag tag) { return tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_FOOTER || tag == GUMBO_TAG_MENU; }

bool is_unread(GumboTag tag) {
  return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_NOSCRIPT || tag == GUMBO_TAG_HEAD || tag == GUMBO_TAG_TEMPLATE ||
         tag == GUMBO_TAG_SVG;
}

/// Letters of text, white space runs as one.
std::uint32_t count_letters(std::string_view text) {
  std::uint32_t count = 0;
  bool space = true;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20) {
      count += !space;
      space = true;
    } else if ((byte & 0xC0U) != 0x80U) {
      ++count;
      space = false;
    }
  }
  return count;
}

bool is_hidden(const Dom& dom, std::uint32_t node) {
  if (dom.has_attribute(node, "hidden") || dom.attribute(node, "aria-hidden") == "true") return true;
  const std::string_view style = dom.attribute(node, "style");
  if (style.empty()) return false;
  std::string flat = to_lower_ascii(style);
  flat.erase(std::remove(flat.begin(), flat.end(), ' '), flat.end());
  return flat.find("display:none") != std::string::npos || flat.find("visibility:hidden") != std::string::npos;
}

bool may_drop_by_class(GumboTag tag) {
  return tag != GUMBO_TAG_HTML && tag != GUMBO_TAG_BODY && tag != GUMBO_TAG_ARTICLE && tag != GUMBO_TAG_MAIN && tag != GUMBO_TAG_A &&
         tag != GUMBO_TAG_EM && tag != GUMBO_TAG_STRONG && tag != GUMBO_TAG_P && tag != GUMBO_TAG_B && tag != GUMBO_TAG_I && tag != GUMBO_TAG_TR &&
         tag != GUMBO_TAG_TD && tag != GUMBO_TAG_TH && tag != GUMBO_TAG_TBODY;
}

/// A card that opens over a name in running text: inline, a picture first, then links and nothing but links. A picture inside a link, or a
/// link inside prose, is none.
bool is_inline_card(const Dom& dom, std::uint32_t at) {
  const auto& nodes = dom.nodes();
  const Node& node = nodes[at];
  if (node.tag != GUMBO_TAG_SPAN || node.chars == 0 || node.link_chars < node.chars) return false;
  bool pictured = false;
  int links = 0;
  for (std::uint32_t i = at + 1; i < node.end; ++i) {
    pictured |= links == 0 && nodes[i].tag == GUMBO_TAG_IMG;
    if (nodes[i].tag == GUMBO_TAG_A && nodes[i].chars > 0) ++links;
  }
  return pictured && links > 1;
}

bool is_furniture_role(std::string_view role) {
  return role == "navigation" || role == "complementary" || role == "contentinfo" || role == "banner" || role == "dialog" || role == "search" ||
         role == "alert" || role == "menu" || role == "button" || role == "toolbar";
}

}  // namespace

void mark_by_tag(Dom& dom) {
  auto& nodes = dom.nodes();
  const std::uint32_t most = std::max<std::uint32_t>(nodes[0].prose / 2, 1);
  for (std::uint32_t i = 0; i < nodes.size();) {
    Node& node = nodes[i];
    if (!node.is_text && node.drop == Drop::none) {
      const bool keeps = node.prose >= most && !is_never_body(node.tag);  // a form or header round the whole page
      if (!keeps && !node.means(ClassMeaning::keep) && is_hidden(dom, i)) node.drop = Drop::hidden;
      if (!keeps && is_furniture_tag(node.tag)) node.drop = Drop::tag;
    }
    i = node.drop != Drop::none ? node.end : i + 1;
  }
  count_text(dom);
}

void mark_by_class(Dom& dom) {
  auto& nodes = dom.nodes();
  const std::uint32_t most = std::max<std::uint32_t>(nodes[0].prose / 2, 1);  // a wrapper named "sidebar-left"
  for (std::uint32_t i = 0; i < nodes.size();) {
    Node& node = nodes[i];
    if (!node.is_text && node.drop == Drop::none && node.prose < most && !node.means(ClassMeaning::keep)) {
      const bool named = node.means(ClassMeaning::drop) && node.quote_chars * 2 <= node.chars;  // a box with a quoted post is no furniture
      if (may_drop_by_class(node.tag) && (named || is_furniture_role(dom.attribute(i, "role")))) node.drop = Drop::class_word;
      if (node.tag == GUMBO_TAG_P && node.chars < 200 && named) node.drop = Drop::class_word;
      if (node.drop == Drop::none && is_inline_card(dom, i)) node.drop = Drop::links;
    }
    i = node.drop != Drop::none ? node.end : i + 1;
  }
  count_text(dom);
}

void count_text(Dom& dom) {
  auto& nodes = dom.nodes();
  std::vector<bool> gone(nodes.size(), false);
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    Node& node = nodes[i];
    gone[i] = (i > 0 && gone[node.parent]) || node.drop != Drop::none || is_unread(node.tag);
    if (node.is_text) {
      if (node.chars == kUncounted && !gone[i]) node.chars = node.gumbo->type == GUMBO_NODE_WHITESPACE ? 0 : count_letters(dom.text(i));
    } else {
      node.chars = 0;
    }
    node.link_chars = node.prose = node.quote_chars = 0;
  }
  // A preorder list read backwards meets each node after all that stands below it.
  for (std::uint32_t i = static_cast<std::uint32_t>(nodes.size()); i-- > 1;) {
    Node& node = nodes[i];
    if (gone[i]) continue;
    if (node.tag == GUMBO_TAG_A) node.link_chars = node.chars;
    if (node.tag == GUMBO_TAG_BLOCKQUOTE) node.quote_chars = node.chars;
    const bool loose = (node.tag == GUMBO_TAG_DIV || node.tag == GUMBO_TAG_TD) && node.prose == 0;  // text without <p>
    if (node.tag == GUMBO_TAG_P || loose) {
      const bool reads = node.chars >= (node.tag == GUMBO_TAG_P ? 40U : 120U) && node.link_chars * 2 < node.chars;
      if (reads) node.prose = std::max(node.prose, node.chars);
    }
    Node& parent = nodes[node.parent];
    parent.chars += node.chars;
    parent.link_chars += node.link_chars;
    parent.prose += node.prose;
    parent.quote_chars += node.quote_chars;
  }
}

}  // namespace onrecord
