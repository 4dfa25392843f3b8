#include "app/help.h"

#include <algorithm>

#include "app/nearest_word.h"
#include "core/table.h"

namespace onrecord {
namespace {

constexpr std::size_t kWidth = 100;
constexpr std::size_t kColumn = 26;  ///< of the explanations

/// `text` in lines of kWidth, all but the first indented.
std::string wrap(std::string_view text, std::size_t indent, std::size_t used) {
  std::string out;
  for (const std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    if (used + 1 + word.size() > kWidth) {
      out += "\n" + std::string(indent, ' ');
      used = indent;
    } else if (used > indent) {
      out += ' ';
      ++used;
    }
    out += word;
    used += word.size();
  }
  return out;
}

void add_row(std::string& out, const std::string& left, const std::string& right) {
  std::string line = "  " + left;
  if (line.size() + 2 > kColumn) {
    out += line + "\n";
    line.clear();
  }
  line.resize(kColumn, ' ');
  out += line + wrap(right, kColumn, kColumn) + "\n";
}

void add_options(std::string& out, const std::string& title, const std::vector<Option>& options) {
  if (options.empty()) return;
  out += "\n" + title + ":\n";
  for (const Option& option : options) add_row(out, spelling_of(option), help_of(option.help, option.choices));
}

std::string to_title(const std::string& capitals) {
  std::string title = to_lower_ascii(capitals);
  if (!title.empty()) title[0] = capitals[0];
  return title;
}

}  // namespace

std::string spelling_of(const Option& option) { return join_words(option.names) + (option.value.empty() ? "" : " " + option.value); }

std::string help_of(const std::string& help, const std::vector<std::string>& choices) {
  return choices.empty() ? help : help + ": " + join_words(choices);
}

std::string usage_of(const Command& command) {
  std::string usage = "onrecord " + command.name + " [OPTION]...";
  for (const Argument& argument : command.arguments) usage += argument.many ? " [" + argument.name + "]..." : " " + argument.name;
  return usage;
}

std::string program_help() {
  std::string out =
      "The record of who said what, when, in which role, about which countries, with which figures.\n\n"
      "Usage: onrecord COMMAND [OPTION]...\n       onrecord --version\n\nCommands:\n";
  for (const Command& command : all_commands()) add_row(out, command.name, command.summary);
  return out + "\n'onrecord COMMAND --help' tells more of each; 'man onrecord' all of it.\n";
}

std::string command_help(const Command& command) {
  std::string out = wrap(command.summary + ".", 0, 0) + "\n\nUsage: " + usage_of(command) + "\n";
  if (!command.details.empty()) out += "\n" + wrap(command.details, 0, 0) + "\n";
  if (!command.arguments.empty()) out += "\nArguments:\n";
  for (const Argument& argument : command.arguments) add_row(out, argument.name, help_of(argument.help, argument.choices));
  add_options(out, "Options", command.options);
  for (const OptionGroup* group : command.groups) add_options(out, to_title(group->title), group->options);
  if (!command.examples.empty()) out += "\nExamples:\n";
  for (const Example& example : command.examples) out += "  " + example.line + "\n      " + example.what + "\n";
  out += "\nExit codes:\n";
  add_row(out, "0", "done");
  for (const ExitCode& exit : command.exits) add_row(out, std::to_string(exit.code), exit.meaning);
  return out + "  The others are those of sysexits.h; 'man onrecord' lists them.\n";
}

}  // namespace onrecord
