// First steps on a parsed page: mark what cannot be the article, then count what is left.
#pragma once

#include "extract/content/dom.h"

namespace onrecord {

/// First step: what tags and hiding attributes show to be furniture. Reads what count_text() counted, and counts again.
void mark_by_tag(Dom& dom);
/// Second step: what class and id words and roles show to be furniture. An element that holds most of the page's prose is never dropped.
void mark_by_class(Dom& dom);

/// Sets chars, link_chars and prose of every node from what is not dropped.
void count_text(Dom& dom);

}  // namespace onrecord
