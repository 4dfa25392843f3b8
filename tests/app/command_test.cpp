#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "app/completion.h"
#include "app/help.h"
#include "app/manual.h"
#include "app/parse_arguments.h"
#include "core/table.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

Status parse(const char* name, const std::vector<std::string>& words, Options& options) {
  const Command* const command = find_command(name);
  EXPECT_NE(command, nullptr) << name;
  return parse_arguments(*command, words, options);
}

std::string complaint(const char* name, const std::vector<std::string>& words) {
  Options options;
  const Status status = parse(name, words, options);
  if (status) return "";
  EXPECT_EQ(status.error().kind, Failure::usage);
  return status.error().message;
}

TEST(Arguments, GoWhereTheTableSays) {
  Options o;
  ASSERT_TRUE(parse("query", {"--speaker", "Ada Venn", "--speaker=Bo", "--limit", "-1", "--organisation", "Board", "--workspace", "w"}, o).ok());
  EXPECT_EQ(o.query.speakers, (std::vector<std::string>{"Ada Venn", "Bo"}));
  EXPECT_EQ(o.query.limit, -1);
  EXPECT_EQ(o.query.organization, "Board");
  EXPECT_EQ(o.folder, "w");
}

TEST(Arguments, TwoDashesEndTheOptions) {
  Options o;
  ASSERT_TRUE(parse("ingest", {"-v", "a.html", "--", "-b.html", "--"}, o).ok());
  EXPECT_TRUE(o.verbose);
  EXPECT_EQ(o.inputs, (std::vector<std::string>{"a.html", "-b.html", "--"}));
}

TEST(Arguments, WhatIsWrongIsSaid) {
  EXPECT_EQ(complaint("query", {"--speker", "x"}), "query: unknown option '--speker'; did you mean '--speaker'?");
  EXPECT_EQ(complaint("query", {"--zzzzzzzz"}), "query: unknown option '--zzzzzzzz'; 'onrecord query --help' shows the options");
  EXPECT_EQ(complaint("query", {"--speaker"}), "query: --speaker: NAME is missing");
  EXPECT_EQ(complaint("query", {"--limit", "many"}), "query: --limit should be a whole number, not 'many'");
  EXPECT_EQ(complaint("query", {"--format", "cvs"}),
            "query: --format should be one of table, json, jsonl, csv, markdown, not 'cvs'; did you mean 'csv'?");
  EXPECT_EQ(complaint("query", {"Mayorkas"}), "query: 'Mayorkas' is too much");
  EXPECT_EQ(complaint("show", {}), "show: CLAIM is missing");
  EXPECT_EQ(complaint("nightly", {"--verbose=yes"}), "nightly: --verbose takes no value");
  EXPECT_EQ(unknown_command("qerry").message, "unknown command 'qerry'; did you mean 'query'?");
}

TEST(Arguments, HelpNeedsNothingElse) {
  Options o;
  ASSERT_TRUE(parse("show", {"--help"}, o).ok());
  EXPECT_TRUE(o.help);
}

TEST(CommandTable, EveryRowIsWholeAndSaysItOnce) {
  std::set<std::string> names;
  for (const Command& command : all_commands()) {
    EXPECT_TRUE(names.insert(command.name).second) << command.name;
    EXPECT_FALSE(command.summary.empty() || command.summary.ends_with('.')) << command.name;
    EXPECT_NE(command.run, nullptr) << command.name;
    EXPECT_FALSE(command.examples.empty()) << command.name;
    std::set<std::string> options;
    for (const Option* option : options_of(command)) {
      EXPECT_FALSE(option->help.empty()) << command.name;
      for (const std::string& name : option->names) EXPECT_TRUE(options.insert(name).second) << command.name << " " << name;
      Options values;
      EXPECT_EQ(option->value.empty(), std::holds_alternative<bool*>(option->slot(values))) << command.name << " " << option->names[0];
    }
  }
}

/// The words of a command line up to its first pipe; words in single quotes may hold spaces. Redirections are left out.
std::vector<std::string> shell_words(const std::string& line) {
  std::vector<std::string> words = {""};
  bool inside = false;
  for (const char c : line) {
    if (c == '\'') {
      inside = !inside;
    } else if (c == ' ' && !inside) {
      words.emplace_back();
    } else {
      words.back() += !inside && (c == '<' || c == '>') ? '\0' : c;
    }
  }
  words.erase(std::find(words.begin(), words.end(), "|"), words.end());
  std::erase_if(words, [](const std::string& w) { return w.starts_with('\0'); });
  return words;
}

TEST(CommandTable, ExamplesParse) {
  for (const Command& command : all_commands()) {
    for (const Example& example : command.examples) {
      const auto words = shell_words(example.line);
      ASSERT_GE(words.size(), 2U);
      EXPECT_EQ(words[1], command.name) << example.line;
      Options options;
      const Status status = parse_arguments(command, std::vector<std::string>(words.begin() + 2, words.end()), options);
      EXPECT_TRUE(status.ok()) << example.line << ": " << (status ? "" : status.error().message);
    }
  }
}

TEST(CommandTable, EveryExitCodeIsCommonToo) {
  for (const Command& command : all_commands()) {
    for (const ExitCode& exit : command.exits) {
      const auto& all = all_exit_codes();
      EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const ExitCode& e) { return e.code == exit.code; })) << command.name << exit.code;
    }
  }
}

TEST(CommandTable, CompletionsNameEveryOption) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const auto script = completion_script(shell);
    ASSERT_TRUE(script.has_value());
    for (const Command& command : all_commands()) {
      EXPECT_NE(script->find(command.name), std::string::npos) << shell << " " << command.name;
      for (const Option* option : options_of(command)) {
        const std::string name = option->names.back().substr(shell == std::string_view("fish") ? 2 : 0);
        EXPECT_NE(script->find(name), std::string::npos) << shell << " " << command.name << " " << name;
      }
    }
  }
  EXPECT_FALSE(completion_script("csh").has_value());
}

TEST(CommandTable, TheManPageInTheTreeIsTheProgramsOwn) {
  const auto page = read_file(std::filesystem::path(source_root()) / "docs" / "onrecord.1");
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(*page, manual_page()) << "onrecord help --man >docs/onrecord.1";
}

}  // namespace
}  // namespace onrecord
