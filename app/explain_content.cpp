#include "app/explain_command.h"
#include "core/date_basis.h"
#include "core/terminal_text.h"
#include "extract/content/read_article.h"

namespace onrecord {
namespace {

void line(std::string& out, std::string_view key, std::string_view value) {
  out += std::string(key) + std::string(key.size() < 11 ? 11 - key.size() : 1, ' ') + (value.empty() ? "-" : to_terminal_text(value)) + "\n";
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

/// "2024-05-06, by json-ld"
std::string date_line(const std::optional<PageDate>& date) { return date ? date->written + ", by " + std::string(to_string(date->basis)) : ""; }

void describe(const Article& article, std::string& out) {
  line(out, "title", article.title);
  line(out, "authors", joined(article.authors));
  line(out, "published", date_line(article.published));
  line(out, "modified", date_line(article.modified));
  line(out, "language", article.language);
  line(out, "canonical", article.canonical_url);
  if (!article.amp_url.empty()) line(out, "amp", article.amp_url);
  line(out, "notes", joined(article.notes));
  line(out, "body",
       std::to_string(article.blocks.size()) + " blocks, " + std::to_string(article.text.size()) + " bytes, confidence " +
           std::to_string(article.confidence).substr(0, 4));
}

}  // namespace

std::string explain_content(const ExplainInput& input, const Lexicon& lexicon) {
  const ArticleExplanation explanation = explain_article(input.page, lexicon.content);
  std::string out;
  describe(explanation.article, out);
  out += "\ncandidates for the body:\n";
  for (const auto& c : explanation.candidates) {
    out += std::string(c.won ? "  won  " : "       ") + to_terminal_text(c.element) + ": " + to_terminal_text(c.reason) + ", " +
           std::to_string(c.prose) + " letters of prose\n";
  }
  if (explanation.candidates.empty()) out += "  none\n";
  out += "\ndropped:\n";
  for (const auto& d : explanation.dropped) out += "  [" + to_terminal_text(d.reason) + "] " + to_terminal_text(d.text) + "\n";
  if (explanation.dropped.empty()) out += "  nothing\n";
  return out;
}

}  // namespace onrecord
