#include "app/explain_command.h"

#include <algorithm>
#include <iostream>
#include <iterator>

#include "app/period.h"
#include "app/workspace.h"
#include "core/table.h"
#include "core/terminal_text.h"

namespace onrecord {
namespace {

bool looks_like_html(std::string_view name, std::string_view bytes) {
  if (name.ends_with(".txt")) return false;
  return name.ends_with(".html") || name.ends_with(".htm") || trim(bytes.substr(0, 4096)).starts_with('<');
}

/// "-" is standard input, an existing file is read, anything else is the text itself.
Result<ExplainInput> read_input(const std::string& argument) {
  ExplainInput input;
  std::error_code failed;
  const bool file = std::filesystem::is_regular_file(argument, failed);
  if (argument == "-") {
    input.page.body.assign(std::istreambuf_iterator<char>(std::cin), {});
  } else if (file) {
    auto bytes = read_file(argument);
    if (!bytes) return bytes.error();
    input.page.body = std::move(*bytes);
  } else {
    input.page.body = argument;
  }
  input.html = looks_like_html(file ? argument : "", input.page.body);
  return input;
}

}  // namespace

const std::vector<ExplainKind>& all_explain_kinds() {
  static const std::vector<ExplainKind> kinds = {
      {"content", "which element holds the article, and why each other block was dropped", explain_content},
      {"claims", "who said each claim, by which cue, and why it has its speaker and class", explain_claims},
      {"entities", "rule or model behind each name, what the tables say of its words, whom it means", explain_entities},
      {"figures", "what made each figure, and which rule refused each other number", explain_figures},
      {"times", "which rule valued each time expression, and from where it counts", explain_times},
  };
  return kinds;
}

std::vector<std::string> explain_kinds() {
  std::vector<std::string> words;
  for (const ExplainKind& kind : all_explain_kinds()) words.emplace_back(kind.kind);
  return words;
}

int run_explain(Options& options) {
  const auto& kinds = all_explain_kinds();
  const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const ExplainKind& k) { return k.kind == options.kind; });
  const auto lexicon = load_lexicon_at(options);
  if (!lexicon) return fail(lexicon.error());
  auto input = read_input(options.target);
  if (!input) return fail(input.error());
  const auto date = publication_day(options);
  if (!date) return fail(date.error());
  input->page.date = *date;
  std::cout << kind->explain(*input, *lexicon);
  return 0;
}

}  // namespace onrecord
