#include "app/help_command.h"

#include <iostream>

#include "app/completion.h"
#include "app/help.h"
#include "app/manual.h"
#include "app/parse_arguments.h"
#include "app/workspace.h"

namespace onrecord {

int run_help(Options& options) {
  if (options.man) {
    std::cout << manual_page();
  } else if (!options.completion.empty()) {
    std::cout << completion_script(options.completion).value_or("");
  } else if (options.inputs.empty()) {
    std::cout << program_help();
  }
  for (const std::string& name : options.inputs) {
    const Command* const command = find_command(name);
    if (command == nullptr) return fail(unknown_command(name));
    std::cout << command_help(*command);
  }
  return 0;
}

}  // namespace onrecord
