// Tables of cases, one phenomenon a table: a sentence and the figures in it.
#include <gtest/gtest.h>

#include "tests/figures/read_text.h"

namespace onrecord {
namespace {

struct Case {
  const char* text;
  const char* figures;  ///< as `show` writes them; empty: none
};

class FigureCases : public testing::TestWithParam<Case> {};

TEST_P(FigureCases, Reads) { EXPECT_EQ(show(read_figures(GetParam().text, on("2024-05-08"))), GetParam().figures) << GetParam().text; }

const Case kDigits[] = {
    {"The city has 24,000 wells.", "24000 {wells}"},
    {"The state has 1,00,000 wells.", "100000 {wells}"},
    {"The state has 1\xC2\xA0"
     "234 wells.",
     "1234 {wells}"},
    {"The state has 1 234 wells and 12 345 678 trees.", "1234 {wells}; 12345678 {trees}"},
    {"The rows were 12 345 678 9.", "12; 345; 678; 9"},
    {"The dose was 50 Gy.", "50 {Gy}"},
    {"The plant has 180k workers.", "180000 {workers}"},
    {"The dam cost $1.2bn.", "1.2e+09 USD"},
    {"The dam cost $380m.", "380000000 USD"},
    {"It has 1.7 million wells.", "1700000 {wells}"},
    {"The rate was .5 percent.", "0.5 percent"},
    {"The deficit was minus 3 percent.", "-3 percent"},
    {"Output shrank by -0.6%.", "-0.6 percent -"},
};
INSTANTIATE_TEST_SUITE_P(Digits, FigureCases, testing::ValuesIn(kDigits));

const Case kWords[] = {
    {"Seventeen mayors came.", "17 {mayors}"},
    {"Some three hundred and twelve farms closed.", "312 approx {farms}"},
    {"They own twenty-four thousand wells.", "24000 {wells}"},
    {"They own two and a half million wells.", "2500000 {wells}"},
    {"They own half a million wells.", "500000 {wells}"},
    {"They bought a dozen wells.", "12 {wells}"},
    {"They bought three dozen wells.", "36 {wells}"},
    {"Tens of thousands of farmers marched.", "10000..100000 {farmers}"},
    {"Several hundred farmers marched.", "200..900 {farmers}"},
    {"They spent Rs 2.5 lakh crore.", "2.5e+12 INR"},
    {"It fell to zero cases.", "0 {cases}"},
};
INSTANTIATE_TEST_SUITE_P(Words, FigureCases, testing::ValuesIn(kWords));

const Case kShares[] = {
    {"One in five farmers agrees.", "0.2 {farmers}"},
    {"Two out of three farmers agree.", "0.666666667 {farmers}"},
    {"A third of the farms closed.", "0.333333333 {farms}"},
    {"Two-thirds of farms closed.", "0.666666667 {farms}"},
    {"More than half of the farms closed.", "0.5 over {farms}"},
    {"They met in the second half of the game.", ""},
    {"He won a third term.", ""},
};
INSTANTIATE_TEST_SUITE_P(Shares, FigureCases, testing::ValuesIn(kShares));

const Case kRanges[] = {
    {"The dam costs between 12 and 15 million euros.", "12000000..15000000 EUR"},
    {"The dam costs $300,000 to $400,000.", "300000..400000 USD"},
    {"The share is 12-15 %.", "12..15 percent"},
    {"It takes five or six days.", "5..6 day"},
    {"The dam held 40 or more boats.", "40 at_least {boats}"},
    {"The share rose 5 percent to 60.", "5 percent +; 60"},
    {"The fine ranges from 100 to 250 euros.", "100..250 EUR"},
};
INSTANTIATE_TEST_SUITE_P(Ranges, FigureCases, testing::ValuesIn(kRanges));

const Case kUnits[] = {
    {"Rates rose 25 basis points.", "25 basis points +"},
    {"Support fell 3 percentage points.", "3 percentage points -"},
    {"Fuel sells at $3 a gallon.", "3 USD per gallon"},
    {"They pump 900 barrels a day.", "900 barrel per day"},
    {"The rate is 17 cases per 100,000 people.", "17 {cases} per 100,000 people"},
    {"Trains run at 90 km/h.", "90 km/h"},
    {"Taipei pledged NT$20 billion.", "2e+10 TWD"},
    {"Beijing pledged RMB 900 million.", "900000000 CNY"},
    {"It paid a $5 million penalty.", "5000000 USD {penalty}"},
    {"They landed 1.9 million pounds of oysters.", "1900000 pound-mass {oysters}"},
    {"They sent 5 million pounds of aid.", "5000000 GBP {aid}"},
    {"The fine was 500 pounds.", "500 GBP"},
    {"The bids were $1.10 apart.", "1.1 USD"},
    {"There were 12 percent fewer than in May.", "12 percent -"},
    {"It cost thirteen dollars and forty-five cents.", "13.45 USD"},
};
INSTANTIATE_TEST_SUITE_P(Units, FigureCases, testing::ValuesIn(kUnits));

const Case kModifiers[] = {
    {"Over 24,000 farmers marched.", "24000 over {farmers}"},       {"Just over 24,000 farmers marched.", "24000 over {farmers}"},
    {"Nearly 1,400 farmers marched.", "1400 approx {farmers}"},     {"At least 40 farmers marched.", "40 at_least {farmers}"},
    {"No fewer than 40 farmers marched.", "40 at_least {farmers}"}, {"As many as 40 farmers marched.", "40 at_most {farmers}"},
    {"Fewer than 40 farmers marched.", "40 under {farmers}"},
};
INSTANTIATE_TEST_SUITE_P(Modifiers, FigureCases, testing::ValuesIn(kModifiers));

const Case kChanges[] = {
    {"Exports were up 12 % from 40,000 to 44,800.", "12 percent +; 40000 {Exports}; 44800 + {Exports}"},
    {"The budget was cut from 12 to 10 million euros.", "12000000 EUR; 10000000 EUR -"},
    {"Fuel climbed from $3.10 to $3.50 a gallon.", "3.1 USD per gallon; 3.5 USD per gallon +"},
    {"Unemployment fell to 4.1 % from 4.5 %.", "4.1 percent; 4.5 percent"},
    {"They cut the wait from 120 days to fewer than 60.", "120 day; 60 day under -"},
    {"Waits fell from 120 days to just under 60.", "120 day; 60 day under -"},
    {"The tariff rises from 10 percent to 25 percent.", "10 percent; 25 percent +"},
    {"A third more migrants arrived than in 2023.", "0.333333333 + {migrants}"},
    {"The ministry spent a quarter less than in 2022.", "0.25 -"},
    {"Prices rose threefold.", "3 factor + {Prices}"},
    {"Arrivals fell by two-thirds in April.", "0.666666667 -"},
    {"Arrivals doubled to 4,000 from 2,000.", "2 factor + {Arrivals}; 4000 {Arrivals}; 2000 {Arrivals}"},
    {"Asylum applications by Turks dropped from 89,985 to 61,000.", "89985 {Asylum applications}; 61000 - {Asylum applications}"},
    {"The rupee fell 0.8% to 83.3 against the dollar.", "0.8 percent -; 83.3"},
    {"Twice as many ships came as in May.", "2 factor {ships}"},
    {"Half as many ships came as in May.", "0.5 {ships}"},
    {"Three times as many ships came as in May.", "3 factor {ships}"},
    {"No soldiers were killed.", "0 none {soldiers}"},
    {"None of the 40 farms was sold.", "0 none {farms}; 40 {farms}"},
    {"Not one ship left port.", "0 none {ship}"},
    {"There is no plan and no money.", ""},
    {"Exports more than doubled.", "2 factor over + {Exports}"},
    {"Imports halved.", "0.5 factor - {Imports}"},
    {"Exports tripled last year.", "3 factor + {Exports}"},
    {"The bank cut its rate by a quarter.", "0.25 -"},
    {"Costs were four times higher than planned.", "4 factor + {times}"},
    {"There were no deaths.", "0 none {deaths}"},
    {"Not a single farmer came.", "0 none {farmer}"},
};
INSTANTIATE_TEST_SUITE_P(Changes, FigureCases, testing::ValuesIn(kChanges));

const Case kNouns[] = {
    {"In all, about 460 mill and dam workers were hurt, compared with 63 in May.", "460 approx {mill and dam workers}; 63 {mill and dam workers}"},
    {"They put 30 million shares up for sale.", "30000000 {shares}"},
    {"Two of the miners and 13 of their sons left.", "2 {miners}; 13 {sons}"},
    {"The index rose 64 points to 4,577.", "64 point +; 4577 point"},
    {"Jobs grew by 600 or 2 per cent.", "600 + {Jobs}; 2 percent +"},
    {"The share traded at 180p.", "180 pence"},
    {"It earned Y=28,030 and PS700.", "28030 JPY; 700 GBP"},
};
INSTANTIATE_TEST_SUITE_P(Nouns, FigureCases, testing::ValuesIn(kNouns));

const Case kMore[] = {
    {"The rate is 17 deaths per 100,000.", "17 {deaths} per 100,000"},
    {"It emits 36.8 billion tonnes of carbon dioxide a year.", "3.68e+10 tonne per year {carbon dioxide}"},
    {"The ratio of men to women is 3 to 1.", "3"},
    {"Men outnumber women three to one.", "3"},
    {"The bill passed 219-213.", "219 {votes}; 213 {votes}"},
    {"The bill passed by a vote of 219 to 213.", "219 {votes}; 213 {votes}"},
    {"She was 71 when she took office.", "71 year of age"},
    {"He is aged between 18 and 25.", "18..25 year of age"},
    {"Men over 60 may travel.", "60 year of age over"},
    {"Some 24,000 crossed.", "24000 approx"},
    {"It costs $3-4 million.", "3000000..4000000 USD"},
    {"They own half a dozen planes.", "6 {planes}"},
    {"They earn 12 euros an hour.", "12 EUR per hour"},
    {"Nine in 10 voters agree.", "0.9 {voters}"},
    {"Rates rose by 25 basis points to 5.25 percent.", "25 basis points +; 5.25 percent"},
    {"Children aged 6 to 12 get free meals.", "6..12 year of age"},
    {"It sold for \xC2\xA3"
     "2.4bn.",
     "2.4e+09 GBP"},
    {"24,000 or more crossed.", "24000 at_least"},
    {"An estimated 24,000 crossed.", "24000 approx"},
    {"It holds upwards of 24,000.", "24000 over"},
};
INSTANTIATE_TEST_SUITE_P(More, FigureCases, testing::ValuesIn(kMore));

const Case kNone[] = {
    {"The House passed H.R. 815 and S. 1260.", ""},
    {"They renewed Section 702 of the act.", ""},
    {"The G7 met with the G20.", ""},
    {"Flight 93 fell near Shanksville.", ""},
    {"Call 202-555-0123 for help.", ""},
    {"Call 555-0123 for help.", ""},
    {"They run version 2.4.1 of it.", ""},
    {"No one likes this one.", ""},
    {"The 118th Congress sat on page 14.", ""},
    {"They won 3-1.", ""},
    {"They moved from 180 Cedar to the 787 Clipper.", ""},
    {"They live at 1600 Cedar Avenue.", ""},
    {"Covid-19 closed the S&P 500.", ""},
    {"It opened in 1979 and closed in the 1990s.", ""},
    {"They spoke of 42 U.S.C. 1983.", ""},
};
INSTANTIATE_TEST_SUITE_P(None, FigureCases, testing::ValuesIn(kNone));

const Case kAges[] = {
    {"A 45-year-old man spoke.", "45 year of age"},
    {"Mr. Harrow, 71, spoke.", "71 year of age"},
    {"He was aged 34.", "34 year of age"},
};
INSTANTIATE_TEST_SUITE_P(Ages, FigureCases, testing::ValuesIn(kAges));

const Case kPounds[] = {
    {"The fish weighs 208 pounds.", "208 pound-mass"},
    {"He went from 208 pounds to 193 after the trial.", "208 pound-mass; 193 pound-mass -"},
    {"She lost 20 pounds in a year.", "20 pound-mass -"},
    {"They carried bags of 40 pounds up the hill.", "40 pound-mass"},
    {"He is 15 pounds heavier than last year.", "15 pound-mass"},
    {"It cost \xC2\xA3"
     "300 and weighed 12 pounds.",
     "300 GBP; 12 pound-mass"},
    {"The firm lost 20 million pounds.", "20000000 GBP -"},
    {"The fine was 300 pounds.", "300 GBP"},
    {"She paid a fine of 300 pounds.", "300 GBP"},
};
INSTANTIATE_TEST_SUITE_P(Pounds, FigureCases, testing::ValuesIn(kPounds));

const Case kPeople[] = {
    {"One in five adults smokes.", "0.2 {adults}"},
    {"Nobody was hurt in the fire.", "0 none {Nobody}"},
    {"No one has been arrested.", "0 none {No one}"},
    {"Nobody knows the way.", ""},
    {"No one else was hurt.", ""},
};
const Case kVague[] = {
    {"A couple of farmers left.", "2 {farmers}"},
    {"Scores of farmers left.", "20..200 {farmers}"},
    {"Test scores rose.", ""},
    {"The couple left.", ""},
};
INSTANTIATE_TEST_SUITE_P(Vague, FigureCases, testing::ValuesIn(kVague));

INSTANTIATE_TEST_SUITE_P(People, FigureCases, testing::ValuesIn(kPeople));

const Case kRecords[] = {
    {"A record 5 percent of voters abstained.", "5 percent record {voters}"},
    {"The trade gap hit a record $5 billion.", "5e+09 USD record"},
    {"The gap was $5 billion, the widest since 2015.", "5e+09 USD record"},
    {"A record 900 farmers came.", "900 record {farmers}"},
};
INSTANTIATE_TEST_SUITE_P(Records, FigureCases, testing::ValuesIn(kRecords));

const Case kJoined[] = {
    {"They own 5 and 6 ferries.", "5 {ferries}; 6 {ferries}"},
    {"The board passed the plan by 51 to 49.", "51 {votes}; 49 {votes}"},
    {"The court met four times per week.", "4 {times} per week"},
    {"Fares rose to more than 20.", "20 over"},
    {"Ferries are four times slower.", "4 factor {times}"},
    {"Nine wells are dry, and half of them leak.", "9 {wells}; 0.5"},
    {"They built an 8- to 16-metre wall.", "8..16 m {wall}"},
    {"It holds 4 km^3 of ice, or 4 cubic kilometres.", "4 cubic kilometre {ice}; 4 cubic kilometre"},
    {"The fish weighs 208 pounds and sold for 300 pounds.", "208 pound-mass; 300 GBP"},
};
INSTANTIATE_TEST_SUITE_P(Joined, FigureCases, testing::ValuesIn(kJoined));

}  // namespace
}  // namespace onrecord
