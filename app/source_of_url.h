// Which source of the settings a page belongs to, by its host.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/settings.h"

namespace onrecord {

/// The id of the first source that names the URL's host in its feeds, sitemaps or sections, else of the first one whose host has the same
/// registrable domain; empty where there is none.
[[nodiscard]] std::string source_of_url(const std::vector<SourceSection>& sources, std::string_view url);

}  // namespace onrecord
