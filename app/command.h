// Commands: one row each in command_table.cpp. The parser, --help, the man page and the completions derive from it, and from nothing else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/options.h"

namespace onrecord {

/// Where the word of an option goes. A flag goes into a bool, a list takes one word each time the option is said.
using Slot = std::variant<bool*, std::string*, std::int64_t*, std::vector<std::string>*>;
using SlotOf = Slot (*)(Options&);

struct Option {
  std::vector<std::string> names;  ///< "-v", "--verbose"; any of them
  std::string value;               ///< what follows it: "FOLDER"; empty: a flag
  std::string help;                ///< one line, no dot
  SlotOf slot = nullptr;
  std::vector<std::string> choices;  ///< the only words that it takes; empty: any
};

/// Options that several commands share.
struct OptionGroup {
  std::string title;  ///< "FILTERS"
  std::vector<Option> options;
};

struct Argument {
  std::string name;  ///< "FILE"
  std::string help;
  SlotOf slot = nullptr;
  bool many = false;                 ///< none, one or more words; else just one
  std::vector<std::string> choices;  ///< as of an option
  bool closed = true;                ///< false: other words than the choices reach the command
};

struct Example {
  std::string line;  ///< a whole command line
  std::string what;
};

/// An exit code that needs a word of its own with this command; the common ones stand in all_exit_codes().
struct ExitCode {
  int code = 0;
  std::string meaning;
};

struct Command {
  std::string name;
  std::string summary;  ///< one line for the list of commands
  std::string details;  ///< more, for its own --help and the man page; may be empty
  std::vector<Argument> arguments;
  std::vector<Option> options;  ///< of its own
  std::vector<const OptionGroup*> groups;
  std::vector<Example> examples;
  std::vector<ExitCode> exits;
  int (*run)(Options& options) = nullptr;
};

/// In the order in which --help shows them.
[[nodiscard]] const std::vector<Command>& all_commands();
[[nodiscard]] const Command* find_command(std::string_view name);

/// `command`'s own options, those of its groups, and --help.
[[nodiscard]] std::vector<const Option*> options_of(const Command& command);

/// What every command may end with: the BSD sysexits.
[[nodiscard]] const std::vector<ExitCode>& all_exit_codes();

/// The whole program: parses the command line, runs the command, answers its exit code.
[[nodiscard]] int run_program(int argc, char** argv);

}  // namespace onrecord
