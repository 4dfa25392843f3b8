// Secrets: never on a command line, never in a settings file.
#pragma once

#include <filesystem>
#include <string>

#include "core/result.h"

namespace onrecord {

/// First line of `file` (a relative one lies in $CREDENTIALS_DIRECTORY where that is set) or of what `command` prints; empty where both are empty.
[[nodiscard]] Result<std::string> read_secret(const std::string& file, const std::string& command);

}  // namespace onrecord
