// Rows of the table of commands: upkeep of the index, its sources and its archive.
#include "app/archive_command.h"
#include "app/command_options.h"
#include "app/entities_command.h"
#include "app/record_commands.h"
#include "app/registry_command.h"
#include "app/sources_command.h"
#include "app/workspace_commands.h"

namespace onrecord {

std::vector<Command> index_commands() {
  return {
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
  };
}

}  // namespace onrecord
