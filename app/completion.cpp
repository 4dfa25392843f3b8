#include "app/completion.h"

#include "app/help.h"

namespace onrecord {
namespace {

bool is_path(const std::string& value) { return value == "FILE" || value == "FOLDER"; }

std::string spaced(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

/// Inside single quotes of a POSIX shell.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

/// The words that may stand first in the place of the arguments.
std::vector<std::string> argument_words(const Command& command) {
  return command.arguments.empty() ? std::vector<std::string>() : command.arguments.front().choices;
}

// bash -------------------------------------------------------------------------------------------------------------------------------

std::string bash_script() {
  std::string commands;
  std::string cases;
  for (const Command& command : all_commands()) {
    commands += (commands.empty() ? "" : " ") + command.name;
    std::string options;
    for (const Option* option : options_of(command)) {
      options += (options.empty() ? "" : " ") + spaced(option->names);
      if (!option->choices.empty()) {
        for (const std::string& name : option->names) cases += "    " + command.name + ":" + name + ") words='" + spaced(option->choices) + "' ;;\n";
      } else if (!option->value.empty()) {
        for (const std::string& name : option->names) cases += "    " + command.name + ":" + name + ") words='' ;;\n";
      }
    }
    cases += "    " + command.name + ":*) words='" + spaced(argument_words(command)) + "'; [[ $word == -* ]] && words='" + options + "' ;;\n";
  }
  return "# bash completion of onrecord; made by 'onrecord help --completion bash'.\n_onrecord() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=''\n"
         "  if [ \"$word\" = = ]; then word=''; elif [ \"$before\" = = ]; then before=${COMP_WORDS[COMP_CWORD-2]}; fi\n"  // --option=word
         "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    mapfile -t COMPREPLY < <(compgen -W '" +
         commands + " --help --version' -- \"$word\")\n    return\n  fi\n  case ${COMP_WORDS[1]}:$before in\n" + cases +
         "  esac\n  mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
         "  [ ${#COMPREPLY[@]} -gt 0 ] || mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n}\ncomplete -o filenames -F _onrecord onrecord\n";
}

// zsh --------------------------------------------------------------------------------------------------------------------------------

/// Brackets and colons have a meaning in _arguments.
std::string zsh_text(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '[' || c == ']' || c == ':' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return out;
}

std::string zsh_action(const std::string& value, const std::vector<std::string>& choices) {
  if (!choices.empty()) return ":" + zsh_text(value) + ":(" + spaced(choices) + ")";
  return ":" + zsh_text(value) + ":" + (value == "FOLDER" ? "_files -/" : value == "FILE" ? "_files" : " ");
}

std::string zsh_script() {
  std::string commands;
  std::string cases;
  for (const Command& command : all_commands()) {
    commands += "    " + quoted(zsh_text(command.name) + ":" + command.summary) + "\n";
    cases += "    " + command.name + ")\n      _arguments";
    for (const Option* option : options_of(command)) {
      for (const std::string& name : option->names) {
        const std::string action = option->value.empty() ? "" : zsh_action(option->value, option->choices);
        cases += " \\\n        " + quoted("*" + name + "[" + zsh_text(option->help) + "]" + action);
      }
    }
    for (const Argument& argument : command.arguments)
      cases += " \\\n        " + quoted((argument.many ? "*" : "") + zsh_action(argument.name, argument.choices));
    cases += "\n      ;;\n";
  }
  return "#compdef onrecord\n# made by 'onrecord help --completion zsh'.\n_onrecord() {\n  local -a commands=(\n" + commands +
         "  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n  local command=${words[2]}\n"
         "  shift words\n  (( CURRENT-- ))\n  case $command in\n" +
         cases + "  esac\n}\n_onrecord \"$@\"\n";
}

// fish -------------------------------------------------------------------------------------------------------------------------------

std::string fish_option(const std::string& when, const Option& option) {
  std::string line = "complete -c onrecord -n " + quoted(when);
  for (const std::string& name : option.names) line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (!option.choices.empty()) {
    line += " -x -a " + quoted(spaced(option.choices));
  } else if (!option.value.empty()) {
    line += is_path(option.value) ? " -r" : " -x";
  }
  return line + " -d " + quoted(option.help) + "\n";
}

std::string fish_script() {
  std::string out = "# made by 'onrecord help --completion fish'.\n";
  for (const Command& command : all_commands())
    out += "complete -c onrecord -f -n __fish_use_subcommand -a " + command.name + " -d " + quoted(command.summary) + "\n";
  for (const Command& command : all_commands()) {
    const std::string when = "__fish_seen_subcommand_from " + command.name;
    for (const Option* option : options_of(command)) out += fish_option(when, *option);
    if (const auto words = argument_words(command); !words.empty())
      out += "complete -c onrecord -n " + quoted(when) + " -a " + quoted(spaced(words)) + "\n";
  }
  return out;
}

}  // namespace

std::optional<std::string> completion_script(std::string_view shell) {
  if (shell == "bash") return bash_script();
  if (shell == "zsh") return zsh_script();
  if (shell == "fish") return fish_script();
  return std::nullopt;
}

}  // namespace onrecord
