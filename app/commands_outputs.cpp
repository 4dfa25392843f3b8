// Rows of the table of commands: what leaves the index: alerts, exports, copies.
#include "app/command_options.h"
#include "app/export_command.h"
#include "app/record_commands.h"
#include "app/watch_commands.h"

namespace onrecord {

std::vector<Command> outputs_commands() {
  return {
      {"watch",
       "Add a watch, try one, or see what was told",
       "add writes a block into watches.toml; test shows what each watch, or this one, would have told over the last 30 days, and records nothing; "
       "show lists the "
       "ledger of what was told.",
       {{"ACTION", "what to do", [](Options& o) -> Slot { return &o.kind; }, false, {"add", "test", "show"}, true},
        {"ID", "of the watch", [](Options& o) -> Slot { return &o.inputs; }, true, {}, true}},
       {{{"--title"}, "TEXT", "add: heading of its reports", [](Options& o) -> Slot { return &o.title; }, {}},
        {{"--to"},
         "TARGET",
         "add: file (.md, .html, .txt, .atom or .json), mailto:ADDRESS or https:// webhook; repeatable",
         [](Options& o) -> Slot { return &o.deliver_to; },
         {}},
        {{"--speaker"}, "NAME", "add: any of these; repeatable", [](Options& o) -> Slot { return &o.query.speakers; }, {}},
        {{"--country"}, "CODE", "add: any of these; repeatable", [](Options& o) -> Slot { return &o.query.countries; }, {}},
        {{"--text"}, "QUERY", "add: words", [](Options& o) -> Slot { return &o.query.text; }, {}},
        {{"--class"}, "CLASS", "add: any of these; repeatable", [](Options& o) -> Slot { return &o.query.classes; }, kClasses},
        {{"--figure"}, "CONDITION", "add: a figure in it, '>=10000'", [](Options& o) -> Slot { return &o.figure; }, {}},
        {{"--limit"}, "N", "test, show: items at most (default 50); -1: all", [](Options& o) -> Slot { return &o.query.limit; }, {}},
        {{"--format"},
         "FORMAT",
         "show: table, json, jsonl, csv, markdown; test: text, markdown, html, atom, json",
         [](Options& o) -> Slot { return &o.format; },
         {"table", "text", "json", "jsonl", "csv", "markdown", "html", "atom"}}},
       {&kWorkspace},
       {{"onrecord watch add china --country CN --text 'deport* OR repatriat*' --to reports/china.md", "a new watch"},
        {"onrecord watch test china", "what it would have told"},
        {"onrecord watch show china", "what it has told"}},
       {{66, "there is no such watch, or no workspace"}, kBadSettings},
       run_watch},
      {"export",
       "All claims that match, for other tools",
       "CSV where no format is named. With --output a manifest stands beside the file: rows, query, program, "
       "digest. "
       "bibtex, ris and csl-json list the articles; graphml joins speakers and countries; claimreview and annotations are JSON-LD; corpus is a CSV "
       "of texts "
       "and docvars; datasette is a metadata.json with canned queries.",
       {},
       {{{"--output"}, "FILE", "file to write (default: stdout)", [](Options& o) -> Slot { return &o.output; }, {}},
        {{"--format"}, "FORMAT", "what is written", [](Options& o) -> Slot { return &o.format; }, kExportFormats},
        {{"--database"},
         "NAME",
         "datasette: name of the file that is served, without its ending (default: that of the index)",
         [](Options& o) -> Slot { return &o.name; },
         {}}},
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
  };
}

}  // namespace onrecord
