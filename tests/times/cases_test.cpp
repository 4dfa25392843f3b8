// Tables of cases, one phenomenon a table: a sentence written on Wednesday 2024-05-08, and the values of its time expressions.
#include <gtest/gtest.h>

#include "extract/labeller/models.h"
#include "extract/text/tokenize.h"
#include "extract/times/explain.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

struct Case {
  const char* text;
  const char* values;  ///< "text=value", joined by "; "
};

struct Kit {
  Result<TextTables> text = load_text_tables(source_root() + "/config");
  Result<TimeTables> times = load_time_tables(source_root() + "/config");
  Result<Models> models = load_models(source_root() + "/models");
};
const Kit& kit() {
  static const Kit loaded;
  return loaded;
}

Annotations layers_of(std::string_view text) {
  Annotations layers;
  layers.tokens = find_tokens(text, *kit().text);
  layers.sentences = find_sentences(text, layers.tokens, *kit().text);
  tag_parts_of_speech(text, layers.sentences, layers.tokens, *kit().models);
  return layers;
}

std::vector<TimeExpression> read(std::string_view text, const char* day = "2024-05-08") {
  Context context;
  context.reference = CivilDate::parse(day);
  return find_times(text, layers_of(text), context, *kit().times);
}

std::string show(std::string_view text, const std::vector<TimeExpression>& times) {
  std::string out;
  for (const TimeExpression& t : times) out += (out.empty() ? "" : "; ") + std::string(t.span.of(text)) + "=" + t.value;
  return out;
}

class TimeCases : public testing::TestWithParam<Case> {};

TEST_P(TimeCases, Reads) {
  ASSERT_TRUE(kit().text && kit().times && kit().models);
  EXPECT_EQ(show(GetParam().text, read(GetParam().text)), GetParam().values) << GetParam().text;
}

const Case kDates[] = {
    {"The dam broke on March 3, 2011.", "March 3, 2011=2011-03-03"},
    {"The dam broke on 3 March 2011.", "3 March 2011=2011-03-03"},
    {"The dam broke on Friday, March 1.", "Friday, March 1=2024-03-01"},
    {"The report of 2024-03-01 says so.", "2024-03-01=2024-03-01"},
    {"It rained in nineteen ninety-six.", "nineteen ninety-six=1996"},
    {"Jazz grew in the 1920s and the 19th century.", "the 1920s=192; the 19th century=18"},
    {"The dam will open in July.", "July=2024-07"},
    {"The dam opened in July.", "July=2023-07"},
    {"They ate on Thanksgiving.", "Thanksgiving=2023-11-23"},
    {"It has 1,900 wells and 1900 people.", ""},
    {"Jan Harrow may come.", ""},
    {"The talks of May 3 to 5 failed.", "May 3=2024-05-03"},
    {"The talks ran from May 3 to 5, he said.", "May 3 to 5=2024-05-03"},
    {"They dined on the fourth of July.", "the fourth of July=2023-07-04"},
    {"The dam broke on Sun. Oct. 8.", "Sun. Oct. 8=2023-10-08"},
    {"The Sun said so and they sat down.", ""},
    {"The vote of March 15-17 was close.", "March 15-17=2024-03-15"},
};
INSTANTIATE_TEST_SUITE_P(Dates, TimeCases, testing::ValuesIn(kDates));

const Case kRelative[] = {
    {"They met on Monday.", "Monday=2024-05-06"},
    {"They will meet on Monday.", "Monday=2024-05-13"},
    {"They met last Wednesday.", "last Wednesday=2024-05-01"},
    {"They met this past weekend.", "this past weekend=2024-W18-WE"},
    {"They want it by year-end.", "year-end=2024"},
    {"They wanted it by year-end 2022.", "year-end 2022=2022"},
    {"They met last night.", "last night=2024-05-07TNI"},
    {"They met on Friday night.", "Friday night=2024-05-03TNI"},
    {"Output fell last year.", "last year=2023"},
    {"They meet next week.", "next week=2024-W20"},
    {"They want it by the end of the year.", "the end of the year=2024"},
    {"They left three weeks ago.", "three weeks ago=2024-W16"},
    {"Harrow spoke on This Week.", ""},
};
INSTANTIATE_TEST_SUITE_P(Relative, TimeCases, testing::ValuesIn(kRelative));

const Case kAhead[] = {
    {"The ministry will cut the fee by July 1.", "July 1=2024-07-01"},
    {"The firm plans to close two mills before the end of June.", "the end of June=2024-06"},
    {"The council will vote by the end of the third quarter.", "the end of the third quarter=2024-Q3"},
    {"Officials expect a ruling in September.", "September=2024-09"},
    {"The minister urged farmers to register by March 15.", "March 15=2025-03-15"},
    {"The minister said on Friday that the road would open in August.", "Friday=2024-05-03; August=2024-08"},
    {"The bridge was to open in October.", "October=2024-10"},
    {"The court is set to rule on June 20.", "June 20=2024-06-20"},
    {"The law comes into force in January.", "January=2025-01"},
    {"The treaty expires in November.", "November=2024-11"},
    {"The company could close the plant in December.", "December=2024-12"},
    {"They met in September and agreed to meet again in February.", "September=2023-09; February=2025-02"},
    {"The rule, adopted in November, takes effect in July.", "November=2023-11; July=2024-07"},
    {"In December, voters will choose a mayor.", "December=2024-12"},
};
INSTANTIATE_TEST_SUITE_P(Ahead, TimeCases, testing::ValuesIn(kAhead));

const Case kBehind[] = {
    {"The talks began in June.", "June=2023-06"},
    {"The mill should have closed in December.", "December=2023-12"},
    {"They had sold it by December.", "December=2023-12"},
    {"They will ban it, he said in December.", "December=2023-12"},
    {"The measure, which was passed in June, will lapse in December.", "June=2023-06; December=2024-12"},
    {"The firm, founded in December, has grown.", "December=2023-12"},
};
const Case kLookedBackOn[] = {
    {"It fell in 2023, from per first a year earlier.", "2023=2023; a year earlier=2022"},
    {"The offer had been due to expire on Friday.", "Friday=2024-05-03"},
    {"Until Friday, they had not named him.", "Friday=2024-05-03"},
    {"Until Friday, the market stays shut.", "Friday=2024-05-10"},
    {"The share before Friday's purchases was small.", "Friday=2024-05-03"},
    {"They must leave before Friday.", "Friday=2024-05-10"},
};
INSTANTIATE_TEST_SUITE_P(LookedBackOn, TimeCases, testing::ValuesIn(kLookedBackOn));

INSTANTIATE_TEST_SUITE_P(Behind, TimeCases, testing::ValuesIn(kBehind));

const Case kSeasons[] = {
    {"The panel aims to finish by autumn.", "autumn=2024-FA"},
    {"The talks are expected to resume in the fall.", "the fall=2024-FA"},
    {"Arrivals fell in winter.", "winter=2023-WI"},
    {"Prices rose over the summer.", "the summer=2023-SU"},
    {"Since spring, prices have risen.", "spring=2024-SP"},
    {"The ferry will run until spring 2026.", "spring 2026=2026-SP"},
    {"They feared the fall of the mayor and a fall in prices.", ""},
    {"They trained in spring camps.", ""},
};
INSTANTIATE_TEST_SUITE_P(Seasons, TimeCases, testing::ValuesIn(kSeasons));

const Case kDecades[] = {
    {"It was built in the early 1990s and the mid-19th century.", "the early 1990s=199; the mid-19th century=18"},
    {"It grew in the first decade of the 21st century.", "the first decade of the 21st century=200"},
    {"It fell in the twentieth century.", "the twentieth century=19"},
    {"It will grow until the end of the decade.", "the end of the decade=202"},
    {"It grew at the turn of the century.", "the turn of the century=20"},
    {"It was built at the end of the 1990s.", "the end of the 1990s=199"},
};
INSTANTIATE_TEST_SUITE_P(Decades, TimeCases, testing::ValuesIn(kDecades));

const Case kAnchored[] = {
    {"In May 2021 it grew; the previous year it had shrunk, and two years later it grew.",
     "May 2021=2021-05; the previous year=2020; two years later=2023"},
    {"Profit rose in the first quarter from a year earlier.", "the first quarter=2024-Q1; a year earlier=2023-Q1"},
    {"Profit rose in the first quarter of 2022, up from the same period a year earlier.",
     "the first quarter of 2022=2022-Q1; the same period a year earlier=2021-Q1"},
    {"Arrivals rose in March 2023 from the same month of 2019.", "March 2023=2023-03; the same month of 2019=2019-03"},
    {"It grew in the first four months of 2023 from the same period a year earlier.",
     "the first four months=P4M; 2023=2023; the same period a year earlier=2022"},
    {"They voted in May 2019; that month 300 fled.", "May 2019=2019-05; that month=2019-05"},
    {"They voted on May 3, 2019. Two days later 300 fled.", "May 3, 2019=2019-05-03; Two days later=2019-05-05"},
    {"It closed in 1998. That year it rained.", "1998=1998; That year=1998"},
    {"It closed on May 3, 2019 and opened the next day.", "May 3, 2019=2019-05-03; the next day=2019-05-04"},
};
INSTANTIATE_TEST_SUITE_P(Anchored, TimeCases, testing::ValuesIn(kAnchored));

const Case kParts[] = {
    {"It fell in the third quarter of 2022.", "the third quarter of 2022=2022-Q3"},
    {"It fell in Q3 2022.", "Q3 2022=2022-Q3"},
    {"They released third-quarter results.", "third-quarter=2023-Q3"},
    {"It grew in the first half of 2022.", "the first half of 2022=2022-H1"},
    {"It opened in the summer of 2019.", "the summer of 2019=2019-SU"},
    {"It grew in fiscal year 2023 and FY24.", "fiscal year 2023=FY2023; FY24=FY2024"},
    {"It grew in 2023-24 and in 2023/24.", "2023-24=FY2024; 2023/24=FY2024"},
    {"It grew in the first half of the year.", "the first half of the year=2024-H1"},
    {"It grew in H1 2023.", "H1 2023=2023-H1"},
    {"It grew from March to May 2023.", "March=2023-03; May 2023=2023-05"},
    {"It grew between December and February 2023.", "December=2022-12; February 2023=2023-02"},
    {"They lost the second half of the game.", ""},
    {"It must be paid by the end of the fiscal year.", "the end of the fiscal year=FY2024"},
    {"Spending rose in the year ending in June 2023.", "the year=P1Y; June 2023=2023-06"},
    {"Spending rose in the financial year 2022/23.", "the financial year 2022/23=FY2023"},
};
INSTANTIATE_TEST_SUITE_P(Parts, TimeCases, testing::ValuesIn(kParts));

const Case kLengths[] = {
    {"They waited two days.", "two days=P2D"},
    {"They waited nearly two years.", "nearly two years=P2Y"},
    {"They waited two and a half years.", "two and a half years=P2Y6M"},
    {"They waited a few weeks.", "a few weeks=PXW"},
    {"They waited two to three weeks.", "two to three weeks=P2W"},
    {"They talked over the past six months.", "the past six months=P6M"},
    {"They talked for the last two years.", "the last two years=P2Y"},
    {"It rose in the first nine months of 2022.", "the first nine months=P9M; 2022=2022"},
    {"They met for a fortnight.", "a fortnight=P2W"},
    {"They left a fortnight ago.", "a fortnight ago=2024-W17"},
    {"They meet twice a week and once a year.", "twice a week=P1W; once a year=P1Y"},
    {"In the weeks ahead they will meet.", "the weeks ahead=PXW"},
    {"Long ago many came.", "Long ago=PAST_REF"},
    {"They waited half an hour.", "half an hour=PT0.5H"},
    {"They waited a hundred years.", "a hundred years=P100Y"},
    {"It rains every year and each Monday.", "every year=P1Y; each Monday=XXXX-WXX-1"},
    {"They fly four flights a week.", ""},
    {"A 45-year-old farmer left.", ""},
    {"It has grown recently.", "recently=PAST_REF"},
    {"It has grown in recent years.", "recent years=PAST_REF"},
};
INSTANTIATE_TEST_SUITE_P(Lengths, TimeCases, testing::ValuesIn(kLengths));

const Case kClocks[] = {
    {"The ferry leaves at 5:30 p.m.", "5:30 p.m.=2024-05-08T17:30"},
    {"The ferry left at 9 a.m. on Monday.", "9 a.m. on Monday=2024-05-06T09:00"},
    {"The ferry left on Tuesday at 9 p.m.", "Tuesday=2024-05-07; 9 p.m.=2024-05-07T21:00"},
    {"The ferry left at 9 o'clock.", "9 o'clock=2024-05-08T09:00"},
    {"The ferry left at half past nine in the evening.", "half past nine in the evening=2024-05-08T21:30"},
    {"They came on the night of May 3.", "the night of May 3=2024-05-03TNI"},
    {"The ferry left at noon.", "noon=2024-05-08T12:00"},
};
INSTANTIATE_TEST_SUITE_P(Clocks, TimeCases, testing::ValuesIn(kClocks));

const Case kTerms[] = {
    {"Crossings fell under the Biden administration.", "the Biden administration=2021-01-20/2025-01-20"},
    {"Crossings fell during Obama's presidency.", "Obama's presidency=2009-01-20/2017-01-20"},
    {"The Biden administration said so.", ""},
    {"Crossings fell in Biden's first year in office.", "Biden's first year in office=2021-01-20/2022-01-19"},
    {"Arrivals rose under Merkel.", "Merkel=2005-11-22/2021-12-08"},
    {"Crossings fell under the first Trump administration.", "the first Trump administration=2017-01-20/2021-01-20"},
};
INSTANTIATE_TEST_SUITE_P(Terms, TimeCases, testing::ValuesIn(kTerms));

const Case kOwnTerms[] = {
    {"Merkel spoke. The rule was made during her chancellorship.", "her chancellorship=2005-11-22/2021-12-08"},
    {"Trump signed it in his first term.", "his first term=2017-01-20/2021-01-20"},
    {"The rule was made under the Obama White House.", "the Obama White House=2009-01-20/2017-01-20"},
    {"She was an adviser in the Obama White House.", ""},
    {"Selma Harrow signed it in her first term.", ""},
    {"The rule was made during the second Trump administration.", ""},  // not begun on the day it is written on
};
INSTANTIATE_TEST_SUITE_P(OwnTerms, TimeCases, testing::ValuesIn(kOwnTerms));

const Case kHalves[] = {
    {"Exports fell in the first half.", "the first half=2024-H1"},
    {"Exports fell in the second half.", "the second half=2023-H2"},
    {"Exports will fall in the second half.", "the second half=2024-H2"},
    {"They scored in the first half.", ""},
    {"Prices fell in the first half of the match.", ""},
};
INSTANTIATE_TEST_SUITE_P(Halves, TimeCases, testing::ValuesIn(kHalves));

const Case kCompounds[] = {
    {"The trip took 3 hours and 30 minutes.", "3 hours and 30 minutes=PT3H30M"},
    {"She served two years and six months.", "two years and six months=P2Y6M"},
    {"It took two years and 40 days.", "two years=P2Y; 40 days=P40D"},
    {"They leave two days from tomorrow.", "two days from tomorrow=2024-05-11"},
    {"They left three weeks before yesterday.", "three weeks before yesterday=2024-04-16"},
    {"It rained in the last week of July 2019.", "the last week of July 2019=2019-W30"},
    {"It rained in the first week of 2015.", "the first week of 2015=2015-W01"},
    {"It rained last week.", "last week=2024-W18"},
    {"They met this past Monday.", "this past Monday=2024-05-06"},
    {"It is dated 05-Aug-2016.", "05-Aug-2016=2016-08-05"},
};
INSTANTIATE_TEST_SUITE_P(Compounds, TimeCases, testing::ValuesIn(kCompounds));

const Case kEvents[] = {
    {"Trade has grown since the Cold War.", "Cold War=1947-03-12/1991-12-26"},
    {"The Cold War was long.", ""},
    {"The Sept. 11 attacks shook them.", "Sept. 11 attacks=2001-09-11"},
    {"They have met twice since 9/11.", "9/11=2001-09-11"},
    {"The pandemic was long, but during the pandemic they met.", "pandemic=2020-03-11/2023-05-05"},
};
INSTANTIATE_TEST_SUITE_P(Events, TimeCases, testing::ValuesIn(kEvents));

TEST(FiscalYears, AreThoseOfTheGovernmentNamed) {
  const auto first_day = [](const char* text) { return read(text).at(0).range->from.to_string(); };
  EXPECT_EQ(first_day("India spent more in fiscal 2023."), "2022-04-01");
  EXPECT_EQ(first_day("The Pentagon spent more in fiscal 2023."), "2022-10-01");
  EXPECT_EQ(first_day("Australia spent more in fiscal 2023."), "2022-07-01");
  EXPECT_EQ(first_day("They counted migrants from China in fiscal 2023."), "2022-10-01");
}

TEST(FiscalYears, OfTheSourcesCountryWhereNoneIsNamed) {
  Context context;
  context.reference = CivilDate::parse("2024-05-08");
  context.home = CountryCode::parse("IN");
  const std::string text = "The ministry spent more this fiscal year.";
  const auto times = find_times(text, layers_of(text), context, *kit().times);
  ASSERT_EQ(times.size(), 1U);
  EXPECT_EQ(times[0].range->from.to_string(), "2024-04-01");
}

TEST(FiscalYears, OfTheGovernmentNamed) {
  for (const auto& [name, month] : {std::pair("the Indian ministry", 4), std::pair("South Africa's treasury", 4), std::pair("the U.S. Treasury", 10),
                                    std::pair("the Australian fund", 7), std::pair("New Zealand", 7), std::pair("the NHS", 4)}) {
    const auto times = read("Last spring " + std::string(name) + " spent more in fiscal 2023.");
    ASSERT_FALSE(times.empty()) << name;
    EXPECT_EQ(times.back().range->from.month, month) << name;
    EXPECT_EQ(times.back().range->to, times.back().range->from.plus_months(12).plus_days(-1)) << name;
  }
}

TEST(FiscalYears, NamedByTwoYears) {
  const auto first_day = [](const char* text) { return read(text).at(0).range->from.to_string(); };
  EXPECT_EQ(first_day("Spending rose in the 2022-23 fiscal year."), "2022-04-01");
  EXPECT_EQ(first_day("Australia spent more in 2022-23."), "2022-07-01");
  EXPECT_EQ(first_day("Spending rose in the financial year 2022/23."), "2022-04-01");
}

TEST(Terms, OfEveryRowOfTheTable) {
  for (const auto& [form, held] : kit().times->terms) {
    if (form.find(' ') != std::string::npos || held.terms.front().from > *CivilDate::parse("2024-05-08")) continue;
    std::string shown = form;
    shown[0] = static_cast<char>(shown[0] - 'a' + 'A');
    const auto times = read("Prices rose under the " + shown + " government.");
    ASSERT_EQ(times.size(), 1U) << form;
    EXPECT_EQ(times[0].label, held.name) << form;
  }
}

TEST(Lengths, HaveTheirDays) {
  const auto days = [](const char* text) {
    const auto times = read(text);
    return times.empty() || !times[0].range ? std::string() : times[0].range->from.to_string() + "/" + times[0].range->to.to_string();
  };
  EXPECT_EQ(days("They made 300 arrests in the past six months."), "2023-11-09/2024-05-08");
  EXPECT_EQ(days("They made 300 arrests over the past week."), "2024-05-02/2024-05-08");
  EXPECT_EQ(days("They will make 300 arrests in the next two weeks."), "2024-05-08/2024-05-21");
  EXPECT_EQ(days("They made 300 arrests in the 12 months to June 2023."), "2022-07-01/2023-06-30");
  EXPECT_EQ(days("They made 300 arrests in the year ended March 31, 2023."), "2022-04-01/2023-03-31");
  EXPECT_EQ(days("They made 300 arrests in recent years."), "");
  EXPECT_EQ(days("They waited for two days."), "");
}

TEST(Undated, DaysWithoutAYearStayUnread) {
  const std::string text = "They met on Sun. Oct. 8 and on Friday, March 1.";
  EXPECT_TRUE(find_times(text, layers_of(text), {}, *kit().times).empty());
}

TEST(Histories, CountFromTheYearToldLast) {
  const std::string text =
      "The mill opened in 1801. It burned in 1820 and again in 1831. In 1840 it was sold. By 1850 it had closed. It was bought in 1861, "
      "sold in 1872 and moved in 1880. It opened again in May 1888, and in September the river rose.";
  EXPECT_EQ(read(text).back().value, "1888-09");
}

TEST(Explain, TellsRuleAndAnchor) {
  const std::string text = "Mills closed in 1998, more than the year before.";
  Context context;
  context.reference = CivilDate::parse("2024-05-08");
  const auto lines = explain_times(text, layers_of(text), context, *kit().times);
  ASSERT_GE(lines.size(), 4U);
  EXPECT_EQ(lines[0], "\"1998\" is DATE 1998");
  EXPECT_EQ(lines.back(), "    counted from: \"1998\"");
}

}  // namespace
}  // namespace onrecord
