// What readers type, and what the index is asked.
#include "store/text_query.h"

#include "store_fixture.h"

namespace onrecord {
namespace {

struct Typed {
  const char* typed;
  const char* asked;
};

TEST(TextQuery, MeansWhatWasTyped) {
  const Typed cases[] = {
      {"border talks", R"("border" AND "talks")"},
      {"\"high level\" OR repatriat*", R"("high level" OR "repatriat" *)"},
      {"\u201Chigh level\u201D", R"("high level")"},
      {"U.S. border", R"("U.S." AND "border")"},
      {"24,000 crossings, or so", R"("24,000" AND "crossings" AND "or" AND "so")"},
      {"it's cross-border", R"("it's" AND "cross-border")"},
      {"talks NOT border OR wall", R"("talks" NOT "border" OR "wall")"},
      {"(deport* OR repatriat*) AND China", R"(("deport" * OR "repatriat" *) AND "China")"},
      {"NEAR(talks border)", R"(NEAR("talks" "border"))"},
      {"NEAR(\"high level\" talks, 5) China", R"(NEAR("high level" "talks", 5) AND "China")"},
      {"talks NEAR border", R"("talks" AND "NEAR" AND "border")"},
      {"speaker_text: (ray OR quill) crossed", R"(speaker_text : ("ray" OR "quill") AND "crossed")"},
      {"foo:bar ^start a+b", R"("foo:bar" AND "^start" AND "a+b")"},
      {"talks \u2014 border", R"("talks" AND "border")"},
      {"$5 -- & \"...\" *", R"("$5")"},
      {"and or not", R"("and" AND "or" AND "not")"},
      {"\xE5\x8C\x97\xE4\xBA\xAC", "\"\xE5\x8C\x97\xE4\xBA\xAC\""},
  };
  for (const auto& [typed, asked] : cases) EXPECT_EQ(to_fts5(typed), asked) << typed;
}

TEST(TextQuery, SaysWhatIsWrongAndWhere) {
  const Typed cases[] = {
      {"", "text:1: there is no word in it"},
      {" ... ", "text:1: there is no word in it"},
      {"(deport* OR", "text:12: a word is missing at the end"},
      {"(deport*", "text:1: the ')' of this '(' is missing"},
      {"deport*)", "text:8: this ')' closes nothing"},
      {"say \"high level", "text:5: the closing mark of this phrase is missing"},
      {"AND talks", "text:1: a word is missing before AND"},
      {"talks OR OR border", "text:10: a word is missing before OR"},
      {"NOT talks", "text:1: a word is missing before NOT: what is left out follows what is looked for, as in 'talks NOT border'"},
      {"()", "text:2: a word is missing before this ')'"},
      {"NEAR(talks)", "text:1: NEAR takes two words or phrases: NEAR(talks border)"},
      {"NEAR(talks border, far)", "text:20: the distance of NEAR is a number of words: NEAR(talks border, 5)"},
      {"NEAR(talks border", "text:1: the ')' of this NEAR is missing"},
  };
  for (const auto& [typed, wrong] : cases) {
    try {
      ADD_FAILURE() << typed << " is asked as " << to_fts5(typed);
    } catch (const BadTextQuery& bad) {
      EXPECT_STREQ(bad.what(), wrong) << typed;
    }
  }
  EXPECT_THROW((void)to_fts5(std::string(60, '(') + "a" + std::string(60, ')')), BadTextQuery);
}

using TextQueryInIndex = StoreFixture;

/// Whatever is typed, the index can be asked it, or it is refused before.
TEST_F(TextQueryInIndex, NothingThatIsTypedIsAnErrorOfTheIndex) {
  Store s = open();
  ASSERT_EQ(put(s, run(s), article("24,000", 24000)).kind, PutOutcome::Kind::added);
  const std::string signs = "ab1\"'()*,:.^+-{}&NOTANDOR \xC3\xA9\x01";
  std::uint64_t seed = 7;
  int asked = 0;
  for (int round = 0; round < 2000; ++round) {
    ClaimQuery q;
    for (int n = 0; n < 12; ++n) {
      seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
      q.text += signs[(seed >> 33) % signs.size()];
    }
    const auto found = s.query(q);
    asked += found ? 1 : 0;
    if (!found) {
      EXPECT_EQ(found.error().kind, Failure::usage) << q.text << ": " << found.error().message;
    }
  }
  EXPECT_GT(asked, 500);
  ClaimQuery q;
  for (const char* typed : {"24,000", "people CROSSED", "\"people crossed\"", "cross*", "NEAR(people crossed)", "people NOT border"}) {
    q.text = typed;
    for (const auto order : {ClaimQuery::Order::said, ClaimQuery::Order::recorded, ClaimQuery::Order::rank}) {
      q.order = order;
      EXPECT_EQ(s.query(q)->total, 1) << typed;
    }
  }
}

TEST_F(TextQueryInIndex, AWatchOfBadWordsIsAProblemAndTheOthersAreTold) {
  Store s = open();
  const std::int64_t r = run(s);
  (void)put(s, r, article("24,000", 24000));
  ClaimQuery bad, good;
  bad.text = "(crossed OR";
  good.text = "crossed";
  const auto told = s.alert({{"bad", "Bad", bad}, {"good", "Good", good}}, r, kNow, [](const AlertReport&) { return std::vector<Delivery>(); });
  ASSERT_TRUE(told) << told.error().message;
  EXPECT_EQ(told->digests.size(), 1U);
  EXPECT_EQ(told->problems, std::vector<std::string>{"watch bad: text:12: a word is missing at the end"});
}

}  // namespace
}  // namespace onrecord
