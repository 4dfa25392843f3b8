// Names as the taggers and rules give them together: titles outside, bodies whole.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "core/table.h"
#include "extract/annotate.h"
#include "extract/entities/explain.h"
#include "extract/entities/table_builder.h"
#include "tests/support/scratch_folder.h"
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
      {"Security Minister Wang Xiaohong met Nina Kvist. Wang left early.", "Wang Xiaohong: Wang Xiaohong, Wang; Nina Kvist: Nina Kvist"},
      {"Prime Minister Datuk Seri Anwar Ibrahim said so. Anwar left early.", "Anwar Ibrahim: Anwar Ibrahim, Anwar"},
      {"President Abdel Fattah el-Sisi met farmers. El-Sisi said the canal would pay.", "Abdel Fattah el-Sisi: Abdel Fattah el-Sisi, El-Sisi"},
      {"Commission President Ursula von der Leyen spoke. Von der Leyen left early.", "Ursula von der Leyen: Ursula von der Leyen, Von der Leyen"},
      {"Dutch lawmaker Femke van der Linden resigned. Van der Linden cited her health.",
       "Femke van der Linden: Femke van der Linden, Van der Linden"},
      {"Spokesman Jan-Willem de Vries said so. De Vries gave no date.", "Jan-Willem de Vries: Jan-Willem de Vries, De Vries"},
      {"Senator João Pereira dos Santos spoke. Dos Santos left early.", "João Pereira dos Santos: João Pereira dos Santos, Dos Santos"},
      {"Minister Ngozi Adichie-Bello said so. Adichie-Bello gave no date.", "Ngozi Adichie-Bello: Ngozi Adichie-Bello, Adichie-Bello"},
      {"Foreign Minister Subhash Rao met reporters. Rao declined to answer.", "Subhash Rao: Subhash Rao, Rao"},
      {"Daw Khin Mar Aye spoke first. Khin Mar Aye said the camp was full.", "Khin Mar Aye: Khin Mar Aye, Khin Mar Aye"},
      {"Spokeswoman Park Ji-soo said the drill was over. Park gave no date.", "Park Ji-soo: Park Ji-soo, Park"},
      {"Premier Nguyen Van Thanh spoke. Thanh promised help.", "Nguyen Van Thanh: Nguyen Van Thanh, Thanh"},
      {"Sheikh Khalid bin Saeed al-Thani opened the port. Al-Thani thanked the crew.",
       "Khalid bin Saeed al-Thani: Khalid bin Saeed al-Thani, Al-Thani"},
      {"Mayor Seán O'Malley spoke first. O'Malley left early.", "Seán O'Malley: Seán O'Malley, O'Malley"},
      {"Sen. Walter Pruitt Jr. (R-Texas) voted no. Pruitt said the bill was weak.", "Walter Pruitt Jr.: Walter Pruitt Jr., Pruitt"},
      {"Judge Henry J. Alcott III ruled on Friday. Alcott gave no reason.", "Henry J. Alcott III: Henry J. Alcott III, Alcott"},
      {"Energy Minister Agnieszka Wójcik-Nowak said so. Wójcik-Nowak left.", "Agnieszka Wójcik-Nowak: Agnieszka Wójcik-Nowak, Wójcik-Nowak"},
      {"Minister Carla Gómez Rivas spoke. Gómez Rivas left early.", "Carla Gómez Rivas: Carla Gómez Rivas, Gómez Rivas"},
      {"Governor Yuki Tanabe said so on Friday. Tanabe has led the bank since May.", "Yuki Tanabe: Yuki Tanabe, Tanabe"},
      {"Defence Minister Oleksandr Bondar said so. Bondar thanked the allies.", "Oleksandr Bondar: Oleksandr Bondar, Bondar"},
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
      {"Neither Greek Migration Minister Nikos Fotiou nor his aides answered on Friday.", "Nikos Fotiou", "Greek Migration Minister"},
      {"Meanwhile Finance Minister Bo Tarn left on Friday.", "Bo Tarn", "Finance Minister"},
      {"Katrin Dovar, minister, spoke first. Minister of Migration Katrin Dovar left early.", "Katrin Dovar", "Minister of Migration"},
      {"Minister Katrin Dovar spoke first. Former Minister Katrin Dovar left early.", "Katrin Dovar", "Minister"},
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
      {"Finance Minister Jean Dorn spoke first. He left early, and she stayed.", "Jean Dorn=Jean Dorn|He=Jean Dorn|she=Jean Dorn"},
      {"The European Commission met on Friday. The Commission will vote in May.",
       "European Commission=European Commission|Commission=European Commission"},
      {"Finance Minister Anna Dorn spoke. Mr. Keel waited. She left early.", "Anna Dorn=Anna Dorn|Keel=Keel|She=Anna Dorn"},
  };
  for (const Bound& c : cases) EXPECT_EQ(bound(c.text), c.expected) << c.text;
}

/// "Foreign Ministry=RU;" of the bodies in order of first mention, with the country that each acts for and its id where it has one.
std::string bodies_of(const std::string& text) {
  Article article;
  article.text = text;
  std::string out;
  for (const Entity& e : annotate(article, {}, lexicon()).entities) {
    if (e.kind != EntityKind::organization) continue;
    out += (out.empty() ? "" : "; ") + e.name + "=" + (e.country ? e.country->str() : "") + (e.id.empty() ? "" : " " + e.id);
  }
  return out;
}

TEST(Bodies, BelongToTheCountryBesideThem) {
  const PeopleCase cases[] = {
      {"Russia's Foreign Ministry said so. The Chinese Foreign Ministry agreed. The Foreign Ministry gave no date.",
       "Foreign Ministry=RU; Foreign Ministry=CN"},
      {"Germany's Foreign Office warned of delays.", "Foreign Office=DE"},
      {"Lena Falk of the Foreign Office in Berlin met the German envoy.", "Foreign Office="},
      {"The Foreign Office in London said so.", "Foreign Office=GB org:gb-foreign-office"},
      {"The British envoy called the Foreign Office.", "Foreign Office=GB org:gb-foreign-office"},
      {"The Chinese Embassy in Washington said so.", "Embassy=CN"},
      {"Brussels rejected the plan on Friday.", "European Union= org:european-union"},
      {"The talks were held in Brussels.", ""},
      {"U.S. Border Patrol counted 200 crossings. CBP data show a fall.",
       "Border Patrol=US org:us-border-patrol; Customs and Border Protection=US org:us-customs-and-border-protection"},
      {"Homeland Security gave no date.", "Department of Homeland Security=US org:us-department-of-homeland-security"},
  };
  for (const PeopleCase& c : cases) EXPECT_EQ(bodies_of(c.text), c.people) << c.text;
}

/// Body and country for which the person acts: "European Commission/", "/CA".
std::string acts_for(const std::string& text, std::string_view name) {
  Article article;
  article.text = text;
  for (const Entity& e : annotate(article, {}, lexicon()).entities) {
    if (e.name == name) return e.organization + "/" + (e.country ? e.country->str() : "");
  }
  return "no such entity";
}

TEST(Titles, SayForWhomTheirBearersAct) {
  const RoleCase cases[] = {
      {"Commission spokesperson Olaf Grund said so.", "Olaf Grund", "European Commission/"},
      {"Election Commission spokesperson Olaf Grund said so.", "Olaf Grund", "/"},
      {"German Foreign Office spokeswoman Lena Falk said so.", "Lena Falk", "/DE"},
      {"In Ottawa, Immigration Minister Marc Tellier said the plan was sound.", "Marc Tellier", "/CA"},
      {"In Ottawa, German Immigration Minister Marc Tellier said the plan was sound.", "Marc Tellier", "/DE"},
      {"Homeland Security Secretary Ada Venn said so.", "Ada Venn", "Department of Homeland Security/US"},
  };
  for (const RoleCase& c : cases) EXPECT_EQ(acts_for(c.text, c.name), c.role) << c.text;
}

TEST(Offices, AreKnownByTheirOtherNames) {
  const std::filesystem::path root = source_root();
  auto own = load_lexicon(root / "config", root / "models");
  ASSERT_TRUE(own.ok());
  EntityTables& tables = own->entities;
  tables.office_by_id.emplace("xx-dike-reeve", static_cast<std::uint32_t>(tables.offices.size()));
  tables.offices.push_back({"xx-dike-reeve", "Dike Reeve", "Water Board", {}, {"flood minister"}});
  const ScratchFolder folder;
  const std::string header = "name\tsurname\tgender\tcountry\toffice\tas\tfrom\tto\tother_names\n";
  ASSERT_TRUE(write_file(folder.path() / "people.tsv", header + "Ada Vennstrom\tVennstrom\tf\tNL\txx-dike-reeve\t\t2019-01-01\t\t\n").ok());
  ASSERT_TRUE(load_people(folder.path(), tables).ok());
  const auto name_in = [&](const std::string& text) {
    Article article;
    article.text = text;
    for (const Entity& e : annotate(article, {}, *own).entities) {
      if (e.kind == EntityKind::person) return e.name;
    }
    return std::string();
  };
  EXPECT_EQ(name_in("Flood Minister Vennstrom said on Friday that dams would hold."), "Ada Vennstrom");
  EXPECT_EQ(name_in("Health Minister Vennstrom said on Friday that dams would hold."), "Vennstrom");
}

}  // namespace
}  // namespace onrecord
