// Completions for shells, from the table of commands.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

/// The script for "bash", "zsh" or "fish"; absent for another shell.
[[nodiscard]] std::optional<std::string> completion_script(std::string_view shell);

}  // namespace onrecord
