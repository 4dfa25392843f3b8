// The man page, from the table of commands.
#pragma once

#include <string>

namespace onrecord {

/// onrecord(1) in roff. Deterministic: docs/onrecord.1 is this text.
[[nodiscard]] std::string manual_page();

}  // namespace onrecord
