// The article's title out of what the page offers.
#pragma once

#include <string>
#include <string_view>

#include "extract/content/dom.h"
#include "extract/content/metadata.h"

namespace onrecord {

/// The first heading that what the page declares (og:title, headline, <title>) bears out, best inside <article> or <main>; else the declared
/// title without the site's name. `site` may be empty.
[[nodiscard]] std::string find_title(const Dom& dom, const HeadFacts& head, std::string_view site, const ContentTables& tables);

}  // namespace onrecord
