// Options, groups of options and exit codes that several commands share, and the lists of commands that make up the table.
#pragma once

#include "app/command.h"

namespace onrecord {

inline const std::vector<std::string> kFormats = {"table", "json", "jsonl", "csv", "markdown"};
inline const std::vector<std::string> kPlotFormats = {"table", "json", "jsonl", "csv", "markdown", "svg", "html"};
inline const std::vector<std::string> kExportFormats = {"csv",      "json",    "jsonl",       "markdown",    "parquet", "bibtex",   "ris",
                                                        "csl-json", "graphml", "claimreview", "annotations", "corpus",  "datasette"};
inline const std::vector<std::string> kClasses = {"assert",  "deny", "accuse",  "promise", "urge",     "warn",
                                                  "predict", "ask",  "decline", "support", "criticize"};

inline const Option kHelp = {{"-h", "--help"}, "", "print this help and exit", [](Options& o) -> Slot { return &o.help; }, {}};
inline const Option kFormat = {{"--format"}, "FORMAT", "how the rows are written", [](Options& o) -> Slot { return &o.format; }, kFormats};
inline const Option kJsonl = {
    {"--jsonl"}, "", "filter: one JSON object a line on stdin, one a line on stdout, same order", [](Options& o) -> Slot { return &o.jsonl; }, {}};
inline const Option kPublicationDay = {
    {"--date"}, "DAY", "publication day of pages and texts that name none, YYYY-MM-DD", [](Options& o) -> Slot { return &o.date; }, {}};
inline const Option kAllowAddress = {{"--allow-address"},
                                     "CIDR",
                                     "also contact these addresses, not only public ones: 127.0.0.0/8; repeatable",
                                     [](Options& o) -> Slot { return &o.allow_addresses; },
                                     {}};

inline const Option kFolder = {
    {"--workspace"}, "FOLDER", "folder of onrecord.toml (default: this one)", [](Options& o) -> Slot { return &o.folder; }, {}};
inline const OptionGroup kPlace = {"WORKSPACE OPTIONS", {kFolder}};
inline const OptionGroup kWorkspace = {
    "WORKSPACE OPTIONS",
    {
        kFolder,
        {{"--now"}, "INSTANT", "take this RFC 3339 instant for the present (for tests)", [](Options& o) -> Slot { return &o.now; }, {}},
    }};

inline const OptionGroup kWriter = {
    "WRITER OPTIONS",
    {
        {{"--wait"}, "SECONDS", "wait so long for another run to end (default 0)", [](Options& o) -> Slot { return &o.wait; }, {}},
        {{"-v", "--verbose"}, "", "say what was done, and one line a page on stderr", [](Options& o) -> Slot { return &o.verbose; }, {}},
    }};

inline const Option kSpeaker = {
    {"--speaker"}, "NAME", "who said it: a name, or its last words; repeatable", [](Options& o) -> Slot { return &o.query.speakers; }, {}};
inline const Option kSource = {
    {"--source"}, "ID", "id of the publisher in sources.toml; repeatable", [](Options& o) -> Slot { return &o.query.sources; }, {}};
inline const Option kSince = {{"--since"},
                              "DAY",
                              "said on or after this day: 2024-05-06, 2024-05, yesterday, 7d (or w, m, y ago)",
                              [](Options& o) -> Slot { return &o.query.since; },
                              {}};
inline const Option kUntil = {{"--until"},
                              "DAY",
                              "said on or before this day: 2024-05-06, 2024-05, yesterday, 7d (or w, m, y ago)",
                              [](Options& o) -> Slot { return &o.query.until; },
                              {}};

inline const OptionGroup kFilters = {
    "FILTERS",
    {
        kSpeaker,
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
        {{"--tense"},
         "TENSE",
         "tense of what is said; repeatable",
         [](Options& o) -> Slot { return &o.query.tenses; },
         {"past", "present", "future"}},
        kSource,
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
        kSince,
        kUntil,
        {{"--about-period"},
         "PERIOD",
         "period it is about: 2023, 2023-05, FY2023, Q3-2023 or 2023-01-01/2023-06-30",
         [](Options& o) -> Slot { return &o.period; },
         {}},
    }};
/// Of questions that answer rows: --limit and --offset.
inline const OptionGroup kPaging = {
    "ROWS",
    {
        {{"--limit"}, "N", "rows at most, newest first; -1: all (default 50)", [](Options& o) -> Slot { return &o.query.limit; }, {}},
        {{"--offset"}, "N", "rows to pass over", [](Options& o) -> Slot { return &o.query.offset; }, {}},
    }};
inline const Option kPlotFormat = {
    {"--format"}, "FORMAT", "how it is written; svg and html are plots", [](Options& o) -> Slot { return &o.format; }, kPlotFormats};

inline const ExitCode kLocked = {75, "another run holds the lock"};
inline const ExitCode kNoWorkspace = {66, "there is no workspace, or no index in it"};
inline const ExitCode kBadSettings = {78, "a settings file or table is wrong"};

[[nodiscard]] std::vector<Command> nights_commands();
[[nodiscard]] std::vector<Command> questions_commands();
[[nodiscard]] std::vector<Command> outputs_commands();
[[nodiscard]] std::vector<Command> index_commands();
[[nodiscard]] std::vector<Command> pages_commands();

}  // namespace onrecord
