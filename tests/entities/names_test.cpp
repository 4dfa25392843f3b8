// Names as the taggers and rules give them together: titles outside, bodies whole.
#include <gtest/gtest.h>

#include <filesystem>

#include "extract/annotate.h"
#include "extract/entities/explain.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

const Lexicon& lexicon() {
  static const auto loaded = load_lexicon(std::filesystem::path(source_root()) / "config", std::filesystem::path(source_root()) / "models");
  return *loaded;
}

std::string names_of(const std::string& text, MentionType type) {
  Article article;
  article.text = text;
  std::string out;
  for (const Mention& m : annotate(article, {}, lexicon()).mentions) {
    if (m.type == type && !m.country) out += (out.empty() ? "" : "|") + std::string(m.span.of(text));
  }
  return out;
}

struct Case {
  const char* text;
  const char* people;
  const char* bodies;
};

TEST(Names, TitlesStandOutsideAndBodiesStayWhole) {
  const Case cases[] = {
      {"Mr. Hollis said on Monday that prices would rise.", "Hollis", ""},
      {"Dr. Aldo Ferri joined Siemens in May, the company said.", "Aldo Ferri", "Siemens"},
      {"The American Institute of Glass, based in Oslo, welcomed Chinese officials.", "", "American Institute of Glass"},
      {"French Minister of Foreign Affairs Thibaud Sorel said Paris would help.", "Thibaud Sorel", ""},
      {"Foreign Minister Amina Okello met Peter Novotny in Nairobi on Friday.", "Amina Okello|Peter Novotny", ""},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(names_of(c.text, MentionType::person), c.people) << c.text;
    EXPECT_EQ(names_of(c.text, MentionType::organization), c.bodies) << c.text;
  }
}

std::string role_of(const std::string& text, std::string_view name) {
  Article article;
  article.text = text;
  for (const Entity& e : annotate(article, {}, lexicon()).entities) {
    if (e.name == name) return e.role;
  }
  return "no such entity";
}

TEST(Titles, StandBeforeACommaAndBehindADateline) {
  EXPECT_EQ(role_of("The Minister of Migration, Katrin Dovar, promised help on Friday.", "Katrin Dovar"), "Minister of Migration");
  EXPECT_EQ(role_of("The camp is full. Its director, Mirjam Solberg, said so on Friday.", "Mirjam Solberg"), "director");
  EXPECT_EQ(role_of("State Secretary Ole Brandt will lead them. Brandt left on Friday.", "Ole Brandt"), "State Secretary");
  EXPECT_EQ(role_of("A spokesman for the embassy in Oslo, Peter Novotny, said so on Friday.", "Peter Novotny"), "spokesman for the embassy in Oslo");
  EXPECT_EQ(role_of("Norway's foreign minister, Peter Novotny, rejected the claim on Friday.", "Peter Novotny"), "foreign minister");
  EXPECT_EQ(role_of("After a letter to the minister, Katrin Dovar left for Oslo on Friday.", "Katrin Dovar"), "");
  EXPECT_EQ(role_of("NORVALE (Meridian) - Foreign Minister Amina Okello said on Friday that talks would go on.", "Amina Okello"), "Foreign Minister");
}

TEST(ExplainEntities, TellsRuleEvidenceAndMeaning) {
  Article article;
  article.text = "Senator Pia Lund met Angela Merkel in Turkey. She smiled.";
  const auto lines = explain_entities(article.text, annotate(article, {}, lexicon()), lexicon().entities);
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  for (const char* part : {"'Angela Merkel' person", "registered person", "[person:angela-merkel]", "title 'Senator' before", "Senator (article)",
                           "'Turkey' place of TR: rule country.name", "'She': rule anaphor.pronoun -> Angela Merkel"}) {
    EXPECT_NE(all.find(part), std::string::npos) << part << " in\n" << all;
  }
}

}  // namespace
}  // namespace onrecord
