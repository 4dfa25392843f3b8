#include "app/command.h"

#include <CLI/CLI.hpp>

#include "app/check_command.h"
#include "app/extract_command.h"
#include "core/result.h"

namespace onrecord {

const std::vector<Command>& all_commands() {
  static const std::vector<Command> commands = {
      {"extract", "Read pages or texts and print what they say as JSON", setup_extract},
      {"check", "Try a part of the program by itself: the tables, or a parser on given cases", setup_check},
  };
  return commands;
}

int run_program(int argc, char** argv) {
  CLI::App app("The record of who said what, when, in which role, about which countries, with which figures", "onrecord");
  app.set_version_flag("--version", "onrecord " ONRECORD_VERSION);
  app.require_subcommand(1);
  int exit_code = 0;
  for (const Command& command : all_commands()) {
    command.setup(*app.add_subcommand(std::string(command.name), std::string(command.summary)), exit_code);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    return code == 0 ? 0 : static_cast<int>(Failure::usage);
  }
  return exit_code;
}

}  // namespace onrecord
