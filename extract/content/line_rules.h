// Rules of config/content/lines.tsv: what the words of a line say of it.
#pragma once

#include <filesystem>
#include <string_view>

#include "core/result.h"
#include "extract/content/content_tables.h"

namespace onrecord {

/// The first phrase of `rule` that fits `low`, a line in lower case; null: none does.
[[nodiscard]] const LinePhrase* judge_line(std::string_view low, const ContentTables& tables, LineRule rule);
/// Adds the rows of `folder`/lines.tsv to `out`; refuses a row whose example it does not fit.
[[nodiscard]] Status load_line_rules(const std::filesystem::path& folder, ContentTables& out);

}  // namespace onrecord
