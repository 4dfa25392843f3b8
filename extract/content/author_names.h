// Names of people out of bylines and author fields.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/content/content_tables.h"

namespace onrecord {

/// `text` without "By", "Written by" and the like before it.
[[nodiscard]] std::string_view strip_openers(std::string_view text, const ContentTables& tables);

/// The people that a byline or author field names: "By Ann Hale and Bo Lind, Staff Writers | 6 May" -> Ann Hale, Bo Lind. What is a role, an
/// outlet, an account or an address is left out; rather none than a bad one. `site` is never an author.
[[nodiscard]] std::vector<std::string> clean_authors(const std::vector<std::string>& written, std::string_view site, const ContentTables& tables);

}  // namespace onrecord
