// The table of commands: all that a command line may say stands here once.
#include <array>

#include "app/archive_command.h"
#include "app/check_command.h"
#include "app/command.h"
#include "app/entities_command.h"
#include "app/explain_command.h"
#include "app/export_command.h"
#include "app/extract_command.h"
#include "app/help_command.h"
#include "app/query_commands.h"
#include "app/record_commands.h"
#include "app/registry_command.h"
#include "app/sources_command.h"
#include "app/watch_commands.h"
#include "app/workspace_commands.h"

namespace onrecord {
namespace {

const std::vector<std::string> kFormats = {"table", "json", "jsonl", "csv", "markdown"};
const std::vector<std::string> kPlotFormats = {"table", "json", "jsonl", "csv", "markdown", "svg", "html"};
const std::vector<std::string> kExportFormats = {"csv",      "json",    "jsonl",       "markdown",    "parquet", "bibtex",   "ris",
                                                 "csl-json", "graphml", "claimreview", "annotations", "corpus",  "datasette"};
const std::vector<std::string> kClasses = {"assert",  "deny", "accuse",  "promise", "urge",     "warn",
                                           "predict", "ask",  "decline", "support", "criticize"};

const Option kHelp = {{"-h", "--help"}, "", "print this help and exit", [](Options& o) -> Slot { return &o.help; }, {}};
const Option kFormat = {{"--format"}, "FORMAT", "how the rows are written", [](Options& o) -> Slot { return &o.format; }, kFormats};
const Option kJsonl = {
    {"--jsonl"}, "", "filter: one JSON object a line on stdin, one a line on stdout, same order", [](Options& o) -> Slot { return &o.jsonl; }, {}};
const Option kPublicationDay = {
    {"--date"}, "DAY", "publication day of pages and texts that name none, YYYY-MM-DD", [](Options& o) -> Slot { return &o.date; }, {}};
const Option kAllowAddress = {{"--allow-address"},
                              "CIDR",
                              "also contact these addresses, not only public ones: 127.0.0.0/8; repeatable",
                              [](Options& o) -> Slot { return &o.allow_addresses; },
                              {}};

const Option kFolder = {{"--workspace"}, "FOLDER", "folder of onrecord.toml (default: this one)", [](Options& o) -> Slot { return &o.folder; }, {}};
const OptionGroup kPlace = {"WORKSPACE OPTIONS", {kFolder}};
const OptionGroup kWorkspace = {
    "WORKSPACE OPTIONS",
    {
        kFolder,
        {{"--now"}, "INSTANT", "take this RFC 3339 instant for the present (for tests)", [](Options& o) -> Slot { return &o.now; }, {}},
    }};

const OptionGroup kWriter = {
    "WRITER OPTIONS",
    {
        {{"--wait"}, "SECONDS", "wait so long for another run to end (default 0)", [](Options& o) -> Slot { return &o.wait; }, {}},
        {{"-v", "--verbose"}, "", "say what was done, and one line a page on stderr", [](Options& o) -> Slot { return &o.verbose; }, {}},
    }};

const OptionGroup kFilters = {
    "FILTERS",
    {
        {{"--speaker"}, "NAME", "who said it: a name, or its last words; repeatable", [](Options& o) -> Slot { return &o.query.speakers; }, {}},
        {{"--role"}, "TEXT", "part of the role held when it was said", [](Options& o) -> Slot { return &o.query.role; }, {}},
        {{"--organization", "--organisation"},
         "TEXT",
         "part of the name of the body the speaker acts for",
         [](Options& o) -> Slot { return &o.query.organization; },
         {}},
        {{"--country"},
         "CODE",
         "country that the statement is about, two letters; repeatable",
         [](Options& o) -> Slot { return &o.query.countries; },
         {}},
        {{"--speaker-country"}, "CODE", "country that the speaker acts for", [](Options& o) -> Slot { return &o.query.speaker_country; }, {}},
        {{"--class"}, "CLASS", "what kind of statement it is; repeatable", [](Options& o) -> Slot { return &o.query.classes; }, kClasses},
        {{"--quote"}, "TYPE", "how it is quoted; repeatable", [](Options& o) -> Slot { return &o.query.quotes; }, {"direct", "indirect", "mixed"}},
        {{"--source"}, "ID", "id of the publisher in sources.toml; repeatable", [](Options& o) -> Slot { return &o.query.sources; }, {}},
        {{"--mentions"},
         "NAME",
         "a person, body or place that the statement names; repeatable",
         [](Options& o) -> Slot { return &o.query.mentions; },
         {}},
        {{"--text"}, "QUERY", "words: \"a phrase\", prefix*, AND OR NOT, NEAR(a b)", [](Options& o) -> Slot { return &o.query.text; }, {}},
        {{"--figure"},
         "CONDITION",
         "a figure in it: '>10000', '>=5', '<100', '=24000' or '1000..5000'",
         [](Options& o) -> Slot { return &o.figure; },
         {}},
        {{"--unit"}, "UNIT", "unit of that figure: %, USD, km", [](Options& o) -> Slot { return &o.query.unit; }, {}},
        {{"--counted"}, "TEXT", "what that figure counts: crossings", [](Options& o) -> Slot { return &o.query.counted; }, {}},
        {{"--place"},
         "NAME",
         "where that figure counts it: any name of a country, state or city",
         [](Options& o) -> Slot { return &o.query.place; },
         {}},
        {{"--since"},
         "DAY",
         "said on or after this day: 2024-05-06, 2024-05, yesterday, 7d (or w, m, y ago)",
         [](Options& o) -> Slot { return &o.query.since; },
         {}},
        {{"--until"},
         "DAY",
         "said on or before this day: 2024-05-06, 2024-05, yesterday, 7d (or w, m, y ago)",
         [](Options& o) -> Slot { return &o.query.until; },
         {}},
        {{"--about-period"},
         "PERIOD",
         "period it is about: 2023, 2023-05, FY2023, Q3-2023 or 2023-01-01/2023-06-30",
         [](Options& o) -> Slot { return &o.period; },
         {}},
        {{"--limit"}, "N", "rows at most, newest first; -1: all (default 50)", [](Options& o) -> Slot { return &o.query.limit; }, {}},
        {{"--offset"}, "N", "rows to pass over", [](Options& o) -> Slot { return &o.query.offset; }, {}},
    }};
const Option kPlotFormat = {
    {"--format"}, "FORMAT", "how it is written; svg and html are plots", [](Options& o) -> Slot { return &o.format; }, kPlotFormats};
const Option kLimit = {{"--limit"}, "N", "rows at most (default 50); -1: all", [](Options& o) -> Slot { return &o.query.limit; }, {}};

const ExitCode kLocked = {75, "another run holds the lock"};
const ExitCode kNoWorkspace = {66, "there is no workspace, or no index in it"};
const ExitCode kBadSettings = {78, "a settings file or table is wrong"};

/// " content: which element ...; figures: ...."
std::string explain_kinds_text() {
  std::string text;
  for (const ExplainKind& kind : all_explain_kinds()) text += (text.empty() ? " " : "; ") + std::string(kind.kind) + ": " + std::string(kind.what);
  return text + ".";
}

std::vector<Command> make_commands() {
  return {
      {"init",
       "Make a workspace: settings, sources, watches and an empty index",
       "A folder that holds a workspace already is left as it is.",
       {{"FOLDER", "where to make it", [](Options& o) -> Slot { return &o.target; }, false, {}, true}},
       {},
       {},
       {{"onrecord init policy", "a workspace in ./policy, with sources to choose from"}},
       {{73, "there is a workspace already, or the folder cannot be made"}},
       run_init},
      {"nightly",
       "The whole night: crawl, ingest, alert, health, maintenance; silent when all is well",
       "On a terminal it shows its progress. A source in its third night without an answer, and then every seventh night, or every seventh night "
       "without a new article where there usually are some, has a line on stderr. A watch whose words cannot be read is named, and the others are "
       "told. Once "
       "a week the index is compared with itself.",
       {},
       {},
       {&kWriter, &kWorkspace},
       {{"onrecord nightly --workspace policy -v", "one night, telling what was done"}},
       {{65, "the index is damaged"},
        kNoWorkspace,
        {74, "the disk is full; the next night goes on"},
        {75, "another run holds the lock, or no source could be reached"},
        kBadSettings},
       run_nightly},
      {"crawl",
       "Fetch what is new from every source into the archive",
       "A backfill asks every feed and sitemap anew, also those that only robots.txt names, and takes of them the articles that they date within the "
       "days given and no others, at most max_pages_per_source a run: repeat it until nothing is fetched.",
       {},
       {{{"--backfill"},
         "DAYS",
         "only articles dated within these days, FROM..TO as YYYY-MM-DD..YYYY-MM-DD",
         [](Options& o) -> Slot { return &o.backfill; },
         {}}},
       {&kWriter, &kWorkspace},
       {{"onrecord crawl --workspace policy", "fetch, and leave the reading to ingest"},
        {"onrecord crawl --backfill 2024-01-01..2024-03-31", "what the sitemaps still have of one quarter"}},
       {kNoWorkspace, kLocked, kBadSettings},
       run_crawl_command},
      {"ingest",
       "Read fetched pages, or files, into the index",
       "Without files: what the crawl left waiting. A .warc or .warc.gz gives all its pages, .jsonl one object a line with text or html, .txt plain "
       "text; anything else is an HTML page.",
       {{"FILE", "files to read", [](Options& o) -> Slot { return &o.inputs; }, true, {}, true}},
       {{{"--source"},
         "ID",
         "id of the source that the files belong to (default: the source of a page's host, else files)",
         [](Options& o) -> Slot { return &o.source; },
         {}},
        {{"--dry-run"}, "", "say what would be read, and write nothing: it is done in a copy", [](Options& o) -> Slot { return &o.dry_run; }, {}}},
       {&kWriter, &kWorkspace},
       {{"onrecord ingest --workspace policy", "read what the crawl fetched"},
        {"onrecord ingest --source dhs saved/*.html", "read saved pages as the source dhs"}},
       {{65, "a file is not what it should be"}, kNoWorkspace, kLocked, kBadSettings},
       run_ingest_command},
      {"alert",
       "Match the watches and deliver their reports",
       "Each statement that matches a watch is told once. A watch whose words cannot be read as a query is named, and the others are told.",
       {},
       {{{"--dry-run"}, "", "print what would be told; tell and record nothing", [](Options& o) -> Slot { return &o.dry_run; }, {}}},
       {&kWriter, &kWorkspace},
       {{"onrecord alert --workspace policy", "reports of what is new since the last time"}, {"onrecord alert --dry-run", "what they would say"}},
       {kNoWorkspace, kLocked, kBadSettings},
       run_alert_command},
      {"query",
       "Find claims by speaker, role, country, words, figures and dates",
       "Newest first. All filters must hold; of a repeated one, any.",
       {},
       {{{"--explain"}, "", "instead of rows: the SQL with its values, to go on with in sqlite3", [](Options& o) -> Slot { return &o.explain; }, {}},
        {{"--order"},
         "ORDER",
         "newest said (default), newest in the index, or best match of --text",
         [](Options& o) -> Slot { return &o.order; },
         {"said", "recorded", "rank"}},
        kFormat},
       {&kFilters, &kWorkspace},
       {{"onrecord query --speaker Mayorkas --country CN", "what he said about China"},
        {"onrecord query --text '\"verification first\" OR repatriat*' --quote direct", "word for word"},
        {"onrecord query --figure '>10000' --counted crossings --about-period FY2023", "figures of one fiscal year"},
        {"onrecord query --country CN --explain | sqlite3 -box onrecord.db", "the same question asked of SQLite itself"}},
       {kNoWorkspace},
       run_query},
      {"figures",
       "Series of figures over time, with revisions and contradictions",
       "",
       {},
       {{{"--measure"}, "KEY", "key of one series, as the JSON of extract shows it", [](Options& o) -> Slot { return &o.measure; }, {}}, kPlotFormat},
       {&kFilters, &kWorkspace},
       {{"onrecord figures --counted crossings", "all series that count crossings"},
        {"onrecord figures --counted arrests --place 'El Paso'", "the same of one place"},
        {"onrecord figures --counted crossings --format svg >crossings.svg", "a plot for a paper"}},
       {kNoWorkspace},
       run_figures},
      {"timeline",
       "Count claims by day, week, month, quarter or year",
       "Reports, statements (each once a step, however often it is reported) and clusters (copies of one text once).",
       {},
       {{{"--by"},
         "PERIOD",
         "length of the steps (default month)",
         [](Options& o) -> Slot { return &o.by; },
         {"day", "week", "month", "quarter", "year"}},
        {{"--split"},
         "FACET",
         "one row a step and value of this",
         [](Options& o) -> Slot { return &o.split; },
         {"speaker", "role", "organization", "source", "class", "quote", "country", "speaker-country", "mentions"}},
        kPlotFormat},
       {&kFilters, &kWorkspace},
       {{"onrecord timeline --country CN --by month", "how often China was spoken of"},
        {"onrecord timeline --speaker Mayorkas --by quarter --split class", "what kind of statements he made"}},
       {kNoWorkspace},
       run_timeline},
      {"changes",
       "What edits did to articles: headlines and statements added, altered or withdrawn",
       "Newest first. Of the filters, --speaker, --source, --since, --until (days of the edit) and --limit count.",
       {},
       {kFormat},
       {&kFilters, &kWorkspace},
       {{"onrecord changes --since 2024-05-01", "what publishers have changed since"}},
       {kNoWorkspace},
       run_changes},
      {"who",
       "What the index knows of a person or body: offices, statements, countries",
       "The name of an office finds its holders.",
       {{"NAME", "a name, or its last words, or an office", [](Options& o) -> Slot { return &o.target; }, false, {}, true}},
       {{{"--on"}, "DAY", "only offices held on this day, YYYY-MM-DD", [](Options& o) -> Slot { return &o.day; }, {}}, kFormat},
       {&kWorkspace},
       {{"onrecord who Mayorkas", "his offices by date, and what he spoke of"}},
       {{66, "nobody of that name is known, or there is no workspace"}},
       run_who},
      {"show",
       "One claim with its sentence, its spans and the way back to the archived page",
       "",
       {{"CLAIM", "number of the claim, as query shows it", [](Options& o) -> Slot { return &o.claim; }, false, {}, true}},
       {},
       {&kWorkspace},
       {{"onrecord show 17", "claim 17"}},
       {{66, "there is no such claim, or no workspace"}},
       run_show},
      {"watch",
       "Add a watch, try one, or see what was told",
       "add writes a block into watches.toml; test shows what each watch, or this one, would have told over the last 30 days, and records nothing; "
       "show lists the "
       "ledger of what was told.",
       {{"ACTION", "what to do", [](Options& o) -> Slot { return &o.kind; }, false, {"add", "test", "show"}, true},
        {"ID", "of the watch", [](Options& o) -> Slot { return &o.inputs; }, true, {}, true}},
       {{{"--title"}, "TEXT", "add: heading of its reports", [](Options& o) -> Slot { return &o.title; }, {}},
        {{"--to"}, "TARGET", "add: file, mailto:ADDRESS or https:// webhook; repeatable", [](Options& o) -> Slot { return &o.deliver_to; }, {}},
        {{"--speaker"}, "NAME", "add: any of these; repeatable", [](Options& o) -> Slot { return &o.query.speakers; }, {}},
        {{"--country"}, "CODE", "add: any of these; repeatable", [](Options& o) -> Slot { return &o.query.countries; }, {}},
        {{"--text"}, "QUERY", "add: words", [](Options& o) -> Slot { return &o.query.text; }, {}},
        {{"--class"}, "CLASS", "add: any of these; repeatable", [](Options& o) -> Slot { return &o.query.classes; }, kClasses},
        {{"--figure"}, "CONDITION", "add: a figure in it, '>=10000'", [](Options& o) -> Slot { return &o.figure; }, {}},
        kLimit,
        kFormat},
       {&kWorkspace},
       {{"onrecord watch add china --country CN --text 'deport* OR repatriat*' --to reports/china.md", "a new watch"},
        {"onrecord watch test china", "what it would have told"},
        {"onrecord watch show china", "what it has told"}},
       {kNoWorkspace, kBadSettings},
       run_watch},
      {"export",
       "All claims that match, for other tools",
       "CSV where no format is named. --limit and --offset are not heeded. With --output a manifest stands beside the file: rows, query, program, "
       "digest. "
       "bibtex, ris and csl-json list the articles; graphml joins speakers and countries; claimreview and annotations are JSON-LD; corpus is a CSV "
       "of texts "
       "and docvars; datasette is a metadata.json with canned queries.",
       {},
       {{{"--output"}, "FILE", "file to write (default: stdout)", [](Options& o) -> Slot { return &o.output; }, {}},
        {{"--format"}, "FORMAT", "what is written", [](Options& o) -> Slot { return &o.format; }, kExportFormats}},
       {&kFilters, &kWorkspace},
       {{"onrecord export --country CN --output china.csv", "every claim about China as a table"},
        {"onrecord export --format parquet --output all.parquet", "everything for Arrow, DuckDB, pandas"}},
       {kNoWorkspace, {74, "the file cannot be written"}},
       run_export},
      {"snapshot",
       "A compact read-only copy of the index for others",
       "It opens without write permission and holds neither the outbox nor the crawler's journal.",
       {{"FILE", "the copy to write", [](Options& o) -> Slot { return &o.target; }, false, {}, true}},
       {{{"--without-texts"},
         "",
         "leave out the texts of articles that may not be passed on",
         [](Options& o) -> Slot { return &o.without_texts; },
         {}}},
       {&kWorkspace},
       {{"onrecord snapshot --without-texts public.db", "a copy to publish"}},
       {kNoWorkspace, {73, "the copy cannot be written"}},
       run_snapshot},
      {"forget",
       "Remove a person, what they said, and every mention",
       "Only a digest of the name stays, so that later pages do not bring it back. Texts of articles and the archive stay as they are.",
       {},
       {{{"--person"}, "NAME", "the whole name", [](Options& o) -> Slot { return &o.name; }, {}},
        {{"--wait"}, "SECONDS", "wait so long for another run to end (default 0)", [](Options& o) -> Slot { return &o.wait; }, {}}},
       {&kWorkspace},
       {{"onrecord forget --person 'Ada Example'", "she asked for it"}},
       {kNoWorkspace, kLocked},
       run_forget},
      {"entities",
       "Say that two people or bodies of the index are one, or take it back",
       "list shows all merges; merge FROM INTO records that FROM is INTO; undo NUMBER ends a merge. FROM and INTO are names, or slugs where several "
       "have "
       "the name. Nothing that was read is changed: questions by any name of either find both.",
       {{"ACTION",
         "list (default), merge with FROM and INTO, undo with the number of a merge",
         [](Options& o) -> Slot { return &o.inputs; },
         true,
         {"list", "merge", "undo"},
         false}},
       {{{"--wait"}, "SECONDS", "wait so long for another run to end (default 0)", [](Options& o) -> Slot { return &o.wait; }, {}}, kFormat},
       {&kWorkspace},
       {{"onrecord entities merge 'Jo Example' 'Joanna Example'", "one person under two names"},
        {"onrecord entities undo 1", "they are two after all"}},
       {{66, "there is no such entity or merge, or no workspace"}, kLocked},
       run_entities},
      {"sources",
       "Health of every source, against its usual volume; add a source",
       "States: ok; new, fewer than seven nights known; low, in the last seven nights less than a quarter of the usual; silent, no new article for "
       "more than three times as long as usual; failing, no answer in the last night; disabled. Nights are runs of the crawl. Walls (consent, "
       "challenge, script), pay walls and pages that were not read are shares of the articles of 30 days. \"feed moved to\" proposes the address "
       "that "
       "permanent redirects lead to. add URL asks a page of a site for its feeds, for the sitemaps of its robots.txt and for links to articles, "
       "tells "
       "what it found, and adds a block to sources.toml.",
       {{"ACTION",
         "what to do, with the URL of a site behind it; without it health is shown",
         [](Options& o) -> Slot { return &o.inputs; },
         true,
         {"add"},
         false}},
       {{{"--id"}, "ID", "add: id of the source (default: from its host)", [](Options& o) -> Slot { return &o.source; }, {}},
        {{"--disabled"}, "", "add: the crawl leaves it alone until it is enabled", [](Options& o) -> Slot { return &o.disabled; }, {}},
        kFormat},
       {&kWorkspace},
       {{"onrecord sources --workspace policy", "when each source last answered, and what came of it"},
        {"onrecord sources add https://www.example.org/ --disabled", "a new source, to look at before it is crawled"}},
       {{65, "add: nothing to crawl was found"}, kNoWorkspace, {69, "add: the site does not answer"}, {77, "add: robots.txt does not allow it"}},
       run_sources},
      {"registry",
       "Office holders of your own: people with their offices and terms",
       "import FILE reads Popolo JSON (persons, organizations, posts, memberships) or the JSON of congress-legislators and puts one row a term into "
       "people.tsv of the workspace, which nightly, ingest, extract and explain read beside the program's own people. Rows that are there stay; a "
       "row that is there "
       "already gets what is new in it. Statements read before keep the roles that they have.",
       {{"ACTION", "what to do, with the file behind it", [](Options& o) -> Slot { return &o.inputs; }, true, {"import"}, false}},
       {{{"--country"},
         "CODE",
         "import: country of all people of a Popolo file, two capital letters",
         [](Options& o) -> Slot { return &o.country; },
         {}},
        {{"--dry-run"}, "", "import: say what would be done, and write nothing", [](Options& o) -> Slot { return &o.dry_run; }, {}}},
       {&kWorkspace},
       {{"onrecord registry import parliament.json --country NZ --dry-run", "what a Popolo file would bring"},
        {"onrecord registry import legislators-current.json", "the members of the Congress of the United States"}},
       {{65, "import: the file is not what it should be; nothing is written"}, {66, "there is no such file, or no workspace"}, kBadSettings},
       run_registry},
      {"status",
       "What the index holds and when it last ran",
       "",
       {},
       {{{"--max-age"}, "AGE", "exit 1 where the last run is older; hours, like 36h", [](Options& o) -> Slot { return &o.max_age; }, {}}},
       {&kWorkspace},
       {{"onrecord status --max-age 36h", "for a monitor"}},
       {{1, "--max-age: the last run is older"}, kNoWorkspace},
       run_status},
      {"backup",
       "A live copy of the index",
       "",
       {{"FILE", "the copy to write", [](Options& o) -> Slot { return &o.target; }, false, {}, true}},
       {},
       {&kWorkspace},
       {{"onrecord backup copy.db", "a copy while others read and write"}},
       {kNoWorkspace, {73, "the copy cannot be written"}},
       run_backup},
      {"restore",
       "A copy takes the place of the index",
       "The copy is checked first. Ids and the ledger of what was told are those of the copy; the index that was there is kept beside it as "
       "FILE.before-restore. Pages fetched since are in the archive: 'onrecord ingest ARCHIVE-FILES' reads them again.",
       {{"FILE", "the copy to restore", [](Options& o) -> Slot { return &o.target; }, false, {}, true}},
       {{{"--wait"}, "SECONDS", "wait so long for another run to end (default 0)", [](Options& o) -> Slot { return &o.wait; }, {}}},
       {&kWorkspace},
       {{"onrecord restore copy.db", "after a disk was lost"}},
       {{65, "the copy is damaged, or no index"}, kNoWorkspace, kLocked},
       run_restore},
      {"archive",
       "Whether the archive is whole, what it holds, one page out of it",
       "verify reads every record and compares its digests; list prints a CDXJ index on stdout; get writes the newest answer of URL, content codings "
       "undone.",
       {{"KIND", "what to do", [](Options& o) -> Slot { return &o.kind; }, false, archive_kinds(), true},
        {"URL", "of get: the page", [](Options& o) -> Slot { return &o.inputs; }, true, {}, true}},
       {},
       {&kWorkspace},
       {{"onrecord archive verify", "whether every byte is as it was received"},
        {"onrecord archive list >index.cdxj", "an index for other tools"},
        {"onrecord archive get https://ministry.example/news/1", "the page as it was"}},
       {{65, "verify: a record is damaged"}, {66, "get: not in the archive; or there is no workspace"}},
       run_archive},
      {"extract",
       "Read pages or texts and print what they say as JSON",
       "Needs no workspace; in one its people.tsv counts. One object a page. A page of the web is asked for once, after its robots.txt; it is not "
       "archived.",
       {{"FILE|URL",
         "HTML pages, .txt for plain text, or http:// and https:// addresses",
         [](Options& o) -> Slot { return &o.inputs; },
         true,
         {},
         true}},
       {kJsonl,
        {{"--threads"}, "N", "workers of the filter (default: all cores)", [](Options& o) -> Slot { return &o.threads; }, {}},
        kPublicationDay,
        {{"--explain"},
         "",
         "instead of JSON: which element won as the article, and why each block was dropped",
         [](Options& o) -> Slot { return &o.explain; },
         {}},
        {{"--golden"},
         "FOLDER",
         "instead of JSON: write the page and its article as a golden of the tests",
         [](Options& o) -> Slot { return &o.golden; },
         {}},
        kAllowAddress},
       {&kPlace},
       {{"onrecord extract page.html", "one saved page"},
        {"onrecord extract --explain https://ministry.example/news/1", "a page of the web, fetched by its robots.txt"},
        {"onrecord extract --jsonl <pages.jsonl >read.jsonl", "many pages on all cores"}},
       {{65, "a page is a PDF or another file that is no text; its note says so, the others are read"},
        {66, "there is no such file"},
        {69, "the page cannot be had"},
        {77, "robots.txt or the address guard forbids it"}},
       run_extract},
      {"explain",
       "Why a part of the program reads what it reads",
       "Needs no workspace; in one its people.tsv counts." + explain_kinds_text(),
       {{"KIND", "which part", [](Options& o) -> Slot { return &o.kind; }, false, explain_kinds(), true},
        {"INPUT", "a file, - for standard input, or the text itself", [](Options& o) -> Slot { return &o.target; }, false, {}, true}},
       {kPublicationDay},
       {&kPlace},
       {{"onrecord explain content page.html", "why this is the article of the page"},
        {"onrecord explain figures 'More than 24,000 crossings, up 9 percent'", "what made each figure"},
        {"onrecord explain times --date 2024-05-08 'Two days earlier, on Monday, ...'", "which days each expression means, seen from that day"}},
       {},
       run_explain},
      {"check",
       "Try a part of the program by itself",
       "config loads all tables and models and reads the tables' examples; db compares the index of the workspace with itself: pages, foreign keys, "
       "full "
       "text, spans. The others answer the cases that --jsonl gives and need no workspace.",
       {{"KIND", "what to try", [](Options& o) -> Slot { return &o.kind; }, false, check_kinds(), false}},
       {kJsonl},
       {&kWorkspace},
       {{"onrecord check config", "after a change of a table"}, {"onrecord check db --workspace policy", "whether the index is whole"}},
       {{2, "an unknown KIND"},
        {65, "an example is not read as its row says, or the index is damaged"},
        {75, "db: another run holds the lock"},
        kBadSettings},
       run_check},
      {"help",
       "Help of the program or of a command, the man page, completions for shells",
       "",
       {{"COMMAND", "the command", [](Options& o) -> Slot { return &o.inputs; }, true, {}, true}},
       {{{"--man"}, "", "the man page in roff", [](Options& o) -> Slot { return &o.man; }, {}},
        {{"--completion"}, "SHELL", "the completion script", [](Options& o) -> Slot { return &o.completion; }, {"bash", "zsh", "fish"}}},
       {},
       {{"onrecord help query", "the same as onrecord query --help"},
        {"onrecord help --completion bash >/etc/bash_completion.d/onrecord", "completion for bash"}},
       {},
       run_help},
  };
}

}  // namespace

const std::vector<Command>& all_commands() {
  static const std::vector<Command> commands = make_commands();
  return commands;
}

const Command* find_command(std::string_view name) {
  for (const Command& command : all_commands()) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

std::vector<const Option*> options_of(const Command& command) {
  std::vector<const Option*> options;
  for (const Option& option : command.options) options.push_back(&option);
  for (const OptionGroup* group : command.groups) {
    for (const Option& option : group->options) options.push_back(&option);
  }
  options.push_back(&kHelp);
  return options;
}

const std::vector<ExitCode>& all_exit_codes() {
  static const std::vector<ExitCode> codes = {
      {0, "done; also where there is nothing new, and where some sources failed, each with a line on stderr"},
      {1, "status --max-age: the last run is older"},
      {2, "check: unknown KIND"},
      {64, "the command line is wrong"},
      {65, "input is not what it should be"},
      {66, "a file or folder that should be there is not: no workspace, no such file"},
      {69, "a host or service does not answer"},
      {70, "a bug"},
      {73, "cannot be created: init where a workspace is already"},
      {74, "disk full, or a read error"},
      {75, "try again later: another run holds the lock, no source could be reached"},
      {76, "the peer broke the protocol"},
      {77, "permission denied"},
      {78, "a settings file or table is wrong"},
  };
  return codes;
}

}  // namespace onrecord
