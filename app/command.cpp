#include "app/command.h"

#include <CLI/CLI.hpp>

#include "app/check_command.h"
#include "app/extract_command.h"
#include "app/query_commands.h"
#include "app/workspace_commands.h"
#include "core/result.h"

namespace onrecord {

const std::vector<Command>& all_commands() {
  static const std::vector<Command> commands = {
      {"init", "Make a workspace: settings, sources, watches and an empty index", setup_init},
      {"nightly", "The whole night: crawl, ingest, alert; silent when all is well", setup_nightly},
      {"crawl", "Fetch what is new from every source into the archive", setup_crawl},
      {"ingest", "Read fetched pages, or files, into the index", setup_ingest},
      {"alert", "Match the watches and deliver their reports", setup_alert},
      {"query", "Find claims by speaker, role, country, words, figures and dates", setup_query},
      {"figures", "Series of figures over time, with revisions and contradictions", setup_figures},
      {"timeline", "Count claims by day, month or year", setup_timeline},
      {"show", "One claim with its sentence, its spans and the way back to the archived page", setup_show},
      {"export", "All claims that match, as CSV, JSON, JSON lines or Markdown", setup_export},
      {"sources", "Health of every source", setup_sources},
      {"status", "What the index holds and when it last ran", setup_status},
      {"backup", "A live copy of the index", setup_backup},
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
