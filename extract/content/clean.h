// First steps on a parsed page: mark what cannot be the article, then count what is left.
#pragma once

#include <string>
#include <string_view>

#include "extract/content/dom.h"

namespace onrecord {

/// What class and id of an element say; `found` gets the word that said it.
[[nodiscard]] ClassMeaning class_meaning(const Dom& dom, std::uint32_t node, const ContentTables& tables, ClassMeaning wanted,
                                         std::string* found = nullptr);

/// Sets Node::drop by tag, hiding attributes and class words. An element that holds most of the page's prose is never dropped.
void mark_furniture(Dom& dom, const ContentTables& tables, bool strict);

/// Sets chars, link_chars and prose of every node from what is not dropped.
void count_text(Dom& dom);

}  // namespace onrecord
