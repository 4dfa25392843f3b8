// Every export, of two reports of one statement and one of another, with text that could break its format.
#include "report/exports.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "report/bibliography.h"

namespace onrecord {
namespace {

using Json = nlohmann::json;

ClaimRow row(std::int64_t claim, std::int64_t statement, std::int64_t article) {
  ClaimRow c;
  c.claim_id = claim;
  c.statement_id = statement;
  c.article_id = article;
  c.speaker = "Zoë \"Z\" <Ray>";
  c.speaker_kind = "person";
  c.role = "Minister & envoy";
  c.claim_class = "warn";
  c.quote = "direct";
  c.content = "=24,000 \"people\"\ncrossed 100% {of} it & <more>";
  c.said_on = "2024-05-06";
  c.published_on = "2024-05-07";
  c.source_id = "ledger";
  c.source_name = "The Ledger & Co_";
  c.url = "https://a.example/{1}?x=" + std::to_string(article) + "&y=2";
  c.headline = "Costs: 5% of {all} \\ $3_0";
  c.fetched_at = "2024-05-08T03:00:00Z";
  c.countries = {"CN", "US"};
  c.span_start = 10;
  c.span_end = 20;
  return c;
}

const std::vector<ClaimRow> kRows = {row(1, 1, 1), row(2, 1, 2), row(3, 2, 2)};

std::vector<Json> lines_of(const std::string& text) {
  std::vector<Json> out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) out.push_back(Json::parse(line));
  return out;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

TEST(Export, CsvQuotesLineBreaksAndDisarmsFormulas) {
  const std::string csv = render_export(kRows, ExportFormat::csv);
  EXPECT_EQ(count(csv, "\r\n"), 4U);
  EXPECT_NE(csv.find("\"'=24,000 \"\"people\"\"\ncrossed 100% {of} it & <more>\""), std::string::npos) << csv;
  EXPECT_NE(csv.find("\"Zoë \"\"Z\"\" <Ray>\""), std::string::npos);
}

TEST(Export, JsonLinesHoldTheWordsUnchanged) {
  const auto rows = lines_of(render_export(kRows, ExportFormat::jsonl));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0]["content"], kRows[0].content);
  EXPECT_EQ(rows[2]["claim"], 3);
  EXPECT_EQ(Json::parse(render_export(kRows, ExportFormat::json)).size(), 3U);
}

TEST(Export, TablesHoldIdsDaysAndTheWayBack) {
  const auto rows = lines_of(render_export(kRows, ExportFormat::jsonl));
  EXPECT_EQ(rows[1]["statement"], 1);
  EXPECT_EQ(rows[1]["published"], "2024-05-07");
  EXPECT_EQ(rows[1]["headline"], kRows[1].headline);
  EXPECT_EQ(rows[1]["span_end"], 20);
  EXPECT_TRUE(rows[1]["warc_offset"].is_null());
}

TEST(Export, EntriesAreCountedAsTheFileHoldsThem) {
  EXPECT_EQ(count_entries(kRows, ExportFormat::csv), 3);
  EXPECT_EQ(count_entries(kRows, ExportFormat::bibtex), 2);
  EXPECT_EQ(count_entries(kRows, ExportFormat::corpus), 2);
  EXPECT_EQ(count_entries(kRows, ExportFormat::graphml), 2);
}

TEST(Export, MarkdownHasALineARow) {
  const std::string table = render_export(kRows, ExportFormat::markdown);
  EXPECT_EQ(count(table, "\n"), 5U) << table;
}

TEST(Export, BibtexHasAnEntryAnArticleWithTexEscaped) {
  EXPECT_EQ(to_bibtex({kRows[0], kRows[0]}),
            "@online{ledger2024-1,\n  title = {Costs: 5\\% of \\{all\\} \\textbackslash  \\$3\\_0},\n  organization = {The Ledger \\& Co\\_},\n"
            "  date = {2024-05-07},\n  url = {https://a.example/%7B1%7D?x=1&y=2},\n  urldate = {2024-05-08}\n}\n\n");
  EXPECT_EQ(count(render_export(kRows, ExportFormat::bibtex), "@online{"), 2U);
}

TEST(Export, RisHasTheFieldsInOrder) {
  EXPECT_EQ(render_export({kRows[0]}, ExportFormat::ris),
            "TY  - NEWS\r\nTI  - Costs: 5% of {all} \\ $3_0\r\nPB  - The Ledger & Co_\r\nDA  - 2024/05/07\r\nPY  - 2024\r\n"
            "UR  - https://a.example/{1}?x=1&y=2\r\nID  - ledger2024-1\r\nER  - \r\n\r\n");
}

TEST(Export, CslJsonHasDateParts) {
  const Json items = Json::parse(render_export(kRows, ExportFormat::csl_json));
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0]["issued"]["date-parts"], Json::parse("[[2024,5,7]]"));
  EXPECT_EQ(items[0]["type"], "article-newspaper");
  EXPECT_EQ(items[1]["URL"], kRows[1].url);
}

TEST(Export, GraphmlWeighsEdgesByStatements) {
  const std::string xml = render_export(kRows, ExportFormat::graphml);
  EXPECT_EQ(count(xml, "<node "), 3U);
  EXPECT_EQ(count(xml, "<edge "), 2U);
  EXPECT_EQ(count(xml, "<data key=\"weight\">2</data>"), 2U) << "three reports of two statements";
  EXPECT_NE(xml.find("<node id=\"s:Zoë &quot;Z&quot; &lt;Ray&gt;\">"), std::string::npos);
}

TEST(Export, ClaimReviewSaysWhoSaidItWhereAndNotWhetherItIsTrue) {
  const auto claims = lines_of(render_export(kRows, ExportFormat::claimreview));
  ASSERT_EQ(claims.size(), 3U);
  const Json& claim = claims[0];
  EXPECT_EQ(claim["@context"], "https://schema.org");
  EXPECT_EQ(claim["claimReviewed"], kRows[0].content);
  EXPECT_EQ(claim["itemReviewed"]["author"]["@type"], "Person");
  EXPECT_EQ(claim["itemReviewed"]["author"]["jobTitle"], "Minister & envoy");
  EXPECT_EQ(claim["itemReviewed"]["identifier"], claims[1]["itemReviewed"]["identifier"]);
  EXPECT_EQ(claim["itemReviewed"]["appearance"]["url"], kRows[0].url);
  EXPECT_FALSE(claim.contains("reviewRating"));
}

TEST(Export, AnnotationsSelectByPositionAndQuotation) {
  const auto notes = lines_of(render_export(kRows, ExportFormat::annotations));
  ASSERT_EQ(notes.size(), 3U);
  EXPECT_EQ(notes[2]["@context"], "http://www.w3.org/ns/anno.jsonld");
  EXPECT_EQ(notes[2]["id"], "urn:onrecord:claim:3");
  const Json& selectors = notes[2]["target"]["selector"];
  EXPECT_EQ(selectors[0], Json::parse(R"({"type":"TextPositionSelector","start":10,"end":20})"));
  EXPECT_EQ(selectors[1]["exact"], kRows[2].content);
}

TEST(Export, AnAnnotationQuotesTheTextUnbrokenWithTheWordsAround) {
  ClaimRow parted = kRows[0];
  parted.content = "the fee rises";
  parted.in_text = {"the fee, he said, rises", "In May ", " in June."};
  const Json selector = lines_of(render_export({parted}, ExportFormat::annotations)).at(0)["target"]["selector"][1];
  EXPECT_EQ(selector, Json::parse(R"({"type":"TextQuoteSelector","exact":"the fee, he said, rises","prefix":"In May ","suffix":" in June."})"));
}

TEST(Export, TheCorpusHasATextAStatement) {
  const std::string csv = render_export(kRows, ExportFormat::corpus);
  EXPECT_TRUE(csv.starts_with("doc_id,text,speaker,"));
  EXPECT_EQ(count(csv, "\r\n"), 3U);
  EXPECT_EQ(count(csv, "\r\nstatement1,"), 1U);
  EXPECT_NE(csv.find(",CN US,ledger,"), std::string::npos);
}

TEST(Export, ParquetIsFramedAndTheSameEachTime) {
  const std::string file = render_export(kRows, ExportFormat::parquet);
  EXPECT_TRUE(file.starts_with("PAR1") && file.ends_with("PAR1"));
  EXPECT_EQ(file, render_export(kRows, ExportFormat::parquet));
  EXPECT_NE(file, render_export({kRows[0]}, ExportFormat::parquet));
}

TEST(Export, NothingIsAFileOfItsFormatToo) {
  EXPECT_EQ(Json::parse(render_export({}, ExportFormat::json)), Json::array());
  EXPECT_EQ(Json::parse(render_export({}, ExportFormat::csl_json)), Json::array());
  EXPECT_EQ(count(render_export({}, ExportFormat::csv), "\r\n"), 1U);
  EXPECT_EQ(count(render_export({}, ExportFormat::graphml), "</graphml>"), 1U);
  EXPECT_EQ(render_export({}, ExportFormat::ris), "");
  EXPECT_TRUE(render_export({}, ExportFormat::parquet).ends_with("PAR1"));
}

TEST(Export, TheManifestTellsRowsQueryAndProgram) {
  const Json m = Json::parse(render_manifest({"a.csv", "ab12", "csv", "SELECT 1;", "onrecord 0.1", "r1", "2024-05-08T03:00:00Z", 3, 2}));
  EXPECT_EQ(m["rows"], 3);
  EXPECT_EQ(m["entries"], 2);
  EXPECT_EQ(m["query"], "SELECT 1;");
  EXPECT_EQ(m["rules"], "r1");
}

TEST(Export, DatasetteMetadataDescribesColumnsAndAsksTheFullTextByRowid) {
  const Json m = Json::parse(datasette_metadata("onrecord", {{"v1_claims", "", "One report"}, {"v1_claims", "claim", "Its words"}}));
  EXPECT_EQ(m["databases"]["onrecord"]["tables"]["v1_claims"]["columns"]["claim"], "Its words");
  const std::string words = m["databases"]["onrecord"]["queries"]["words"]["sql"];
  EXPECT_NE(words.find("IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH :words)"), std::string::npos);
}

}  // namespace
}  // namespace onrecord
