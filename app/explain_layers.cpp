// `onrecord explain figures`, `explain entities`, `explain times` and `explain claims`: the derivation of each figure, time and claim of a page or
// text.
#include "app/explain_command.h"
#include "core/terminal_text.h"
#include "extract/annotate.h"
#include "extract/claims/explain.h"
#include "extract/entities/explain.h"
#include "extract/figures/explain.h"
#include "extract/times/explain.h"

namespace onrecord {
namespace {

struct Read {
  Extraction extraction;
  Context context;
};

/// A page is written on the day that it says; plain text has none, so what is relative there stays unresolved.
Read read(const ExplainInput& input, const Lexicon& lexicon) {
  Read r;
  r.extraction = input.html ? extract_page(input.page, {}, lexicon) : extract_text(input.page.body, input.page.date, {}, lexicon);
  const auto& published = r.extraction.article.published;
  r.context.reference = published ? std::optional(published->day) : input.page.date;
  return r;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += to_terminal_text(line) + "\n";
  return out;
}

}  // namespace

std::string explain_figures(const ExplainInput& input, const Lexicon& lexicon) {
  const Read r = read(input, lexicon);
  return joined(explain_figures(r.extraction.article.text, r.extraction.annotations, r.context, lexicon.figures));
}

std::string explain_entities(const ExplainInput& input, const Lexicon& lexicon) {
  const Read r = read(input, lexicon);
  return joined(explain_entities(r.extraction.article.text, r.extraction.annotations, lexicon.entities));
}

std::string explain_times(const ExplainInput& input, const Lexicon& lexicon) {
  const Read r = read(input, lexicon);
  return joined(explain_times(r.extraction.article.text, r.extraction.annotations, r.context, lexicon.times));
}

std::string explain_claims(const ExplainInput& input, const Lexicon& lexicon) {
  const Read r = read(input, lexicon);
  return joined(explain_claims(r.extraction.article.text, r.extraction.claims, lexicon.claims));
}

}  // namespace onrecord
