// Who wrote an article, by what the page says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/content/content_tables.h"
#include "extract/content/head_zone.h"
#include "extract/content/metadata.h"

namespace onrecord {

/// The page's authors: JSON-LD, then itemprop, meta, rel=author, article:author and bylines of the title's article; a news agency where no person is
/// named.
[[nodiscard]] std::vector<std::string> find_authors(const Dom& dom, const HeadFacts& head, const HeadZone& zone, std::string_view site,
                                                    const ContentTables& tables);

}  // namespace onrecord
