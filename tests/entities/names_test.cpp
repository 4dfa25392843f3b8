// Names as the taggers and rules give them together: titles outside, bodies whole.
#include <gtest/gtest.h>

#include <algorithm>
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

/// "Ole Brandt: Ole Brandt, Brandt; ..." of the people in order of first mention, with what the text calls them.
std::string people_of(const std::string& text) {
  Article article;
  article.text = text;
  const Annotations layers = annotate(article, {}, lexicon());
  std::string out;
  for (const Entity& e : layers.entities) {
    if (e.kind != EntityKind::person) continue;
    out += (out.empty() ? "" : "; ") + e.name + ":";
    for (const std::uint32_t at : e.mentions) out += " " + std::string(layers.mentions[at].span.of(text)) + ",";
    out.pop_back();
  }
  return out;
}

struct PeopleCase {
  const char* text;
  const char* people;
};

TEST(People, OfManyCulturesAreOneByEachOfTheirNames) {
  const PeopleCase cases[] = {
      {"Hanna Brandt met Ole Brandt. Hanna Brandt said the talks went well. Brandt left.",
       "Hanna Brandt: Hanna Brandt, Hanna Brandt, Brandt; Ole Brandt: Ole Brandt"},
      {"Tan Sri Zainal Rashidi told reporters that prices would fall. Zainal declined to say more.", "Zainal Rashidi: Zainal Rashidi, Zainal"},
      {"Minister Pieter van der Moor and his deputy Anke de Wit spoke. Van der Moor said yes.",
       "Pieter van der Moor: Pieter van der Moor, Van der Moor; Anke de Wit: Anke de Wit"},
      {"Foreign Minister Juan Carlos Ortega Villalba denied the report. Ortega Villalba said it was false. Ortega left.",
       "Juan Carlos Ortega Villalba: Juan Carlos Ortega Villalba, Ortega Villalba, Ortega"},
      {"Abdullah bin Rashid al-Mutairi, the oil minister, said output would rise. Al-Mutairi spoke in Riyadh.",
       "Abdullah bin Rashid al-Mutairi: Abdullah bin Rashid al-Mutairi, Al-Mutairi"},
      {"Coordinating minister Suyono said the law would pass. Suyono gave no date.", "Suyono: Suyono, Suyono"},
      {"Spokesman Kim Min-jae said a missile was fired. Kim declined to give details.", "Kim Min-jae: Kim Min-jae, Kim"},
      {"Foreign ministry spokeswoman Pham Thu Hang said Hanoi was watching. Hang rejected the claim.", "Pham Thu Hang: Pham Thu Hang, Hang"},
      {"Workneh Gebeyehu Tessema, the bloc's executive secretary, urged calm. Workneh flew to Djibouti.",
       "Workneh Gebeyehu Tessema: Workneh Gebeyehu Tessema, Workneh"},
      {"Nigerian Senator Oluwaseun Adebayo-Cole said so. Adebayo-Cole is from Lagos.",
       "Oluwaseun Adebayo-Cole: Oluwaseun Adebayo-Cole, Adebayo-Cole"},
      {"Turkish President Recep Tayyip Erdoğan spoke. Erdoğan said Ankara would answer.", "Recep Tayyip Erdoğan: Recep Tayyip Erdoğan, Erdoğan"},
      {"Brazil's Luiz Inácio Lula da Silva won. Lula said the forest would live.", "Luiz Inácio Lula da Silva: Luiz Inácio Lula da Silva, Lula"},
      {"Icelandic lawmaker Birgitta Jónsdóttir resigned. Birgitta cited her health.", "Birgitta Jónsdóttir: Birgitta Jónsdóttir, Birgitta"},
      {"Shops shut over the New Year. SECRETARY OF STATE: ADA VENN", "ADA VENN: ADA VENN"},
      {"Merkel said the budget was sound. Smith disagreed.", "Angela Merkel: Merkel; Smith: Smith"},
  };
  for (const PeopleCase& c : cases) EXPECT_EQ(people_of(c.text), c.people) << c.text;
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
                           "'Turkey' place of TR (name, place): rule country.name", "'She': rule anaphor.pronoun -> Angela Merkel"}) {
    EXPECT_NE(all.find(part), std::string::npos) << part << " in\n" << all;
  }
}

struct RoleCase {
  const char* text;
  const char* name;
  const char* role;
};

TEST(Titles, OfManyKinds) {
  const RoleCase cases[] = {
      {"Then-Speaker Olga Fenwick spoke on Friday.", "Olga Fenwick", "Then-Speaker"},
      {"Then-Speaker Olga Fenwick and acting Finance Minister Bo Tarn spoke.", "Bo Tarn", "acting Finance Minister"},
      {"They asked Energy Minister-designate Ana Roh for help.", "Ana Roh", "Energy Minister-designate"},
      {"The White House press secretary Ada Venn said no on Friday.", "Ada Venn", "White House press secretary"},
      {"The move was announced by US Secretary of State Ada Venn.", "Ada Venn", "US Secretary of State"},
      {"In a letter to Ada Venn, who was the acting director of the bureau, they asked for help.", "Ada Venn", "acting director of the bureau"},
      {"Ada Venn, an energy fellow at the University of Houston, said so.", "Ada Venn", "energy fellow at the University of Houston"},
      {"They asked Governor-elect Ana Roh for help.", "Ana Roh", "Governor-elect"},
      {"Sen. Walter Pruitt (R-Texas) spoke on Friday.", "Walter Pruitt", "Sen."},
      {"Rep. Dina Colby, D-Calif., spoke on Friday.", "Dina Colby", "Rep."},
      {"Former Harbour Minister Datuk Seri Halim Osman left on Friday.", "Halim Osman", "Former Harbour Minister"},
      {"Mr. Halim Osman left on Friday.", "Halim Osman", ""},
      {"The Rev. Jeremy Holm spoke on Friday.", "Jeremy Holm", "Rev."},
      {"The Rev. Jeremy Holm, president of the school, spoke on Friday.", "Jeremy Holm", "president of the school"},
      {"The Rev. Jeremy Holm spoke. Jeremy Holm, the director of the school, left.", "Jeremy Holm", "director of the school"},
      {"Ana Roh, the ministry's spokeswoman, said so on Friday.", "Ana Roh", "ministry's spokeswoman"},
  };
  for (const RoleCase& c : cases) EXPECT_EQ(role_of(c.text, c.name), c.role) << c.text;
}

/// Every mention of a person and every anaphor, with the name of the entity that it means: "Ada Venn=Ada Venn|her=Ada Venn".
std::string bound(const std::string& text) {
  Article article;
  article.text = text;
  const Annotations layers = annotate(article, {}, lexicon());
  std::vector<std::pair<Span, std::uint32_t>> all;
  for (const Mention& m : layers.mentions) {
    if (m.entity != kNone && (m.type == MentionType::person || m.type == MentionType::organization) && !m.country) all.emplace_back(m.span, m.entity);
  }
  for (const Anaphor& a : layers.anaphors) all.emplace_back(a.span, a.entity);
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first.begin < b.first.begin; });
  std::string out;
  for (const auto& [span, entity] : all) out += (out.empty() ? "" : "|") + std::string(span.of(text)) + "=" + layers.entities[entity].name;
  return out;
}

TEST(Binding, OfShortNamesAndAnaphors) {
  struct Bound {
    const char* text;
    const char* expected;
  };
  const Bound cases[] = {
      {"The Coastal Survey Office (CSO) closed its desk. The CSO will reopen.",
       "Coastal Survey Office=Coastal Survey Office|CSO=Coastal Survey Office|CSO=Coastal Survey Office"},
      {"The National Council of Glass Makers met on Friday. NCGM members left early.",
       "National Council of Glass Makers=National Council of Glass Makers|NCGM=National Council of Glass Makers"},
      {"The Coastal Agency said so. The Harbour Commission agreed. The agency waited.",
       "Coastal Agency=Coastal Agency|Harbour Commission=Harbour Commission|The agency=Coastal Agency"},
      {"The Coastal Survey Agency closed its desk. The agency has 40 staff.",
       "Coastal Survey Agency=Coastal Survey Agency|The agency=Coastal Survey Agency"},
      {"Anna Brandt spoke before Peter Brandt did. Ms. Brandt left early, Mr. Brandt stayed.",
       "Anna Brandt=Anna Brandt|Peter Brandt=Peter Brandt|Brandt=Anna Brandt|Brandt=Peter Brandt"},
      {"Abdel Karim el-Masri spoke first. Mr. El-Masri told the council to wait.",
       "Abdel Karim el-Masri=Abdel Karim el-Masri|El-Masri=Abdel Karim el-Masri"},
      {"Pieter van der Moor spoke first. Van der Moor left early.", "Pieter van der Moor=Pieter van der Moor|Van der Moor=Pieter van der Moor"},
      {"Finance Minister Anna Dorn spoke. Mr. Keel waited. She left early.", "Anna Dorn=Anna Dorn|Keel=Keel|She=Anna Dorn"},
  };
  for (const Bound& c : cases) EXPECT_EQ(bound(c.text), c.expected) << c.text;
}

}  // namespace
}  // namespace onrecord
