#include "app/manual.h"

#include <algorithm>

#include "app/help.h"
#include "core/table.h"

namespace onrecord {
namespace {

struct Entry {
  const char* name;
  const char* meaning;
};

constexpr Entry kEnvironment[] = {
    {"ONRECORD_DATA", "Folder that holds the program's config and models, where they are not in PREFIX/share/onrecord."},
    {"NO_COLOR", "Set: show marks spans with brackets, not with colours."},
};

constexpr Entry kFiles[] = {
    {"onrecord.toml, sources.toml, watches.toml", "Settings of the workspace."},
    {"onrecord.db", "The index, one SQLite file. Its v1_ views are meant to be read."},
    {"archive/", "Every response, as WARC 1.1 files."},
    {"onrecord.lock", "Held by the one run that writes."},
};

/// Plain text as roff: no line of it is a request, no hyphen is broken.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  if (out.starts_with('.') || out.starts_with('\'')) out.insert(0, "\\&");
  return out;
}

/// "one line, no dot" -> "One line, no dot."
std::string sentence(std::string_view text) {
  std::string out(text);
  if (out.empty()) return out;
  if (out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  if (out.back() != '.') out += '.';
  return out;
}

void add_entry(std::string& out, std::string_view left, std::string_view right) { out += ".TP\n\\fB" + roff(left) + "\\fR\n" + roff(right) + "\n"; }

/// "\fB-v\fR, \fB--verbose\fR", "\fB--speaker\fR \fINAME\fR".
std::string roff_spelling(const Option& option) {
  std::string out;
  for (const std::string& name : option.names) out += (out.empty() ? "\\fB" : ", \\fB") + roff(name) + "\\fR";
  if (!option.value.empty()) out += " \\fI" + roff(option.value) + "\\fR";
  return out;
}

void add_options(std::string& out, const std::vector<Option>& options) {
  for (const Option& option : options) out += ".TP\n" + roff_spelling(option) + "\n" + roff(sentence(help_of(option.help, option.choices))) + "\n";
}

std::string argument_words(const Command& command) {
  std::string out;
  for (const Argument& argument : command.arguments) {
    const std::string name = "\\fI" + roff(argument.name) + "\\fR";
    out += argument.many ? " [" + name + "]..." : " " + name;
  }
  return out;
}

void add_command(std::string& out, const Command& command) {
  out += ".SS " + roff(command.name) + argument_words(command) + "\n" + roff(sentence(command.summary)) + "\n";
  if (!command.details.empty()) out += roff(command.details) + "\n";
  for (const Argument& argument : command.arguments)
    out += ".TP\n\\fI" + roff(argument.name) + "\\fR\n" + roff(sentence(help_of(argument.help, argument.choices))) + "\n";
  add_options(out, command.options);
  if (!command.groups.empty()) {
    out += ".PP\nTakes the";
    for (std::size_t i = 0; i < command.groups.size(); ++i) out += (i == 0 ? " " : " and the ") + roff(command.groups[i]->title);
    out += ".\n";
  }
  for (const ExitCode& exit : command.exits) out += ".PP\nExit code " + std::to_string(exit.code) + ": " + roff(exit.meaning) + ".\n";
  for (const Example& example : command.examples)
    out += ".PP\n.nf\n    " + roff(example.line) + "\n.fi\n.RS 8\n" + roff(sentence(example.what)) + "\n.RE\n";
}

/// The groups of all commands, each once, in the order of their first use.
std::vector<const OptionGroup*> all_groups() {
  std::vector<const OptionGroup*> groups;
  for (const Command& command : all_commands()) {
    for (const OptionGroup* group : command.groups) {
      if (std::find(groups.begin(), groups.end(), group) == groups.end()) groups.push_back(group);
    }
  }
  return groups;
}

}  // namespace

std::string manual_page() {
  std::string out =
      ".\\\" Made by 'onrecord help --man'; change app/command_table.cpp instead.\n"
      ".TH ONRECORD 1 \"\" \"onrecord " ONRECORD_VERSION
      "\" \"User Commands\"\n.SH NAME\n"
      "onrecord \\- the record of who said what, when, in which role, about which countries, with which figures\n"
      ".SH SYNOPSIS\n\\fBonrecord\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR]...\n.br\n\\fBonrecord\\fR [\\fB\\-\\-help\\fR] [\\fB\\-\\-version\\fR]\n"
      ".SH DESCRIPTION\n\\fBonrecord\\fR crawls policy news, archives every response, reads statements, their speakers, countries and figures out\n"
      "of the pages, keeps them in one SQLite file, and tells what is new.\n"
      "It works in a workspace: a folder with onrecord.toml, sources.toml and watches.toml, made by \\fBonrecord init\\fR.\n"
      "Results go to standard output, messages to standard error.\n"
      ".PP\nEvery command takes \\fB\\-h\\fR, \\fB\\-\\-help\\fR. An option's value follows it as the next word or after \"=\"; \"\\-\\-\" ends the "
      "options.\n"
      ".SH COMMANDS\n";
  for (const Command& command : all_commands()) add_command(out, command);
  for (const OptionGroup* group : all_groups()) {
    out += ".SH " + roff(group->title) + "\n";
    add_options(out, group->options);
  }
  out += ".SH EXIT STATUS\n";
  for (const ExitCode& exit : all_exit_codes()) add_entry(out, std::to_string(exit.code), sentence(exit.meaning));
  out += ".SH ENVIRONMENT\n";
  for (const Entry& entry : kEnvironment) add_entry(out, entry.name, entry.meaning);
  out += ".SH FILES\n";
  for (const Entry& entry : kFiles) add_entry(out, entry.name, entry.meaning);
  return out + ".SH SEE ALSO\n\\fBsqlite3\\fR(1)\n";
}

}  // namespace onrecord
