// `onrecord explain KIND TEXT|FILE|-`: why a part of the program reads what it reads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/options.h"
#include "core/page.h"
#include "extract/lexicon.h"

namespace onrecord {

/// What is to be explained: a page, or plain text.
struct ExplainInput {
  Page page;  ///< body of a page; of plain text, the text
  bool html = true;
};

struct ExplainKind {
  std::string_view kind;  ///< the word of the command line
  std::string_view what;  ///< one line for --help
  std::string (*explain)(const ExplainInput& input, const Lexicon& lexicon);
};

/// One row a part that can explain itself.
[[nodiscard]] const std::vector<ExplainKind>& all_explain_kinds();

/// Which elements were candidates for the article's body, which won and why, and the reason of each dropped block.
[[nodiscard]] std::string explain_content(const ExplainInput& input, const Lexicon& lexicon);

/// The derivation of each figure, and each number that is none with the rule that refused it.
[[nodiscard]] std::string explain_figures(const ExplainInput& input, const Lexicon& lexicon);

/// Rule or model, evidence and meaning of each name, pronoun and role noun.
[[nodiscard]] std::string explain_entities(const ExplainInput& input, const Lexicon& lexicon);

/// The rule, value and days of each time expression.
[[nodiscard]] std::string explain_times(const ExplainInput& input, const Lexicon& lexicon);

/// Each claim: its source and who that is taken for, the row of its cue, its class, and the rules that found them.
[[nodiscard]] std::string explain_claims(const ExplainInput& input, const Lexicon& lexicon);

/// The words of KIND.
[[nodiscard]] std::vector<std::string> explain_kinds();

int run_explain(Options& options);

}  // namespace onrecord
