// --help, from the table of commands.
#pragma once

#include <string>

#include "app/command.h"

namespace onrecord {

/// The list of commands.
[[nodiscard]] std::string program_help();
/// One command: usage, arguments, options, examples, exit codes.
[[nodiscard]] std::string command_help(const Command& command);

/// "onrecord ingest [OPTION]... [FILE]...".
[[nodiscard]] std::string usage_of(const Command& command);
/// "-v, --verbose", "--speaker NAME".
[[nodiscard]] std::string spelling_of(const Option& option);
/// The help text with the words that it takes.
[[nodiscard]] std::string help_of(const std::string& help, const std::vector<std::string>& choices);

}  // namespace onrecord
