// People of a second file beside those of the program.
#include <gtest/gtest.h>

#include <set>

#include "core/table.h"
#include "extract/entities/table_builder.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/source_root.h"

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

constexpr const char* kPost = "nl-chair\tChair\tWater Board\tNL\tHead of the Board\n";

Status load_registry(const std::string& offices, const std::string& people, EntityTables& tables) {
  const ScratchFolder folder;
  EXPECT_TRUE(write_file(folder.path() / "offices.tsv", "id\tlabel\torganization\tcountry\tother_names\n" + offices).ok());
  EXPECT_TRUE(write_file(folder.path() / "people.tsv", "name\tsurname\tgender\tcountry\toffice\tas\tfrom\tto\tother_names\n" + people).ok());
  const Status done = load_offices(folder.path(), tables);
  return done ? load_people(folder.path(), tables) : done;
}

TEST(Offices, GiveTheirHoldersRoleAndBody) {
  EntityTables tables;
  ASSERT_TRUE(load_registry(kPost,
                            "Ada Venn\tVenn\tf\tNL\tnl-chair\t\t2019-01-01\t2020-01-01\t\nBo Lind\tLind\tm\tNL\tnl-chair\tActing\t2020-01-02\t\t\n",
                            tables)
                  .ok());
  ASSERT_EQ(tables.people.size(), 2U);
  EXPECT_EQ(tables.people[0].terms[0].role, "Chair");
  EXPECT_EQ(tables.people[0].terms[0].organization, "Water Board");
  EXPECT_EQ(tables.people[1].terms[0].role, "Acting Chair");
  EXPECT_EQ(tables.people[1].terms[0].office, 0U);
  EXPECT_EQ(tables.offices[0].other_names, (std::vector<std::string>{"head of the board"}));
}

TEST(Offices, AreKnownOnceAndReferredToByWhatIsThere) {
  const struct {
    const char* offices;
    const char* people;
    const char* message;
  } cases[] = {
      {kPost, "Ada Venn\tVenn\tf\tNL\tnl-clerk\t\t2019-01-01\t\t\n", "people.tsv:2: no office 'nl-clerk' in offices.tsv"},
      {kPost, "Ada Venn\tVenn\tf\tNL\tnl-chair\t\t2019-13-01\t\t\n", "people.tsv:2: not a term"},
      {"nl-a\tA\t\tNL\t\nnl-a\tB\t\tNL\t\n", "", "offices.tsv:3: a second office 'nl-a'"},
      {"Nl A\tA\t\tNL\t\n", "", "offices.tsv:2: not an id: 'Nl A'"},
      {"nl-a\t\t\tNL\t\n", "", "offices.tsv:2: an office without a label"},
      {"nl-a\tA\t\tHolland\t\n", "", "offices.tsv:2: not a country: 'Holland'"},
  };
  for (const auto& c : cases) {
    EntityTables tables;
    const Status loaded = load_registry(c.offices, c.people, tables);
    ASSERT_FALSE(loaded.ok()) << c.message;
    EXPECT_NE(loaded.error().message.find(c.message), std::string::npos) << loaded.error().message;
  }
}

TEST(Organizations, HaveParentsThatAreThere) {
  const auto load = [](const std::string& rows) {
    const ScratchFolder folder;
    EXPECT_TRUE(write_file(folder.path() / "organizations.tsv", "name\tcountry\tother_names\ttitles\tparent\n" + rows).ok());
    EntityTables tables;
    const Status loaded = load_organizations(folder.path(), tables);
    return loaded ? std::string() : loaded.error().message;
  };
  EXPECT_EQ(load("Dike Guard\tNL\t\t\tWater Board\nWater Board\tNL\t\t\t\n"), "");
  EXPECT_NE(load("Water Board\tNL\t\t\t\nDike Guard\tNL\t\t\tSea Board\n").find("organizations.tsv:3: unknown parent 'Sea Board'"),
            std::string::npos);
  EXPECT_NE(load("Dike Guard\tNL\t\t\tDike Guard\n").find("organizations.tsv:2: unknown parent"), std::string::npos);
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

TEST(KnownNames, StandOnceAndInOrder) {
  const auto table = Table::load(std::filesystem::path(source_root()) / "config/entities/known_names.tsv", {"kind", "names"});
  ASSERT_TRUE(table.ok());
  std::set<std::string> seen;
  for (std::size_t row = 0; row < table->size(); ++row) {
    std::string before;
    for (const auto name : table->list(row, 1)) {
      EXPECT_TRUE(seen.insert(std::string(name)).second) << name << " stands twice";
      const std::string key = to_lower_ascii(name) + '\t' + std::string(name);
      EXPECT_LT(before, key) << name << " is out of order";
      EXPECT_FALSE(name.front() >= 'a' && name.front() <= 'z' && to_lower_ascii(name) == name) << name << " is a common word";
      before = key;
    }
  }
}

}  // namespace
}  // namespace onrecord
