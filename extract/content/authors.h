// Names of authors out of bylines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/content/content_tables.h"
#include "extract/content/head_zone.h"
#include "extract/content/metadata.h"

namespace onrecord {

/// The people that a byline or author field names: "By Ann Hale and Bo Lind, Staff Writers | 6 May" -> Ann Hale, Bo Lind. What is a role, an
/// outlet, an account or an address is left out; rather none than a bad one. `site` is never an author.
[[nodiscard]] std::vector<std::string> clean_authors(const std::vector<std::string>& written, std::string_view site, const ContentTables& tables);

/// The page's authors: JSON-LD, then itemprop, meta, rel=author, article:author and bylines of the title's article; a news agency where no person is
/// named.
[[nodiscard]] std::vector<std::string> find_authors(const Dom& dom, const HeadFacts& head, const HeadZone& zone, std::string_view site,
                                                    const ContentTables& tables);

}  // namespace onrecord
