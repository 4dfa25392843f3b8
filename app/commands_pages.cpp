// Rows of the table of commands: parts of the program by themselves, and help.
#include "app/check_command.h"
#include "app/command_options.h"
#include "app/explain_command.h"
#include "app/extract_command.h"
#include "app/help_command.h"

namespace onrecord {

namespace {

/// " content: which element ...; figures: ...."
std::string explain_kinds_text() {
  std::string text;
  for (const ExplainKind& kind : all_explain_kinds()) text += (text.empty() ? " " : "; ") + std::string(kind.kind) + ": " + std::string(kind.what);
  return text + ".";
}

}  // namespace

std::vector<Command> pages_commands() {
  return {
      {"extract",
       "Read pages or texts and print what they say as JSON",
       "Needs no workspace; in one its people.tsv counts. One object a page. A page of the web is asked for once, after its robots.txt; it is not "
       "archived.",
       {{"FILE|URL",
         "HTML pages, .txt for plain text, or http:// and https:// addresses",
         [](Options& o) -> Slot { return &o.inputs; },
         true,
         {},
         true}},
       {kJsonl,
        {{"--threads"}, "N", "workers of the filter (default: all cores)", [](Options& o) -> Slot { return &o.threads; }, {}},
        kPublicationDay,
        {{"--explain"},
         "",
         "instead of JSON: which element won as the article, and why each block was dropped",
         [](Options& o) -> Slot { return &o.explain; },
         {}},
        {{"--golden"},
         "FOLDER",
         "instead of JSON: write the page and its article as a golden of the tests",
         [](Options& o) -> Slot { return &o.golden; },
         {}},
        kAllowAddress},
       {&kPlace},
       {{"onrecord extract page.html", "one saved page"},
        {"onrecord extract --explain https://ministry.example/news/1", "a page of the web, fetched by its robots.txt"},
        {"onrecord extract --jsonl <pages.jsonl >read.jsonl", "many pages on all cores"}},
       {{65, "a page is a PDF or another file that is no text; its note says so, the others are read"},
        {66, "there is no such file"},
        {69, "the page cannot be had"},
        {77, "robots.txt or the address guard forbids it"}},
       run_extract},
      {"explain",
       "Why a part of the program reads what it reads",
       "Needs no workspace; in one its people.tsv counts." + explain_kinds_text(),
       {{"KIND", "which part", [](Options& o) -> Slot { return &o.kind; }, false, explain_kinds(), true},
        {"INPUT", "a file, - for standard input, or the text itself", [](Options& o) -> Slot { return &o.target; }, false, {}, true}},
       {kPublicationDay},
       {&kPlace},
       {{"onrecord explain content page.html", "why this is the article of the page"},
        {"onrecord explain figures 'More than 24,000 crossings, up 9 percent'", "what made each figure"},
        {"onrecord explain times --date 2024-05-08 'Two days earlier, on Monday, ...'", "which days each expression means, seen from that day"}},
       {},
       run_explain},
      {"check",
       "Try a part of the program by itself",
       "config loads all tables and models and reads the tables' examples; db compares the index of the workspace with itself: pages, foreign keys, "
       "full "
       "text, spans. The others answer the cases that --jsonl gives and need no workspace.",
       {{"KIND", "what to try", [](Options& o) -> Slot { return &o.kind; }, false, check_kinds(), false}},
       {kJsonl},
       {&kWorkspace},
       {{"onrecord check config", "after a change of a table"}, {"onrecord check db --workspace policy", "whether the index is whole"}},
       {{2, "an unknown KIND"},
        {65, "an example is not read as its row says, or the index is damaged"},
        {75, "db: another run holds the lock"},
        kBadSettings},
       run_check},
      {"help",
       "Help of the program or of a command, the man page, completions for shells",
       "",
       {{"COMMAND", "the command", [](Options& o) -> Slot { return &o.inputs; }, true, {}, true}},
       {{{"--man"}, "", "the man page in roff", [](Options& o) -> Slot { return &o.man; }, {}},
        {{"--completion"}, "SHELL", "the completion script", [](Options& o) -> Slot { return &o.completion; }, {"bash", "zsh", "fish"}}},
       {},
       {{"onrecord help query", "the same as onrecord query --help"},
        {"onrecord help --completion bash >/etc/bash_completion.d/onrecord", "completion for bash"}},
       {},
       run_help},
  };
}

}  // namespace onrecord
