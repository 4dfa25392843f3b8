// People of a second file beside those of the program.
#include <gtest/gtest.h>

#include "core/table.h"
#include "extract/entities/table_builder.h"
#include "tests/support/scratch_folder.h"

namespace onrecord {
namespace {

constexpr const char* kHeader = "name\tsurname\tgender\tcountry\trole\torganization\tfrom\tto\tother_names\n";

Status add(const std::string& rows, EntityTables& tables) {
  const ScratchFolder folder;
  const auto file = folder.path() / "people.tsv";
  EXPECT_TRUE(write_file(file, kHeader + rows).ok());
  return add_people(file, tables);
}

TEST(AddPeople, JoinsTermsOfOnePersonAndKeepsNamesakesOfCountriesApart) {
  EntityTables tables;
  ASSERT_TRUE(add("Ada Venn\tVenn\tf\tNL\tChair\t\t2019-01-01\t2020-01-01\tA. Venn\n", tables).ok());
  ASSERT_TRUE(add("Ada Venn\tVenn\tf\tNL\tClerk\t\t2020-01-02\t\t\nAda Venn\tVenn\tf\tNZ\tJudge\t\t2021-01-01\t\t\n", tables).ok());
  ASSERT_EQ(tables.people.size(), 2U);
  EXPECT_EQ(tables.people[0].id, "person:ada-venn");
  ASSERT_EQ(tables.people[0].terms.size(), 2U);
  EXPECT_EQ(tables.people[0].terms[1].role, "Clerk");
  EXPECT_EQ(tables.people[1].id, "person:ada-venn-nz");
  ASSERT_EQ(tables.people[1].terms.size(), 1U);
  EXPECT_EQ(tables.people[1].terms[0].role, "Judge");
  EXPECT_EQ(tables.people_by_name.find("A. Venn")->second, (std::vector<std::uint32_t>{0}));
}

TEST(AddPeople, TakesOtherNamesFromEveryRow) {
  EntityTables tables;
  ASSERT_TRUE(add("Ada Venn\tVenn\tf\tNL\tChair\t\t2019-01-01\t2020-01-01\tA. Venn\n", tables).ok());
  ASSERT_TRUE(add("Ada Venn\tVenn\tf\tNL\tClerk\t\t2020-01-02\t\tA. Venn|Ada B. Venn\n", tables).ok());
  EXPECT_EQ(tables.people[0].names, (std::vector<std::string>{"Ada Venn", "A. Venn", "Ada B. Venn"}));
  EXPECT_EQ(tables.people_by_name.find("Ada B. Venn")->second, (std::vector<std::uint32_t>{0}));
}

Status load_qids_of(const std::string& rows) {
  EntityTables tables;
  tables.country_names.emplace("NL", "Netherlands");
  EXPECT_TRUE(add("Ada Venn\tVenn\tf\tNL\tChair\t\t2019-01-01\t2020-01-01\t\n", tables).ok());
  const ScratchFolder folder;
  EXPECT_TRUE(write_file(folder.path() / "qids.tsv", "id\tqid\tname\n" + rows).ok());
  Status loaded = load_qids(folder.path(), tables);
  if (!loaded) return loaded;
  EXPECT_EQ(tables.country_qids.find("NL")->second, "Q55");
  EXPECT_EQ(tables.people[0].qid, "Q77");
  return loaded;
}

TEST(Qids, BelongToWhatTheRegistriesHoldByIdAndName) {
  EXPECT_TRUE(load_qids_of("country:NL\tQ55\tNetherlands\nperson:ada-venn\tQ77\tAda Venn\n").ok());
  for (const char* wrong : {"country:NL\tQ55\tHolland\n", "person:bo-venn\tQ77\tBo Venn\n", "country:NL\t55\tNetherlands\n",
                            "country:NL\tQ55\tNetherlands\nperson:ada-venn\tQ55\tAda Venn\n"}) {
    EXPECT_FALSE(load_qids_of(wrong).ok()) << wrong;
  }
}

TEST(AddPeople, RefusesATermThatEndsBeforeItStarts) {
  EntityTables tables;
  const Status added = add("Ada Venn\tVenn\tf\tNL\tChair\t\t2019-01-01\t2018-01-01\t\n", tables);
  ASSERT_FALSE(added.ok());
  EXPECT_EQ(added.error().kind, Failure::config);
  EXPECT_NE(added.error().message.find("people.tsv:2: not a term"), std::string::npos) << added.error().message;
}

}  // namespace
}  // namespace onrecord
