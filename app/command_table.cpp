// The table of commands: all that a command line may say stands in it once. Its rows are in commands_*.cpp.
#include "app/command_options.h"

namespace onrecord {
namespace {

std::vector<Command> make_commands() {
  std::vector<Command> out;
  for (const auto& rows : {nights_commands, questions_commands, outputs_commands, index_commands, pages_commands}) {
    for (Command& command : rows()) out.push_back(std::move(command));
  }
  return out;
}

}  // namespace

const std::vector<Command>& all_commands() {
  static const std::vector<Command> commands = make_commands();
  return commands;
}

const Command* find_command(std::string_view name) {
  for (const Command& command : all_commands()) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

std::vector<const Option*> options_of(const Command& command) {
  std::vector<const Option*> options;
  for (const Option& option : command.options) options.push_back(&option);
  for (const OptionGroup* group : command.groups) {
    for (const Option& option : group->options) options.push_back(&option);
  }
  options.push_back(&kHelp);
  return options;
}

const std::vector<ExitCode>& all_exit_codes() {
  static const std::vector<ExitCode> codes = {
      {0, "done; also where there is nothing new, and where some sources failed, each with a line on stderr"},
      {1, "status --max-age: the last run is older"},
      {2, "check: unknown KIND"},
      {64, "the command line is wrong"},
      {65, "input is not what it should be"},
      {66, "a file or folder that should be there is not: no workspace, no such file"},
      {69, "a host or service does not answer"},
      {70, "a bug"},
      {73, "cannot be created: init where a workspace is already"},
      {74, "disk full, or a read error"},
      {75, "try again later: another run holds the lock, no source could be reached"},
      {76, "the peer broke the protocol"},
      {77, "permission denied"},
      {78, "a settings file or table is wrong"},
  };
  return codes;
}

}  // namespace onrecord
