// Reports for programs: Atom entries and JSON lines.
#pragma once

#include <string>
#include <vector>

#include "core/rows.h"

namespace onrecord {

/// One entry an item; its id is of watch, statement and reason, never of the run.
[[nodiscard]] std::string render_atom(const AlertReport& report);
/// One line.
[[nodiscard]] std::string render_json(const AlertReport& report, const std::vector<std::string>& coverage);

}  // namespace onrecord
