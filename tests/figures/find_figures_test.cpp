#include "extract/figures/find_figures.h"

#include <gtest/gtest.h>

#include "extract/text/tokenize.h"
#include "tests/figures/read_text.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

struct Case {
  const char* text;
  double value;  ///< of the only figure; below 0: there is none
  const char* unit;
  Modifier modifier;
  const char* counted;
};

TEST(FindFigures, ReadsOneFigure) {
  const auto tables = load_figure_tables(source_root() + "/config");
  const auto words = load_text_tables(source_root() + "/config");
  ASSERT_TRUE(tables && words);
  for (const Case& c :
       {Case{"Police counted over 31,500 marchers.", 31500, "", Modifier::over, "marchers"},
        Case{"The bridge cost about $2.5 billion.", 2.5e9, "USD", Modifier::approx, ""},
        Case{"Rents rose 7 per cent.", 7, "percent", Modifier::none, ""}, Case{"It lies forty-two miles away.", 42, "mile", Modifier::none, ""},
        Case{"Fewer than 60 farms are left.", 60, "", Modifier::under, "farms"},
        Case{"Fuel sells at $3 per gallon.", 3, "USD per gallon", Modifier::none, ""},
        Case{"The hall seats up to 900 guests.", 900, "", Modifier::at_most, "guests"},
        Case{"They met in the 12th district.", -1, "", Modifier::none, ""}, Case{"They flew an F-35 home.", -1, "", Modifier::none, ""}}) {
    Annotations layers;
    layers.tokens = find_tokens(c.text, *words);
    layers.sentences = find_sentences(c.text, layers.tokens, *words);
    const auto figures = find_figures(c.text, layers, Context{}, *tables);
    ASSERT_EQ(figures.size(), c.value < 0 ? 0U : 1U) << c.text;
    if (figures.empty()) continue;
    EXPECT_DOUBLE_EQ(figures[0].low, c.value) << c.text;
    EXPECT_EQ(figures[0].unit, c.unit) << c.text;
    EXPECT_EQ(figures[0].modifier, c.modifier) << c.text;
    EXPECT_EQ(figures[0].counted, c.counted) << c.text;
  }
}

TEST(FindFigures, TellsTheStepOfAChangeFromTheLevelItLedTo) {
  const auto tables = load_figure_tables(source_root() + "/config");
  const auto words = load_text_tables(source_root() + "/config");
  ASSERT_TRUE(tables && words);
  const struct {
    const char* text;
    std::vector<std::pair<double, double>> figures;
  } cases[] = {{"The budget would grow by $1.2 billion to $19.8 billion.", {{1.2e9, 1.2e9}, {19.8e9, 19.8e9}}},
               {"Applications fell by 1,200 to 34,000.", {{1200, 1200}, {34000, 34000}}},
               {"The fare rose by 5 euros to 45 euros.", {{5, 5}, {45, 45}}},
               {"Fares rise by 2 to 3 percent.", {{2, 3}}},
               {"Fees go up by $10 to $15.", {{10, 15}}}};
  for (const auto& c : cases) {
    Annotations layers;
    layers.tokens = find_tokens(c.text, *words);
    layers.sentences = find_sentences(c.text, layers.tokens, *words);
    std::vector<std::pair<double, double>> read;
    for (const Figure& figure : find_figures(c.text, layers, Context{}, *tables)) read.emplace_back(figure.low, figure.high);
    EXPECT_EQ(read, c.figures) << c.text;
  }
}

TEST(FindFigures, ReadsRangeChangeAndComparison) {
  const auto tables = load_figure_tables(source_root() + "/config");
  const auto words = load_text_tables(source_root() + "/config");
  ASSERT_TRUE(tables && words);
  const std::string text =
      "Rents rose by 7 percent, compared to 4 percent.  The dam costs 12 to 15 million euros.  Rates fell 25 basis points.  Stock went from 30 to 40 "
      "tons.";
  Annotations layers;
  layers.tokens = find_tokens(text, *words);
  layers.sentences = find_sentences(text, layers.tokens, *words);
  const auto figures = find_figures(text, layers, Context{}, *tables);
  ASSERT_EQ(figures.size(), 6U);
  EXPECT_EQ(figures[0].change, Change::up);
  EXPECT_EQ(figures[0].compared_to, 1U);
  EXPECT_TRUE(figures[2].range);
  EXPECT_DOUBLE_EQ(figures[2].low, 12e6);
  EXPECT_DOUBLE_EQ(figures[2].high, 15e6);
  EXPECT_EQ(figures[2].unit, "EUR");
  EXPECT_EQ(figures[3].unit, "basis points");
  EXPECT_EQ(figures[3].change, Change::down);
}

TEST(FindFigures, ReadsTheDecimalCommaOfItsLanguages) {
  Context german = on("2024-05-08");
  german.language = "de-AT";
  EXPECT_EQ(show(read_figures("Es kostet 1.234,5 Euro, also 12,5 % von 9.876 Euro.", german)), "1234.5 EUR; 12.5 percent; 9876 EUR");
  EXPECT_EQ(show(read_figures("It costs 1,234.5 euros.", on("2024-05-08"))), "1234.5 EUR");
}

TEST(FindFigures, GivesEachGappedClauseItsSubject) {
  const auto figures = read_figures("Spain pledged $5 million, Portugal's government $3 million and Malta $200,000.", on("2024-05-08"));
  ASSERT_EQ(figures.size(), 3U);
  EXPECT_EQ(figures[0].subject, "Spain");
  EXPECT_EQ(figures[1].subject, "Portugal's government");
  EXPECT_EQ(figures[2].subject, "Malta");
}

TEST(FindFigures, LooksForTheSubjectInItsOwnClause) {
  const auto subjects = [](const char* text) {
    std::string all;
    for (const Figure& f : read_figures(text, on("2024-05-08"))) all += (all.empty() ? "" : "; ") + f.subject;
    return all;
  };
  EXPECT_EQ(subjects("Output fell 4 percent in May and rose 2 percent in June."), "Output; Output");
  EXPECT_EQ(subjects("The mayor left, though 40 houses burned."), "");
}

TEST(FindFigures, TakesNoPeriodFromTheBaseOfAComparison) {
  const auto figures = read_figures("Output was a quarter less than in 2020.", on("2024-05-08"));
  ASSERT_EQ(figures.size(), 1U);
  EXPECT_FALSE(figures[0].period);
}

TEST(FindFigures, NamesASeriesByTheHeadOfItsSubject) {
  const auto figures = read_figures("The turnout of the district grew 3 percentage points.", on("2024-05-08"));
  ASSERT_EQ(figures.size(), 1U);
  EXPECT_EQ(figures[0].measure, "turnout|{percentage point}|points");
}

TEST(FindFigures, CoversTheDaysFromOneTimeToAnother) {
  const auto period = [](const char* text) {
    const auto figures = read_figures(text, on("2024-05-08"));
    return figures.empty() || !figures[0].period ? std::string() : figures[0].period->from.to_string() + "/" + figures[0].period->to.to_string();
  };
  EXPECT_EQ(period("They moved 300 families between January and March 2023."), "2023-01-01/2023-03-31");
  EXPECT_EQ(period("From 2019 to 2021 they moved 300 families."), "2019-01-01/2021-12-31");
  EXPECT_EQ(period("They moved 300 families in 2019 and left in 2021."), "2019-01-01/2019-12-31");
}

TEST(FindFigures, TakesThePlaceBehindWhatIsCounted) {
  const std::string text = "Police made 300 arrests in Port Norvale.";
  Annotations layers = read_layers(text, on("2024-05-08"));
  Mention port;
  port.span = {27, 39};
  port.type = MentionType::place;
  layers.mentions.push_back(port);
  const auto figures = find_figures(text, layers, on("2024-05-08"), FigureKit::get().figures);
  ASSERT_EQ(figures.size(), 1U);
  EXPECT_EQ(figures[0].place, "Port Norvale");
  EXPECT_EQ(figures[0].measure, "arrest|port norvale|count");
}

TEST(FindFigures, StartsASubjectWithAWord) {
  const auto figures = read_figures("It ended after then-Speaker Ana Ruiz visited 40 farms.", on("2024-05-08"));
  ASSERT_EQ(figures.size(), 1U);
  EXPECT_EQ(figures[0].subject, "Speaker Ana Ruiz");
}

TEST(FindFigures, TakesTheCountryOfItsSubject) {
  const std::string text = "Chilean growers made 300 deliveries. There were 40 strikes.";
  Annotations layers = read_layers(text, on("2024-05-08"));
  Mention chilean;
  chilean.span = {0, 7};
  chilean.type = MentionType::other;
  chilean.country = CountryCode::parse("CL");
  chilean.form = CountryForm::demonym;
  layers.mentions.push_back(chilean);
  const auto figures = find_figures(text, layers, on("2024-05-08"), FigureKit::get().figures);
  ASSERT_EQ(figures.size(), 2U);
  ASSERT_TRUE(figures[0].country.has_value());
  EXPECT_EQ(figures[0].country->str(), "CL");
  EXPECT_NE(figures[0].measure.find("CL"), std::string::npos);
  EXPECT_FALSE(figures[1].country.has_value());
  EXPECT_EQ(figures[1].subject, "");
}

}  // namespace
}  // namespace onrecord
