// Rows of the table of commands: what a night does, and its steps.
#include "app/command_options.h"
#include "app/workspace_commands.h"

namespace onrecord {

std::vector<Command> nights_commands() {
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
       {{{"--dry-run"},
         "",
         "say what would be asked for first and told of pages that wait; fetch and write nothing",
         [](Options& o) -> Slot { return &o.dry_run; },
         {}}},
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
         {}},
        {{"--dry-run"},
         "",
         "say which listings and known articles would be asked for; fetch and write nothing",
         [](Options& o) -> Slot { return &o.dry_run; },
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
       {{65, "a file is not what it should be, or pages in it are damaged; the others are read"}, kNoWorkspace, kLocked, kBadSettings},
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
  };
}

}  // namespace onrecord
