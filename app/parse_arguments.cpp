#include "app/parse_arguments.h"

#include <algorithm>
#include <charconv>

#include "app/nearest_word.h"

namespace onrecord {
namespace {

const Option* find_option(const Command& command, std::string_view name) {
  for (const Option* option : options_of(command)) {
    if (std::find(option->names.begin(), option->names.end(), name) != option->names.end()) return option;
  }
  return nullptr;
}

Error unknown_option(const Command& command, const std::string& name) {
  std::vector<std::string> known;
  for (const Option* option : options_of(command)) known.insert(known.end(), option->names.begin(), option->names.end());
  const std::string near = nearest_word(name, known);
  return {Failure::usage, command.name + ": unknown option '" + name + "'" +
                              (near.empty() ? "; 'onrecord " + command.name + " --help' shows the options" : "; did you mean '" + near + "'?")};
}

/// Puts `word` where it belongs.
Status put(const std::string& place, const std::vector<std::string>& choices, Slot slot, const std::string& word) {
  if (!choices.empty() && std::find(choices.begin(), choices.end(), word) == choices.end()) {
    const std::string near = nearest_word(word, choices);
    return Error{Failure::usage, place + " should be one of " + join_words(choices) + ", not '" + word + "'" +
                                     (near.empty() ? "" : "; did you mean '" + near + "'?")};
  }
  if (auto* text = std::get_if<std::string*>(&slot)) **text = word;
  if (auto* list = std::get_if<std::vector<std::string>*>(&slot)) (*list)->push_back(word);
  if (auto* number = std::get_if<std::int64_t*>(&slot)) {
    const auto [end, failed] = std::from_chars(word.data(), word.data() + word.size(), **number);
    if (failed != std::errc() || end != word.data() + word.size())
      return Error{Failure::usage, place + " should be a whole number, not '" + word + "'"};
  }
  return Done{};
}

/// The words of one command line, taken one after another.
class Parser {
 public:
  Parser(const Command& command, std::span<const std::string> words, Options& options) : command_(command), words_(words), options_(options) {}

  Status run() {
    while (at_ < words_.size() && !options_.help) {
      const std::string& word = words_[at_++];
      const bool dashed = word.size() > 1 && word.front() == '-';
      Status status = Done{};
      if (word == "--" && !ended_) {
        ended_ = true;
      } else {
        status = dashed && !ended_ ? take_option(word) : take_argument(word);
      }
      if (!status) return status;
    }
    const bool missing = !options_.help && argument_ < command_.arguments.size() && !command_.arguments[argument_].many;
    if (missing) return Error{Failure::usage, command_.name + ": " + command_.arguments[argument_].name + " is missing"};
    return Done{};
  }

 private:
  Status take_option(const std::string& word) {
    const std::size_t equal = word.starts_with("--") ? word.find('=') : std::string::npos;
    const std::string name = word.substr(0, equal);
    const Option* option = find_option(command_, name);
    if (option == nullptr) return unknown_option(command_, name);
    const std::string place = command_.name + ": " + name;
    const Slot slot = option->slot(options_);
    if (option->value.empty()) {
      if (equal != std::string::npos) return Error{Failure::usage, place + " takes no value"};
      *std::get<bool*>(slot) = true;
      return Done{};
    }
    if (equal != std::string::npos) return put(place, option->choices, slot, word.substr(equal + 1));
    if (at_ == words_.size()) return Error{Failure::usage, place + ": " + option->value + " is missing"};
    return put(place, option->choices, slot, words_[at_++]);
  }

  Status take_argument(const std::string& word) {
    if (argument_ == command_.arguments.size()) return Error{Failure::usage, command_.name + ": '" + word + "' is too much"};
    const Argument& argument = command_.arguments[argument_];
    if (!argument.many) ++argument_;
    return put(command_.name + ": " + argument.name, argument.closed ? argument.choices : std::vector<std::string>(), argument.slot(options_), word);
  }

  const Command& command_;
  std::span<const std::string> words_;
  Options& options_;
  std::size_t at_ = 0;
  std::size_t argument_ = 0;
  bool ended_ = false;
};

}  // namespace

Status parse_arguments(const Command& command, std::span<const std::string> words, Options& options) { return Parser(command, words, options).run(); }

Error unknown_command(const std::string& name) {
  std::vector<std::string> known;
  for (const Command& command : all_commands()) known.push_back(command.name);
  const std::string near = nearest_word(name, known);
  return {Failure::usage, "unknown command '" + name + "'" + (near.empty() ? "; 'onrecord --help' lists them" : "; did you mean '" + near + "'?")};
}

}  // namespace onrecord
