// Commands: one row each in command.cpp, from which the parser, --help, the man page and the completions derive.
#pragma once

#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace onrecord {

struct Command {
  std::string_view name;
  std::string_view summary;  ///< one line for the list of commands
  /// Adds options to `app` and a callback that runs the command and puts its exit code into `exit_code`.
  void (*setup)(CLI::App& app, int& exit_code);
};

/// In the order in which --help shows them.
[[nodiscard]] const std::vector<Command>& all_commands();

/// The whole program: parses the command line, runs the command, answers its exit code (docs/FORMATS.md, "Exit codes").
[[nodiscard]] int run_program(int argc, char** argv);

}  // namespace onrecord
