// A command line read by the table of commands.
#pragma once

#include <span>
#include <string>

#include "app/command.h"
#include "core/result.h"

namespace onrecord {

/// Fills `options` from the words after the command's name. "--name word", "--name=word", "-v"; "--" ends the options; --help ends the reading.
/// Failure::usage says what is wrong, with the nearest known option.
[[nodiscard]] Status parse_arguments(const Command& command, std::span<const std::string> words, Options& options);

/// The message for a command that does not exist, with the nearest known one.
[[nodiscard]] Error unknown_command(const std::string& name);

}  // namespace onrecord
