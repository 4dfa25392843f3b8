// What each named country does in its clause, and how it is named.
#include <gtest/gtest.h>

#include <filesystem>

#include "extract/annotate.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

std::string roles_of(const std::string& text) {
  static const auto lexicon = load_lexicon(std::filesystem::path(source_root()) / "config", std::filesystem::path(source_root()) / "models");
  static constexpr std::string_view kForms[] = {"none", "name", "demonym", "metonym", "code"};
  static constexpr std::string_view kRoles[] = {"?", "place", "actor", "origin", "modifier"};
  Article article;
  article.text = text;
  Context context;
  context.reference = CivilDate{2024, 5, 15};
  std::string out;
  for (const Mention& m : annotate(article, context, *lexicon).mentions) {
    if (!m.country) continue;
    out += (out.empty() ? "" : " ") + std::string(m.span.of(text)) + "=" + std::string(kForms[static_cast<std::size_t>(m.form)]) + "/" +
           std::string(kRoles[static_cast<std::size_t>(m.role)]);
  }
  return out;
}

struct Case {
  const char* text;
  const char* roles;
};

TEST(CountryRoles, Actors) {
  const Case cases[] = {
      {"Norway rejected the plan on Friday.", "Norway=name/actor"},
      {"Chile and Peru signed the treaty in May.", "Chile=name/actor Peru=name/actor"},
      {"Kenya also said the talks would go on.", "Kenya=name/actor"},
      {"Ghana on Monday said it would close the port.", "Ghana=name/actor"},
      {"The U.S. has expelled two envoys.", "U.S.=code/actor"},
      {"He said that Brazil would answer within a week.", "Brazil=name/actor"},
      {"The minister accused Iran of delay.", "Iran=name/actor"},
      {"The deal was signed by Japan.", "Japan=name/actor"},
      {"The new tariffs on China took effect.", "China=name/actor"},
      {"Talks with Vietnam went on for a week.", "Vietnam=name/actor"},
      {"Relations between Greece and Turkey were cold.", "Greece=name/actor Turkey=name/actor"},
      {"Russia's foreign ministry called the report false.", "Russia=name/actor"},
      {"China's embassy in Washington declined to comment.", "China=name/actor"},
      {"Ethiopia's prime minister spoke first.", "Ethiopia=name/actor"},
      {"The government of Ghana resigned.", "Ghana=name/actor"},
      {"They spoke on behalf of Kenya.", "Kenya=name/actor"},
      {"There was criticism from Norway.", "Norway=name/actor"},
      {"Beijing rejected the report.", "Beijing=metonym/actor"},
      {"Beijing's embassy in Washington agreed.", "Beijing=metonym/actor"},
      {"The Kremlin denied it.", "Kremlin=metonym/actor"},
      {"The Chinese side rejected the plan.", "Chinese=demonym/actor"},
      {"The Chilean-led talks failed.", "Chilean=demonym/actor"},
  };
  for (const Case& c : cases) EXPECT_EQ(roles_of(c.text), c.roles) << c.text;
}

TEST(CountryRoles, Places) {
  const Case cases[] = {
      {"The talks were held in Norway.", "Norway=name/place"},
      {"Two ships waited near Malta for a week.", "Malta=name/place"},
      {"Snow fell in northern Japan.", "Japan=name/place"},
      {"They met in Kenya and Uganda.", "Kenya=name/place Uganda=name/place"},
      {"The camps in Kenya, Uganda and Rwanda are full.", "Kenya=name/place Uganda=name/place Rwanda=name/place"},
      {"MOMBASA, Kenya (Meridian) - The port closed on Friday.", "Kenya=name/place"},
      {"She flew to Chile on Friday.", "Chile=name/place"},
      {"The envoy visited Peru in May.", "Peru=name/place"},
      {"Thousands fled Sudan last year.", "Sudan=name/place"},
      {"Boats lay off the coast of Ghana.", "Ghana=name/place"},
      {"The wall stands on the border with Mexico.", "Mexico=name/place"},
      {"Ghana's coast is long.", "Ghana=name/place"},
      {"A Kenya-based group shut its doors.", "Kenya=name/place"},
      {"The troops will withdraw from Syria.", "Syria=name/place"},
  };
  for (const Case& c : cases) EXPECT_EQ(roles_of(c.text), c.roles) << c.text;
}

TEST(CountryRoles, Origins) {
  const Case cases[] = {
      {"Imports from China rose.", "China=name/origin"},
      {"Most of the families came from Haiti and Cuba.", "Haiti=name/origin Cuba=name/origin"},
      {"He is a citizen of Chile.", "Chile=name/origin"},
      {"Sellers praised the Ghana-made cloth.", "Ghana=name/origin"},
      {"A Chilean-born cook won the prize.", "Chilean=demonym/origin"},
      {"Police held three Nigerian nationals.", "Nigerian=demonym/origin"},
      {"Twelve Venezuelans were deported.", "Venezuelans=demonym/origin"},
      {"Pia Lund (Denmark) won the race.", "Denmark=name/origin"},
      {"Two of the dead were Swiss.", "Swiss=demonym/origin"},
  };
  for (const Case& c : cases) EXPECT_EQ(roles_of(c.text), c.roles) << c.text;
}

TEST(CountryRoles, Modifiers) {
  const Case cases[] = {
      {"Chinese officials said so.", "Chinese=demonym/modifier"},
      {"The French minister left.", "French=demonym/modifier"},
      {"Three US officials said so.", "US=code/modifier"},
      {"UK Foreign Minister Ana Roh left.", "UK=code/modifier"},
      {"Traffic at the U.S.-Mexico border fell.", "U.S.=code/modifier Mexico=name/modifier"},
      {"They held a pro-Japan march.", "Japan=name/modifier"},
      {"China's economy grew.", "China=name/modifier"},
      {"The president of Ghana left.", "Ghana=name/modifier"},
      {"A U.S. move to tax steel failed.", "U.S.=code/modifier"},
      {"She met members of the Jamaica Glass Society.", "Jamaica=name/modifier"},
  };
  for (const Case& c : cases) EXPECT_EQ(roles_of(c.text), c.roles) << c.text;
}

}  // namespace
}  // namespace onrecord
