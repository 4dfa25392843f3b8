#include "report/alert_report.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "report/mail_message.h"
#include "report/report_file.h"
#include "report/sparkline.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

AlertItem item(std::int64_t statement, const std::string& reason, const std::string& content) {
  AlertItem out;
  out.reason = reason;
  out.claim.speaker = "Ada Example";
  out.claim.role = "Fee Minister";
  out.claim.content = content;
  out.claim.said_on = "2024-05-05";
  out.claim.published_on = "2024-05-05";
  out.claim.claim_class = "assert";
  out.claim.quote = "direct";
  out.claim.url = "https://example.org/1?a=1&b=\"2";
  out.claim.source_name = "Daily <i>";
  out.claim.statement_id = statement;
  return out;
}

AlertReport sample() {
  AlertReport report;
  report.created_at = "2024-05-06T03:00:00Z";
  AlertDigest digest{3, "w", "Title <b>", report.created_at, {}, 7, {"https://example.org/1: old -> new"}, false};
  digest.items = {item(9, "new", "the fee <script> rises"), item(10, "revised", "25,000 people"), item(11, "contradicts", "31,000 people")};
  digest.items[1].note = "24,000 (Daily, 2024-05-01) -> 25,000";
  digest.items[1].series = {1, 2, 3};
  report.digests = {digest, {4, "v", "Second watch", report.created_at, {item(9, "new", "the fee <script> rises")}, 1, {}, false}};
  report.quiet = {{"q", "Tariffs", "2024-04-30"}};
  report.problems = {"watch x: fts5: syntax error"};
  return report;
}

AlertTemplates templates() {
  auto out = load_templates(source_root() + "/config/templates");
  EXPECT_TRUE(out) << out.error().message;
  return *out;
}

constexpr ReportFormat kAll[] = {ReportFormat::markdown, ReportFormat::html, ReportFormat::text, ReportFormat::atom, ReportFormat::json};

TEST(AlertReport, HostileTextIsEscapedInEveryFormat) {
  for (const ReportFormat format : {ReportFormat::markdown, ReportFormat::html, ReportFormat::atom}) {
    const std::string out = render_report(sample(), format, templates());
    EXPECT_EQ(out.find("<script>"), std::string::npos);
    EXPECT_EQ(out.find("<i>"), std::string::npos);
    EXPECT_EQ(out.find("b=\"2"), std::string::npos);
  }
}

TEST(AlertReport, ChangedAndContradictingComeFirstThenByWatchThenQuietAndCoverage) {
  const std::string out = render_report(sample(), ReportFormat::text, templates());
  std::size_t at = 0;
  for (const char* part :
       {"5 new statements, 1 changed, 1 contradiction - 2024-05-06", "TODAY", "CHANGED", "24,000 (Daily, 2024-05-01) -> 25,000  ▁▅█",
        "headline changed", "CONTRADICTS", "31,000 people", "1. Title <b> (1 new)", "Ada Example, Fee Minister", "the fee <script> rises",
        "and 4 more", "QUIET", "Tariffs: nothing since 2024-04-30", "COVERAGE", "watch x: fts5"}) {
    const std::size_t found = out.find(part, at);
    EXPECT_NE(found, std::string::npos) << part << "\n" << out;
    if (found != std::string::npos) at = found;
  }
}

TEST(AlertReport, EmptyLinesAreThoseOfTheTemplate) {
  AlertReport report = sample();
  report.digests.resize(1);
  report.digests[0].items = {item(1, "new", "one"), item(2, "new", "two")};
  report.digests[0].items[1].claim.speaker = "Bo Roe";
  report.digests[0].items[0].after = "Next.";
  const std::string text = render_report(report, ReportFormat::text, templates());
  EXPECT_NE(text.find("[assert, direct]\n    in: ... Next.\n    1 report"), std::string::npos) << text;
  EXPECT_NE(text.find("\n\n1. Title"), std::string::npos) << text;
  const std::string markdown = render_report(report, ReportFormat::markdown, templates());
  EXPECT_NE(markdown.find("\n\n**Bo Roe"), std::string::npos) << markdown;
  EXPECT_EQ((text + markdown).find('\x01'), std::string::npos);
}

/// The templates of the program, with one of them written anew.
class EditedTemplates {
 public:
  EditedTemplates(const std::string& name, const std::string& text) {
    std::filesystem::copy(source_root() + "/config/templates", folder_.path(), std::filesystem::copy_options::recursive);
    std::ofstream(folder_.path() / name) << text;
  }
  [[nodiscard]] Result<AlertTemplates> load() const { return load_templates(folder_.path()); }

 private:
  ScratchFolder folder_;
};

TEST(AlertReport, ATemplateMayBeEditedAndStillEscapesWhatItShows) {
  const EditedTemplates edited(
      "alert.html", "<h1>Bulletin</h1>{{#watches}}<h2>{{title}}</h2>{{#people}}{{#items}}<q>{{content}}</q>{{/items}}{{/people}}{{/watches}}");
  const auto templates = edited.load();
  ASSERT_TRUE(templates) << templates.error().message;
  EXPECT_EQ(render_report(sample(), ReportFormat::html, *templates),
            "<h1>Bulletin</h1><h2>Title &lt;b&gt;</h2><q>the fee &lt;script&gt; rises</q>\n");
  EXPECT_NE(render_report(sample(), ReportFormat::text, *templates).find("CONTRADICTS"), std::string::npos);  // the others are as they were
}

TEST(AlertReport, ATemplateThatDoesNotCloseWhatItOpensIsRefusedByName) {
  const auto templates = EditedTemplates("alert.md", "{{#watches}}{{title}}").load();
  ASSERT_FALSE(templates);
  EXPECT_EQ(templates.error().kind, Failure::config);
  EXPECT_NE(templates.error().message.find("alert.md: "), std::string::npos) << templates.error().message;
}

TEST(AlertReport, ATrialSaysSo) {
  AlertReport report = sample();
  for (const ReportFormat format : {ReportFormat::markdown, ReportFormat::html, ReportFormat::text}) {
    const std::string out = render_report(report, format, templates(), 30);
    EXPECT_NE(out.find("of the last 30 days; a trial: nothing is recorded or sent"), std::string::npos);
    EXPECT_EQ(out.find("Why you get this"), std::string::npos);
    EXPECT_EQ(out.find("digest"), std::string::npos) << out;
  }
}

TEST(AlertReport, AnItemOfTwoWatchesStandsOnce) {
  const std::string out = render_report(sample(), ReportFormat::text, templates());
  EXPECT_EQ(out.find("rises"), out.rfind("rises"));
}

TEST(AlertReport, OneSpeakerHasOneHeadingHoweverTheSentenceBegins) {
  AlertReport report = sample();
  report.digests[0].items = {item(1, "new", "one"), item(2, "new", "two")};
  report.digests[0].items[0].claim.speaker = "border agency data";
  report.digests[0].items[1].claim.speaker = "Border agency data";
  const std::string out = render_report(report, ReportFormat::text, templates());
  EXPECT_NE(out.find("border agency data"), std::string::npos);
  EXPECT_EQ(out.find("Border agency data"), std::string::npos) << out;
}

TEST(AlertReport, AddressesWithoutANameHaveNoPublicArchive) {
  for (const auto& [url, archived] : {std::pair{"http://127.0.0.14:8911/1", false}, {"http://[::1]/1", false}, {"https://1.example/1", true}}) {
    AlertReport report = sample();
    report.digests[0].items = {item(1, "new", "one")};
    report.digests[0].items[0].claim.url = url;
    report.digests.resize(1);
    const std::string out = render_report(report, ReportFormat::markdown, templates());
    EXPECT_EQ(out.find("web.archive.org") != std::string::npos, archived) << out;
  }
}

TEST(AlertReport, OneOfAKindIsNoPlural) {
  AlertReport report = sample();
  report.coverage.articles = 1;
  report.coverage.copies = 1;
  EXPECT_NE(render_report(report, ReportFormat::text, templates()).find("from 1 article (1 copy folded), 3 watches"), std::string::npos);
  report.digests.resize(1);
  report.quiet.clear();
  report.coverage.copies = 2;
  EXPECT_NE(render_report(report, ReportFormat::text, templates()).find("(2 copies folded), 1 watch\n"), std::string::npos);
}

TEST(AlertReport, ARepeatedDeliveryChangesNothing) {
  for (const ReportFormat format : kAll) {
    const std::string section = render_report(sample(), format, templates());
    const std::string once = add_to_report("", section, format);
    EXPECT_EQ(add_to_report(once, section, format), once);
    AlertReport next = sample();
    for (AlertDigest& d : next.digests) d.digest_id += 10;
    next.digests[0].items[0].claim.statement_id = 99;
    const std::string twice = add_to_report(once, render_report(next, format, templates()), format);
    EXPECT_NE(twice.find(section), std::string::npos);
    EXPECT_GT(twice.size(), once.size());
  }
}

TEST(Sparkline, RunsFromTheLowestToTheHighest) {
  EXPECT_EQ(sparkline({1, 5, 9}), "▁▅█");
  EXPECT_EQ(sparkline({1}), "");
  EXPECT_NE(sparkline_svg({1, 2}).find("<polyline"), std::string::npos);
}

TEST(MailMessage, HasAllHeadersAndNoLineOver78Bytes) {
  MailParts parts;
  parts.from = "onrecord <desk@example.org>";
  parts.to = "reader@example.org";
  parts.subject = "14 neue Äußerungen\r\nBcc: evil@example.org";
  parts.list_id = "china";
  parts.date = *Instant::parse("2024-05-06T03:00:00Z");
  parts.text = std::string(300, 'x') + " Zoë\n";
  parts.html = "<p>Zoë</p>";
  const std::string out = to_mail_message(parts);
  EXPECT_EQ(out.find("\r\nBcc:"), std::string::npos);
  for (const char* header : {"From: onrecord <desk@example.org>\r\n", "To: reader@example.org\r\n", "Subject: =?UTF-8?B?",
                             "Date: Mon, 06 May 2024 03:00:00 +0000\r\n", "List-Id: <china.onrecord>\r\n", "Auto-Submitted: auto-generated\r\n",
                             "MIME-Version: 1.0\r\n", "Content-Type: multipart/alternative; boundary="})
    EXPECT_NE(out.find(header), std::string::npos) << header;
  std::size_t from = 0;
  for (std::size_t at = out.find("\r\n"); at != std::string::npos; at = out.find("\r\n", from)) {
    EXPECT_LE(at - from, 78U);
    from = at + 2;
  }
  EXPECT_EQ(out.find("Message-ID"), std::string::npos);
}

}  // namespace
}  // namespace onrecord
