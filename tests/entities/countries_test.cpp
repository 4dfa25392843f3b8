#include <gtest/gtest.h>

#include <filesystem>

#include "extract/entities/find_entities.h"
#include "extract/text/tokenize.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

struct Case {
  const char* text;
  const char* expected;  ///< "surface=CC/form ..." of the country mentions
};

std::string countries_of(const std::string& text) {
  const std::filesystem::path config = std::filesystem::path(source_root()) / "config";
  static const auto tables = load_entity_tables(config);
  static const auto words = load_text_tables(config);
  EXPECT_TRUE(tables.ok() && words.ok());
  Annotations layers;
  layers.tokens = find_tokens(text, *words);
  layers.sentences = find_sentences(text, layers.tokens, *words);
  std::string out;
  for (const Mention& m : find_entities(text, layers, {}, *tables, {}).mentions) {
    if (m.country) out += std::string(out.empty() ? "" : " ") + std::string(m.span.of(text)) + "=" + m.country->str();
    EXPECT_FALSE(m.rule.empty());
  }
  return out;
}

TEST(Countries, AreFoundWithTheirCodes) {
  const Case cases[] = {
      {"Turkey's lira fell while Greece held talks.", "Turkey=TR Greece=GR"},
      {"The U.S. and the UAE signed a deal with us.", "U.S.=US UAE=AE"},
      {"Officers stopped a driver in New Mexico near the Gulf of Mexico.", ""},
      {"Twelve Venezuelans and three Danes were deported.", "Venezuelans=VE Danes=DK"},
      {"The U.S.-Mexico border is long.", "U.S.=US Mexico=MX"},
      {"Deliveries from Côte d’Ivoire and the Democratic Republic of the Congo rose.", "Côte d’Ivoire=CI Democratic Republic of the Congo=CD"},
      {"Police in Georgia said the Atlanta office in Texas and Florida was closed.", ""},
      {"Tbilisi residents marched as Georgia voted.", "Georgia=GE"},
      {"The strike was called off by the Kremlin.", "Kremlin=RU"},
      {"Two White House aides left.", ""},
      {"Traders weighed Moscow's new threats as London's fog lifted.", "Moscow=RU"},
      {"She lived on Danes Avenue in the town of Mexico and the City of Peru, near Little Italy.", ""},
      {"A flood hit West Sudan province. The un-American vote was an American one.", "American=US"},
      {"He wrote the note in Turkish, she said.", ""},
      {"Boats from Bonaire, Saba and Sint Eustatius reached the Caribbean Netherlands.", "Bonaire=BQ Sint Eustatius=BQ Caribbean Netherlands=BQ"},
      {"A court in Western Australia freed two South Australians; Australia waited.", "Australia=AU"},
      {"He left Peru, Indiana, for Peru.", "Peru=PE"},
      {"READ ALL ABOUT IT: TELL US WHAT HAPPENED TODAY", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(countries_of(c.text), c.expected) << c.text;
}

}  // namespace
}  // namespace onrecord
