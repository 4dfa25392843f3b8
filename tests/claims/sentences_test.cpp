// Sentences of our own, read with all layers and models: who says what by which cue, and with which force. One a row of sentences.tsv.
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "core/table.h"
#include "extract/annotate.h"
#include "extract/lexicon.h"
#include "tests/claims/claims_of.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

constexpr CivilDate kPublished{2031, 3, 6};

std::string words(const std::string& text, const std::vector<Span>& spans) {
  std::string out;
  for (const Span s : spans) out += (out.empty() ? "" : " ... ") + std::string(s.of(text));
  return out;
}

/// What stands beside the speech: polarity, hedge, day, addressee, place; nothing where there is none.
std::string marks_of(const std::string& text, const Claim& c) {
  std::string out;
  if (c.negated) out += " negated";
  if (c.content_negated) out += " not";
  if (c.hedged) out += " hedged";
  if (c.said_basis == SaidBasis::text) out += " " + c.said_on->to_string();
  if (!c.addressee.empty()) out += " to=" + std::string(c.addressee.of(text));
  if (!c.venue.empty()) out += " at=" + std::string(c.venue.of(text));
  return out;
}

/// "speaker | cue | content | class marks" of each claim; "own: content" of a sentence of the article's own voice.
std::string told(const std::string& text) {
  static const Lexicon kAll = *load_lexicon(source_root() + "/config", source_root() + "/models");
  Article article;
  article.text = text;
  Context context;
  context.reference = kPublished;
  const Annotations layers = annotate(article, context, kAll);
  std::string out;
  for (const Claim& c : find_claims(article, layers, context, kAll.claims, kAll.models)) {
    if (!out.empty()) out += " ; ";
    if (c.article_voice) {
      out += "own: " + words(text, c.content);
      continue;
    }
    const std::string name = c.speaker.kind == SpeakerKind::unknown ? "?" : c.speaker.name;
    out += (c.depth > 0 ? "> " : "") + name + " | " + words(text, c.cue) + " | " + words(text, c.content) + " | " +
           std::string(to_string(c.claim_class)) + marks_of(text, c);
  }
  return out;
}

/// "\n" of a cell as the end of a paragraph.
std::string paragraphs(std::string_view cell) {
  std::string text;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const bool end = cell[i] == '\\' && i + 1 < cell.size() && cell[i + 1] == 'n';
    text += end ? std::string("\n\n") : std::string(1, cell[i]);
    i += end ? 1 : 0;
  }
  return text;
}

TEST(Sentences, TellWhoSaysWhat) {
  const auto table = Table::load(source_root() + "/tests/claims/sentences.tsv", {"about", "text", "claims"});
  ASSERT_TRUE(table.ok());
  EXPECT_GE(table->size(), 100U);
  for (std::size_t row = 0; row < table->size(); ++row) {
    EXPECT_EQ(told(paragraphs(table->cell(row, 1))), table->cell(row, 2)) << table->cell(row, 0) << ": " << table->cell(row, 1);
  }
}

}  // namespace
}  // namespace onrecord
