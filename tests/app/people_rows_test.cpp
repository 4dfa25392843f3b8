#include "app/people_rows.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

std::string text_of(std::string_view json, const std::string& before = "") {
  const auto imported = read_people_json(json, "people.json", "NL");
  if (!imported) return imported.error().message;
  const auto merged = merge_people(before, "people.tsv", imported->rows);
  return merged ? merged->text : merged.error().message;
}

/// The rows alone.
std::string rows_of(std::string_view json) {
  const std::string text = text_of(json);
  const auto header = text.find("other_names\n");
  return header == std::string::npos ? text : text.substr(header + 12);
}

constexpr const char* kHeader = "name\tsurname\tgender\tcountry\trole\torganization\tfrom\tto\tother_names\n";

TEST(ImportPeople, ReadsPopolo) {
  EXPECT_EQ(rows_of(R"({"persons": [
      {"id": "1", "name": "Ilse van der Moor", "family_name": "van der Moor", "gender": "female", "other_names": [{"name": "I. Moor"}]},
      {"id": "2", "name": "Tamas Keel Jr."}],
    "organizations": [{"id": "h", "name": "Harbour Council"}],
    "posts": [{"id": "c", "label": "Chair", "organization_id": "h"}],
    "memberships": [
      {"person_id": "1", "post_id": "c", "start_date": "2019", "end_date": "2020-02"},
      {"person_id": "1", "post_id": "c", "start_date": "2020-03-01", "end_date": "2021-05-04T10:00:00Z"},
      {"person_id": "1", "organization_id": "h", "start_date": "2022-01-01"}]})"),
            "Ilse van der Moor\tvan der Moor\tf\tNL\tChair\tHarbour Council\t2019-01-01\t2021-05-04\tI. Moor\n"
            "Ilse van der Moor\tvan der Moor\tf\tNL\tmember\tHarbour Council\t2022-01-01\t\tI. Moor\n"
            "Tamas Keel Jr.\tKeel\t\tNL\t\t\t\t\t\n");
}

TEST(ImportPeople, ReadsLegislators) {
  EXPECT_EQ(rows_of(R"([{"name": {"first": "Odile", "last": "Marrow", "official_full": "Odile K. Marrow", "nickname": "Dee"}, "bio": {"gender": "F"},
      "terms": [{"type": "rep", "start": "2011-01-05", "end": "2013-01-03", "state": "VT", "party": "Independent"},
                {"type": "rep", "start": "2013-01-03", "end": "2015-01-03", "state": "VT", "party": "Independent"},
                {"type": "sen", "start": "2017-01-03", "end": "2023-01-03", "state": "VT", "party": "Independent"}]}])"),
            "Odile K. Marrow\tMarrow\tf\tUS\tRepresentative\tHouse of Representatives\t2011-01-05\t2015-01-03\tOdile Marrow|Dee Marrow\n"
            "Odile K. Marrow\tMarrow\tf\tUS\tSenator\tSenate\t2017-01-03\t2023-01-03\tOdile Marrow|Dee Marrow\n");
}

TEST(ImportPeople, LeavesOutNamesakes) {
  const auto imported = read_people_json(
      R"({"persons": [{"id": "1", "name": "Bo Tarn"}, {"id": "2", "name": "Bo Tarn"}, {"id": "3", "name": "Ada Venn"}]})", "people.json", "");
  ASSERT_TRUE(imported.ok());
  ASSERT_EQ(imported->rows.size(), 1U);
  EXPECT_EQ(imported->rows[0].name, "Ada Venn");
  EXPECT_EQ(imported->notes, (std::vector<std::string>{"people.json: 2 people are named 'Bo Tarn'; left out, as a text does not tell them apart"}));
}

TEST(ImportPeople, ErrorsNameFileAndPlace) {
  struct Case {
    const char* json;
    const char* message;
  };
  const Case cases[] = {
      {"{\"persons\": [],\n  oops}", "people.json:2:3: no JSON"},
      {"", "people.json:1:1: no JSON"},
      {"{}", "people.json: neither Popolo (an object with 'persons') nor a list of legislators"},
      {R"({"persons": 3})", "people.json: /persons: should be a list"},
      {R"({"persons": ["Bo"]})", "people.json: /persons/0: should be an object"},
      {R"({"persons": [{"id": "1"}]})", "people.json: /persons/0: has no 'name'"},
      {R"({"persons": [{"id": "1", "name": "Bo\tTarn"}]})", "people.json: /persons/0/name: should hold no line break, tab or '|'"},
      {R"({"persons": [{"id": "1", "name": "# Tarn"}]})", "people.json: /persons/0/name: should not start with '#'"},
      {R"({"persons": [{"id": 1, "name": "Bo Tarn"}]})", "people.json: /persons/0/id: should be a text"},
      {R"({"persons": [{"id": "1", "name": "Bo"}, {"id": "1", "name": "Al"}]})", "people.json: /persons/1/id: a second person '1'"},
      {R"({"persons": [], "memberships": [{"person_id": "9"}]})", "people.json: /memberships/0/person_id: names '9', which the file does not hold"},
      {R"({"persons": [{"id": "1", "name": "Bo"}], "memberships": [{"person_id": "1", "post_id": "x"}]})",
       "people.json: /memberships/0/post_id: names 'x', which the file does not hold"},
      {R"({"persons": [{"id": "1", "name": "Bo"}], "memberships": [{"person_id": "1", "start_date": "2021-02-30"}]})",
       "people.json: /memberships/0/start_date: no day: '2021-02-30'"},
      {R"({"persons": [{"id": "1", "name": "Bo"}], "memberships": [{"person_id": "1", "start_date": "2021", "end_date": "2020"}]})",
       "people.json: /memberships/0: ends before it starts"},
      {R"([{"terms": []}])", "people.json: /0: has no 'name'"},
      {R"([{"name": {"first": "Bo", "last": "Tarn"}}])", "people.json: /0: has no 'terms'"},
      {R"([{"name": {"first": "Bo", "last": "Tarn"}, "terms": [{"type": "king", "start": "2020-01-01"}]}])",
       "people.json: /0/terms/0/type: should be 'sen' or 'rep', is 'king'"},
      {R"([{"name": {"first": "Bo", "last": "Tarn"}, "terms": [{"type": "sen"}]}])", "people.json: /0/terms/0: has no 'start'"},
  };
  for (const Case& c : cases) EXPECT_EQ(text_of(c.json), c.message) << c.json;
}

TEST(MergePeople, KeepsRowsAndFillsThem) {
  const std::string before = std::string("# mine\n") + kHeader + "Ada Venn\tVenn\t\tNL\tChair\tBoard\t2019-01-01\n\n# end\nAl Roe\tRoe\tm\tNL\n";
  const std::vector<PersonRow> rows = {{"Ada Venn", "Venn", "f", "NL", "Chair", "Board", "2019-01-01", "2020-06-30", {"A. Venn"}},
                                       {"Al Roe", "Roe", "", "NL", "", "", "", "", {}},
                                       {"Bo Tarn", "Tarn", "", "NL", "Clerk", "Board", "", "", {}}};
  const auto merged = merge_people(before, "people.tsv", rows);
  ASSERT_TRUE(merged.ok());
  EXPECT_EQ(merged->text, std::string("# mine\n") + kHeader +
                              "Ada Venn\tVenn\tf\tNL\tChair\tBoard\t2019-01-01\t2020-06-30\tA. Venn\n\n# end\nAl Roe\tRoe\tm\tNL\n"
                              "Bo Tarn\tTarn\t\tNL\tClerk\tBoard\t\t\t\n");
  EXPECT_EQ(merged->added, 1);
  EXPECT_EQ(merged->changed, 1);
  EXPECT_EQ(merged->same, 1);
  const auto again = merge_people(merged->text, "people.tsv", rows);
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->text, merged->text);
  EXPECT_EQ(again->same, 3);
}

TEST(MergePeople, RefusesAnotherTable) {
  const auto merged = merge_people("name\tage\nAda\t3\n", "w/people.tsv", {});
  ASSERT_FALSE(merged.ok());
  EXPECT_EQ(merged.error().message.substr(0, 12), "w/people.tsv");
}

}  // namespace
}  // namespace onrecord
