// Two entities that are one, until the merge is undone.
#include "store_fixture.h"

namespace onrecord {
namespace {

class MergeTest : public StoreFixture {
 protected:
  static std::int64_t said(Store& s, const std::string& speaker) {
    ClaimQuery q;
    q.speakers = {speaker};
    return s.query(q)->total;
  }
  void fill(Store& s) const {
    const std::int64_t r = run(s);
    for (const char* speaker : {"Ada Venn", "A. Quill-Venn", "Bo Roe"})
      (void)put(s, r, article("5", 5, Modifier::none, speaker), std::string("https://a.example/") + speaker);
    ASSERT_TRUE(s.end_run(r, "ok", kNow));
  }
};

TEST_F(MergeTest, FindsBothByEitherNameAndIsUndoneWithoutATrace) {
  Store s = open();
  fill(s);
  const auto merged = s.merge_entities("A. Quill-Venn", "person:ada venn", kNow);
  ASSERT_TRUE(merged) << merged.error().message;
  EXPECT_EQ(merged->from, "person:a quill venn");
  EXPECT_EQ(said(s, "Ada Venn"), 2);
  EXPECT_EQ(said(s, "Quill-Venn"), 2);
  ASSERT_EQ(s.who("Quill-Venn", "")->size(), 1U);
  EXPECT_EQ(s.who("Quill-Venn", "")->front().name, "Ada Venn");
  EXPECT_EQ(s.who("Quill-Venn", "")->front().reports, 2);
  ASSERT_TRUE(s.undo_merge(merged->merge_id, kNow));
  EXPECT_EQ(said(s, "Ada Venn"), 1);
  EXPECT_EQ(s.who("Quill-Venn", "")->front().reports, 1);
  ASSERT_EQ(s.merges()->size(), 1U);
  EXPECT_FALSE(s.merges()->front().undone_at.empty());
  EXPECT_FALSE(s.undo_merge(merged->merge_id, kNow));
}

TEST_F(MergeTest, TimelinesCountThemAsOne) {
  Store s = open();
  fill(s);
  ASSERT_TRUE(s.merge_entities("A. Quill-Venn", "Ada Venn", kNow));
  const auto rows = s.timeline({}, "year", Facet::speaker);
  ASSERT_TRUE(rows) << rows.error().message;
  ASSERT_EQ(rows->size(), 2U);
  EXPECT_EQ(rows->at(0).value, "Ada Venn");
  EXPECT_EQ(rows->at(0).reports, 2);
  EXPECT_EQ(rows->at(1).value, "Bo Roe");
}

TEST_F(MergeTest, OfThreeHoldsWhatIsLeftWhenOneIsUndone) {
  Store s = open();
  fill(s);
  const auto first = s.merge_entities("Ada Venn", "A. Quill-Venn", kNow);
  ASSERT_TRUE(first && s.merge_entities("A. Quill-Venn", "Bo Roe", kNow));
  EXPECT_EQ(said(s, "Ada Venn"), 3);
  ASSERT_TRUE(s.undo_merge(first->merge_id, kNow));
  EXPECT_EQ(said(s, "Ada Venn"), 1);
  EXPECT_EQ(said(s, "Bo Roe"), 2);
}

TEST_F(MergeTest, RefusesWhatIsNoneTwoKindsOrOneAlready) {
  Store s = open();
  fill(s);
  EXPECT_EQ(s.merge_entities("Nobody", "Bo Roe", kNow).error().kind, Failure::no_input);
  EXPECT_EQ(s.merge_entities("country:CN", "Bo Roe", kNow).error().kind, Failure::usage);
  ASSERT_TRUE(s.merge_entities("Ada Venn", "Bo Roe", kNow));
  EXPECT_EQ(s.merge_entities("Bo Roe", "Ada Venn", kNow).error().kind, Failure::usage);
}

TEST_F(MergeTest, NamesOfLaterArticlesJoinAndWhoIsForgottenIsForgottenWhole) {
  Store s = open();
  fill(s);
  ASSERT_TRUE(s.merge_entities("Ada Venn", "Bo Roe", kNow));
  const std::int64_t r = run(s);
  Extraction x = article("9", 9, Modifier::none, "Ada Venn");
  x.annotations.entities[0].aliases = {"Ada Zoe Venn-Ray"};
  (void)put(s, r, x, "https://a.example/9");
  ASSERT_TRUE(s.end_run(r, "ok", kNow));
  EXPECT_EQ(said(s, "Venn-Ray"), 3);
  ASSERT_EQ(*s.forget_person("Bo Roe", kNow), 3);
  EXPECT_TRUE(s.merges()->empty());
  EXPECT_TRUE(s.check()->empty());
}

}  // namespace
}  // namespace onrecord
