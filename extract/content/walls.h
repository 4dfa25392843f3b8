// What stands before an article: consent dialogues and paywalls, told as notes; and copies of an article made for AMP or the printer.
#pragma once

#include "core/article.h"
#include "extract/content/dom.h"
#include "extract/content/metadata.h"

namespace onrecord {

/// Adds "consent-wall", "paywall", "amp-copy" and "print-copy" where the page shows them. A text that is a consent dialogue is no article: it is
/// taken out. Run when the text is set.
void note_walls(const Dom& dom, const HeadFacts& head, const ContentTables& tables, Article& article);

}  // namespace onrecord
