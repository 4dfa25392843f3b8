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

ClassMeaning meaning_of_name(std::string_view name, const ContentTables& tables, ClassMeaning wanted, std::string* found) {
  std::string low;
  for (const char c : name) low += c == '_' ? '-' : c;
  low = to_lower_ascii(low);
  std::string single;  // "article--body" and "article__body" as "article-body"
  for (const char c : low) {
    if (c != '-' || single.empty() || single.back() != '-') single += c;
  }
  const auto hit = [&](const ContentMap<std::uint8_t>& map, std::string_view key) {
    const auto at = map.find(key);
    if (at == map.end() || (at->second & static_cast<std::uint8_t>(wanted)) == 0) return false;
    if (found != nullptr) *found = key;
    return true;
  };
  if (hit(tables.class_names, single)) return wanted;
  std::string word;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    const char c = i < name.size() ? name[i] : '-';
    const bool upper = c >= 'A' && c <= 'Z';
    const bool joint = !((c >= 'a' && c <= 'z') || upper);
    const bool after_lower = i > 0 && name[i - 1] >= 'a' && name[i - 1] <= 'z';
    if ((joint || (upper && after_lower)) && !word.empty()) {
      if (hit(tables.class_words, word)) return wanted;
      word.clear();
    }
    if (!joint) word += upper ? static_cast<char>(c + 32) : c;
  }
  return ClassMeaning::none;
}

bool may_drop_by_class(GumboTag tag) {
  return tag != GUMBO_TAG_HTML && tag != GUMBO_TAG_BODY && tag != GUMBO_TAG_ARTICLE && tag != GUMBO_TAG_MAIN && tag != GUMBO_TAG_A &&
         tag != GUMBO_TAG_EM && tag != GUMBO_TAG_STRONG && tag != GUMBO_TAG_P && tag != GUMBO_TAG_B && tag != GUMBO_TAG_I;
}

bool is_furniture_role(std::string_view role) {
  return role == "navigation" || role == "complementary" || role == "contentinfo" || role == "banner" || role == "dialog" || role == "search" ||
         role == "alert" || role == "menu" || role == "button" || role == "toolbar";
}

}  // namespace

ClassMeaning class_meaning(const Dom& dom, std::uint32_t node, const ContentTables& tables, ClassMeaning wanted, std::string* found) {
  for (const char* attribute : {"class", "id"}) {
    const std::string_view value = dom.attribute(node, attribute);
    for (std::size_t at = 0; at < value.size();) {
      const std::size_t end = std::min(value.find_first_of(" \t\r\n\f", at), value.size());
      if (end > at && meaning_of_name(value.substr(at, end - at), tables, wanted, found) == wanted) return wanted;
      at = end + 1;
    }
  }
  return ClassMeaning::none;
}

void mark_furniture(Dom& dom, const ContentTables& tables, bool strict) {
  count_text(dom);
  auto& nodes = dom.nodes();
  const std::uint32_t most = std::max<std::uint32_t>(nodes[0].prose / 2, 1);
  for (std::uint32_t i = 0; i < nodes.size();) {
    Node& node = nodes[i];
    if (node.is_text || node.drop != Drop::none) {
      i = node.drop != Drop::none ? node.end : i + 1;
      continue;
    }
    const bool keeps = node.prose >= most;  // a wrapper named "sidebar-left" or a form round the whole page
    if (!keeps && is_hidden(dom, i)) node.drop = Drop::hidden;
    if (!keeps && may_drop_by_class(node.tag) && strict) {
      if (is_furniture_role(dom.attribute(i, "role")) || class_meaning(dom, i, tables, ClassMeaning::drop) == ClassMeaning::drop)
        node.drop = Drop::class_word;
    } else if (!keeps && node.tag == GUMBO_TAG_P && strict && node.chars < 200) {
      if (class_meaning(dom, i, tables, ClassMeaning::drop) == ClassMeaning::drop) node.drop = Drop::class_word;
    }
    if (!keeps && is_furniture_tag(node.tag)) node.drop = Drop::tag;
    i = node.drop != Drop::none ? node.end : i + 1;
  }
  count_text(dom);
}

void count_text(Dom& dom) {
  auto& nodes = dom.nodes();
  for (Node& node : nodes) node.chars = node.link_chars = node.prose = 0;
  // A preorder list read backwards meets each node after all that stands below it.
  std::vector<bool> gone(nodes.size(), false);
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    const GumboTag tag = nodes[i].tag;
    gone[i] = (i > 0 && gone[nodes[i].parent]) || nodes[i].drop != Drop::none || tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE ||
              tag == GUMBO_TAG_NOSCRIPT || tag == GUMBO_TAG_HEAD || tag == GUMBO_TAG_TEMPLATE || tag == GUMBO_TAG_SVG;
  }
  for (std::uint32_t i = static_cast<std::uint32_t>(nodes.size()); i-- > 0;) {
    Node& node = nodes[i];
    if (gone[i]) continue;
    if (node.is_text) node.chars = node.gumbo->type == GUMBO_NODE_WHITESPACE ? 0 : count_letters(dom.text(i));
    if (node.tag == GUMBO_TAG_A) node.link_chars = node.chars;
    if (node.tag == GUMBO_TAG_P || (node.tag == GUMBO_TAG_DIV && node.prose == 0)) {
      const bool reads = node.chars >= (node.tag == GUMBO_TAG_P ? 40U : 120U) && node.link_chars * 2 < node.chars;
      if (reads) node.prose = std::max(node.prose, node.chars);
    }
    if (i == 0) break;
    Node& parent = nodes[node.parent];
    parent.chars += node.chars;
    parent.link_chars += node.link_chars;
    parent.prose += node.prose;
  }
}

}  // namespace onrecord
