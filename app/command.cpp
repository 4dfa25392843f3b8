#include "app/command.h"

#include <algorithm>
#include <iostream>

#include "app/help.h"
#include "app/parse_arguments.h"
#include "app/workspace.h"

namespace onrecord {
int run_program(int argc, char** argv) {
  std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  if (words.empty()) {
    std::cerr << program_help();
    return static_cast<int>(Failure::usage);
  }
  const std::string name = words.front();
  words.erase(words.begin());
  if (name == "--help" || name == "-h") {
    std::cout << program_help();
    return 0;
  }
  if (name == "--version") {
    std::cout << program_version() << '\n';
    return 0;
  }
  const Command* const command = find_command(name);
  if (command == nullptr) return fail(unknown_command(name));
  Options options;
  if (const Status parsed = parse_arguments(*command, words, options); !parsed) return fail(parsed.error());
  if (options.help) {
    std::cout << command_help(*command);
    return 0;
  }
  return command->run(options);
}

}  // namespace onrecord
